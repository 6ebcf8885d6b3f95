using Microsoft.Playwright;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;

namespace Tracker.System.Tests.Browser;

/// <summary>Before the meeting on 5G transport: the liaison sends vital information to people of five companies. Four acknowledge it, the fifth is reminded,
/// and a colleague of theirs learns nothing of it; on two servers.</summary>
public sealed class VitalTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Meeting = "records/meeting/jtc1-28", Subject = "Transport drafts before the meeting", Secret = "Both drafts replace clause seven.";

    private static readonly (string Id, string Name, string Company)[] Invited =
    [
        ("ana", "Ana Ruiz (sample)", "Alder Optics (sample)"), ("bo", "Bo Lind (sample)", "Castor Photonics (sample)"),
        ("cy", "Cy Okoro (sample)", "Birch Systems (sample)"), ("dee", "Dee Park (sample)", "Delta Fiber (sample)"),
        ("eli", "Eli Novak (sample)", "Elm Networks (sample)"),
    ];

    [Fact]
    public async Task Liaison_sends_it_to_five_companies_four_acknowledge_and_the_fifth_is_reminded()
    {
        var memberships = new Dictionary<string, EntityId>();
        foreach (var (id, name, company) in Invited)
            memberships[id] = await servers.Add(id, name, GroupId.Parse("org/" + id), OrganizationKind.Company, company);
        await servers.Add("pat", "Pat Lind (sample)", GroupId.Parse("org/bo"));
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var ana = await servers.SignIn("ana");
        await using var bo = await servers.SignIn("bo");
        await using var pat = await servers.SignIn("pat");
        foreach (var seat in new[] { ana, bo, pat })
        {
            await seat.Go("");
            await Assertions.Expect(seat.Page.GetByRole(AriaRole.Heading, new() { Name = "My work" })).ToBeVisibleAsync();
        }

        var note = await Drafted(liaison);
        await Released(liaison);
        await Acknowledged(liaison, ana, note);
        await Asked(liaison, ana, bo, note);
        foreach (var id in (string[])["cy", "dee", "eli"])
        {
            await using var seat = await servers.SignIn(id);
            await seat.Go("");
            await seat.Sends(note, CompartmentId.Own(ParticipantId.Parse(id)), new AcknowledgeRelease(1));
        }
        await Reminded(liaison, bo, note);
        await Closed(pat, note);
        await servers.Leaves("bo", memberships["bo"]);
        await bo.Sees("Not available");
        foreach (var seat in new[] { liaison, ana }) seat.Person.HasNoFaults();
    }

    /// <summary>From the page of the meeting, to people who are found by their name or their company's.</summary>
    private static async Task<ActorId> Drafted(Seat liaison)
    {
        await liaison.Go(Meeting);
        await liaison.Page.Locator("#vital-about").GetByRole(AriaRole.Link, new() { Name = "Share vital information…" }).ClickAsync();
        await liaison.Fill("#vital-subject", Subject);
        await liaison.Fill("#vital-text", Secret);
        foreach (var (id, name, company) in Invited)
        {
            var field = liaison.Page.Locator("#vital-to");
            await field.PressSequentiallyAsync(id == "ana" ? name[..5] : company[..6]);
            await liaison.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(global::System.Text.RegularExpressions.Regex.Escape(name)) }).ClickAsync();
            await Assertions.Expect(liaison.Page.Locator(".recipients")).ToContainTextAsync(name);
            await field.FillAsync("");
        }
        await liaison.Fill("#vital-day", DateTime.UtcNow.AddDays(7).ToString("yyyy-MM-dd", global::System.Globalization.CultureInfo.InvariantCulture));
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s02-3-draft");
        await liaison.Press("Save the draft");
        await liaison.Page.WaitForURLAsync("**/vital/**");
        await liaison.Sees("draft");
        return ActorId.Parse(new Uri(liaison.Page.Url).AbsolutePath.Trim('/'));
    }

    /// <summary>Exactly who will read it is shown before it goes out.</summary>
    private static async Task Released(Seat liaison)
    {
        await liaison.Press("Release…");
        var dialog = liaison.Page.GetByRole(AriaRole.Dialog, new() { Name = "Release" });
        await Assertions.Expect(dialog).ToContainTextAsync("Exactly these 5 people");
        foreach (var (_, name, company) in Invited)
        {
            await Assertions.Expect(dialog).ToContainTextAsync(name);
            await Assertions.Expect(dialog).ToContainTextAsync(company);
        }
        await Assertions.Expect(dialog).ToContainTextAsync(Secret);
        await liaison.Photographed("s02-3-release");
        await liaison.Press("Release to 5 people", dialog);
        await Assertions.Expect(liaison.Page.Locator("#note-release-undo")).ToBeVisibleAsync();
        await liaison.Page.Locator("#note-release-now").ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#readers")).ToContainTextAsync("0 of 5");
    }

    /// <summary>It comes to the first page by itself; one press, and the office has it.</summary>
    private static async Task Acknowledged(Seat liaison, Seat ana, ActorId note)
    {
        var card = ana.Page.Locator("#vital-for-you");
        await Assertions.Expect(card).ToContainTextAsync(Subject);
        await ana.Photographed("s02-3-home-recipient");
        await card.GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        await ana.Sees(Secret);
        await Assertions.Expect(ana.Page.Locator("#received")).ToBeVisibleAsync();
        await Person.Accessible(ana.Page);
        await ana.Photographed("s02-3-received");
        await ana.Press("I have read this");
        await ana.Sees("you acknowledged it");
        await Assertions.Expect(liaison.Page.Locator("#reader-ana")).ToContainTextAsync("acknowledged");
        await Assertions.Expect(liaison.Page.Locator("#readers")).ToContainTextAsync("1 of 5");
        Assert.StartsWith("vital/sample-office/", note.Value, StringComparison.Ordinal);
    }

    /// <summary>A question of one is answered for all, live.</summary>
    private static async Task Asked(Seat liaison, Seat ana, Seat bo, ActorId note)
    {
        await bo.Page.Locator("#vital-for-you").GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        await bo.Fill("#vital-question", "Which drafts are meant?");
        await bo.Press("Ask the office");
        var question = liaison.Page.Locator("#questions .question");
        await Assertions.Expect(question).ToContainTextAsync("Which drafts are meant?");
        await Assertions.Expect(ana.Page.Locator("#asked")).ToContainTextAsync("Which drafts are meant?");
        await question.GetByRole(AriaRole.Textbox, new() { Name = "Answer for all recipients" }).FillAsync("Those of January.");
        await liaison.Press("Answer", question);
        foreach (var seat in new[] { ana, bo }) await Assertions.Expect(seat.Page.Locator("#asked")).ToContainTextAsync("Those of January.");
        // Who has read it is for the office alone.
        await bo.Sees("acknowledge by");
        Assert.DoesNotContain("1 of 5", await bo.Main.InnerTextAsync(), StringComparison.Ordinal);
        await liaison.Photographed("s02-3-office");
        await bo.Photographed("s02-3-answered");
        Assert.Equal(VitalKind.Word, note.Kind);
    }

    /// <summary>On the liaison's first page one is left, who alone is reminded.</summary>
    private static async Task Reminded(Seat liaison, Seat bo, ActorId note)
    {
        await liaison.Go("");
        var card = liaison.Page.Locator("#awaiting-acknowledgement");
        await Assertions.Expect(card).ToContainTextAsync("4 of 5");
        await Assertions.Expect(card).ToContainTextAsync("Bo Lind");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s02-3-home-liaison");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remind 1 person" }).ClickAsync();
        await bo.Go("alerts");
        await bo.Sees("reminds you to acknowledge “" + Subject);
        await bo.Photographed("s02-3-alerts");
        await bo.Go(note.Value);
        await bo.Sees(Secret);
        await liaison.Go(note.Value);
        await Assertions.Expect(liaison.Page.Locator("#reader-bo")).ToContainTextAsync("reminded");
    }

    /// <summary>A colleague of a recipient, of the same company, hears nothing of it: not by their pages, nor by asking for it.</summary>
    private static async Task Closed(Seat pat, ActorId note)
    {
        await Assertions.Expect(pat.Page.Locator("#vital-for-you")).ToHaveCountAsync(0);
        foreach (var page in (string[])[Meeting, "vital-information", "search?q=Transport", "alerts", ""])
        {
            await pat.Go(page);
            await Assertions.Expect(pat.Page.Locator("main h1").First).ToBeVisibleAsync();
        }
        await pat.Go(note.Value);
        var received = await pat.Person.Received();
        foreach (var closed in (string[])[Subject, Secret, "Those of January"]) Assert.DoesNotContain(closed, received, StringComparison.Ordinal);
    }
}
