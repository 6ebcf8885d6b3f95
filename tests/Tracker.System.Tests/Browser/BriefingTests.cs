using Microsoft.Playwright;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;

namespace Tracker.System.Tests.Browser;

/// <summary>Before the meeting of SC 27: the liaison collects what the record says of those who are expected, a colleague returns a sentence that nobody
/// has a source for, and two delegates receive what is left, ask, and see what changed since; on two servers.</summary>
public sealed class BriefingTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Committee = "records/committee/jtc1/sc-27", Title = "Counterparts at SC 27";
    private const string Inference = "They are likely to promote their own test labs.", Quoted = "It evaluates products for the government.";
    private const string Diligence = "Who appoints the director?", Center = "China Information Technology Security Evaluation Center";
    private static readonly ActorId Source = ActorId.Parse("source/sample-register");

    [Fact]
    public async Task Liaison_briefs_two_delegates_on_what_the_record_says_and_on_nothing_else()
    {
        await servers.Add("mara", "Mara Beck (sample)", GroupId.Parse("office/sample-office"));
        await servers.Add("kim", "Kim Sato (sample)", GroupId.Parse("org/castor"), OrganizationKind.Company, "Castor Photonics (sample)");
        var left = await servers.Add("sam", "Sam Okafor (sample)", GroupId.Parse("org/delta"), OrganizationKind.Company, "Delta Ridge (sample)");
        await servers.Add("pat", "Pat Lind (sample)", GroupId.Parse("org/castor"));
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var mara = await servers.SignIn("mara");
        await using var kim = await servers.SignIn("kim");
        await using var sam = await servers.SignIn("sam");
        await using var pat = await servers.SignIn("pat");
        foreach (var seat in new[] { kim, sam, pat }) await seat.Go("");
        await liaison.Go("");
        await liaison.Sends(Source, CompartmentId.Record, new AddSource("Register of evaluation bodies (sample)"));

        var briefing = await Collected(liaison);
        await Asked(liaison);
        await Returned(liaison, mara, briefing);
        await Investigated(liaison, briefing);
        await Released(liaison, mara, briefing);
        await Received(liaison, kim, sam, briefing);
        await Changed(liaison, kim, sam, briefing);
        await Closed(pat, kim, briefing);
        await servers.Leaves("sam", left);
        await sam.Sees("Not available");
        foreach (var seat in new[] { liaison, mara, kim }) seat.Person.HasNoFaults();
    }

    /// <summary>From the page of the committee; each organisation has the same fields.</summary>
    private static async Task<ActorId> Collected(Seat liaison)
    {
        await liaison.Go(Committee);
        await liaison.Page.Locator("#briefings-about").GetByRole(AriaRole.Link, new() { Name = "New briefing…" }).ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#briefing-title")).ToBeEditableAsync();
        await liaison.Photographed("s05-1-new");
        await liaison.Press("Collect what the record says");
        await liaison.Page.WaitForURLAsync("**/briefing/**");
        var center = liaison.Page.Locator("section.expected", new() { HasText = Center }).First;
        await Assertions.Expect(center).ToContainTextAsync("中国信息安全测评中心");
        await Assertions.Expect(center).ToContainTextAsync("Overseen by Ministry of State Security");
        await Assertions.Expect(center).ToContainTextAsync("Hongsong Shi");
        foreach (var name in (string[])["QuantumCTek", "University of Science and Technology of China"])
        {
            var card = liaison.Page.Locator("section.expected", new() { Has = liaison.Page.GetByRole(AriaRole.Heading, new() { Name = name }) });
            await Assertions.Expect(card).ToContainTextAsync("Led work together with " + Center);
            await Assertions.Expect(card).ToContainTextAsync("none stated of its own");
        }
        foreach (var words in (string[])["low chance", "scrutiny is still merited", "almost no information"]) await liaison.Sees(words);
        var fields = await liaison.Page.Locator("section.expected").EvaluateAllAsync<string[]>(
            "cards => cards.map(c => [...c.querySelectorAll('dt')].map(d => d.textContent.trim()).join('|'))");
        Assert.Single(fields.Distinct());
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s05-1-collected");
        return ActorId.Parse(new Uri(liaison.Page.Url).AbsolutePath.Trim('/'));
    }

    /// <summary>A name with one letter other is asked about and not merged; the same one in the other order of its words is known.</summary>
    private static async Task Asked(Seat liaison)
    {
        await liaison.Page.GetByText("Paste an attendee list…").ClickAsync();
        await liaison.Page.Locator("#attendee-list").FillAsync(
            "Dr. Shi Hongsong\nChina Information Technology Security Evaluation Centre\nCNITSEC\nA stranger");
        await liaison.Press("Compare with the record");
        var lines = liaison.Page.Locator("#attendee-lines");
        await Assertions.Expect(lines).ToContainTextAsync("Is it the same as");
        await Assertions.Expect(lines).ToContainTextAsync("not in the record");
        await Assertions.Expect(liaison.Page.Locator("section.expected")).ToHaveCountAsync(4);
        await liaison.Photographed("s05-failure-asked");
        var similar = lines.Locator("li", new() { HasText = "Evaluation Centre" });
        await similar.GetByRole(AriaRole.Button, new() { Name = "The same" }).First.ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#attendees")).ToContainTextAsync("on the list as");
    }

    /// <summary>A sentence without a source stands in the draft, goes out to nobody, and is replaced by what a source says.</summary>
    private static async Task Returned(Seat liaison, Seat mara, ActorId briefing)
    {
        await liaison.Fill("#sentence-words", Inference);
        await liaison.Press("Add the sentence");
        await liaison.Sees(Inference);
        await liaison.Sees("no source");
        await mara.Go(briefing.Value);
        await Line(mara, Inference);
        await mara.Page.GetByText("Return it…").ClickAsync();
        await mara.Fill("#return-reason", "inference, no source");
        await mara.Press("Return the sentence");
        await Assertions.Expect(liaison.Page.Locator("#returned")).ToContainTextAsync("inference, no source");
        await Assertions.Expect(liaison.Page.Locator("#release")).ToContainTextAsync("Choose who receives it.");
        await Line(liaison, Inference);
        await liaison.Photographed("s05-4-returned");
        await liaison.Page.Locator("#line-words").FillAsync(Quoted);
        await Choose(liaison, "#line-source", "Register of");
        await liaison.Page.Locator("#line-quote").FillAsync("evaluates products for the government");
        await liaison.Press("Replace the sentence");
        await liaison.Sees(Quoted);
        await Assertions.Expect(mara.Page.Locator("#returned")).ToContainTextAsync("Replaced by");
    }

    /// <summary>What the office finds out for itself, with a day until which it counts.</summary>
    private static async Task Investigated(Seat liaison, ActorId briefing)
    {
        await liaison.Go(briefing.Value);
        await liaison.Page.GetByText("Ask about an organisation…").ClickAsync();
        await liaison.Page.Locator("#diligence-question").FillAsync(Diligence);
        await liaison.Press("Ask it");
        var card = liaison.Page.Locator("#diligence");
        await Assertions.Expect(card).ToContainTextAsync("open");
        await card.GetByText("Record what was found…").ClickAsync();
        await card.GetByRole(AriaRole.Textbox, new() { Name = "Finding" }).FillAsync("The ministry does.");
        await Choose(liaison, "#diligence [id$='-source']", "Register of");
        await card.GetByRole(AriaRole.Textbox, new() { Name = "Its words" }).FillAsync("the director is appointed by");
        await liaison.Press("Record the finding");
        await Assertions.Expect(card).ToContainTextAsync("counts until");
    }

    /// <summary>A colleague reviews it; exactly who will read it is shown before it goes out.</summary>
    private static async Task Released(Seat liaison, Seat mara, ActorId briefing)
    {
        foreach (var name in (string[])["Kim Sato", "Sam Okafor"])
        {
            var field = liaison.Page.Locator("#briefing-to");
            await field.PressSequentiallyAsync(name);
            await liaison.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(name) }).ClickAsync();
            await Assertions.Expect(liaison.Page.Locator(".recipients").First).ToContainTextAsync(name);
            await field.FillAsync("");
        }
        await Assertions.Expect(liaison.Page.Locator("#release")).ToContainTextAsync("must review it as it stands");
        await mara.Go(briefing.Value);
        await mara.Press("I have reviewed it");
        await liaison.Sees("reviewed by Mara Beck");
        await liaison.Press("Release…");
        var dialog = liaison.Page.GetByRole(AriaRole.Dialog, new() { Name = "Release" });
        await Assertions.Expect(dialog).ToContainTextAsync("Exactly these 2 people");
        await Assertions.Expect(dialog).ToContainTextAsync("1 returned sentence");
        await Assertions.Expect(dialog).ToContainTextAsync("1 due diligence record");
        await liaison.Photographed("s05-4-release");
        await liaison.Press("Release to 2 people", dialog);
        await liaison.Page.Locator("#briefing-release-now").ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#readers")).ToContainTextAsync("0 of 2");
    }

    /// <summary>It comes to the first page by itself; one acknowledges it, the other asks, and all read the answer.</summary>
    private static async Task Received(Seat liaison, Seat kim, Seat sam, ActorId briefing)
    {
        foreach (var seat in new[] { kim, sam })
        {
            await seat.Page.Locator("#briefings-for-you").GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
            await seat.Sees(Quoted);
        }
        await Person.Accessible(kim.Page);
        await kim.Photographed("s05-4-received");
        await kim.Press("I have read this");
        await kim.Sees("you acknowledged it");
        await Assertions.Expect(liaison.Page.Locator("#readers")).ToContainTextAsync("1 of 2");
        await sam.Fill("#briefing-question", "Is part 1 on the same ballot?");
        await sam.Press("Ask the office");
        var question = liaison.Page.Locator("#questions .question");
        await Assertions.Expect(question).ToContainTextAsync("Is part 1 on the same ballot?");
        await question.GetByRole(AriaRole.Textbox, new() { Name = "Answer for all recipients" }).FillAsync("Its ballot date is not known.");
        await liaison.Press("Answer", question);
        foreach (var seat in new[] { kim, sam }) await Assertions.Expect(seat.Page.Locator("#asked")).ToContainTextAsync("Its ballot date is not known.");
        await liaison.Photographed("s05-5-office");
        Assert.Equal(BriefingKind.Word, briefing.Kind);
    }

    /// <summary>A fact that the record takes back marks the release, for the office and the recipients.</summary>
    private static async Task Changed(Seat liaison, Seat kim, Seat sam, ActorId briefing)
    {
        var (record, claim) = await FirstAssociation(liaison);
        await liaison.Sends(record, CompartmentId.Record, new WithdrawClaim(claim, "Misread"));
        foreach (var seat in new[] { liaison, kim, sam })
        {
            await seat.Go(briefing.Value);
            await Assertions.Expect(seat.Page.Locator("#changed-facts")).ToContainTextAsync("1 fact changed since release 1");
        }
        await kim.Photographed("s05-changed");
    }

    /// <summary>Who is not named hears nothing; who is, nothing of what the office keeps.</summary>
    private static async Task Closed(Seat pat, Seat kim, ActorId briefing)
    {
        foreach (var page in (string[])[Committee, "briefings", "search?q=Counterparts", "alerts", ""])
        {
            await pat.Go(page);
            await Assertions.Expect(pat.Page.Locator("main h1").First).ToBeVisibleAsync();
        }
        await pat.Go(briefing.Value);
        var received = await pat.Person.Received();
        foreach (var closed in (string[])[Title, Quoted, Inference, Diligence]) Assert.DoesNotContain(closed, received, StringComparison.Ordinal);
        var named = await kim.Person.Received();
        foreach (var closed in (string[])[Inference, Diligence, "inference, no source"]) Assert.DoesNotContain(closed, named, StringComparison.Ordinal);
    }

    private static async Task Line(Seat seat, string words)
    {
        await seat.Page.Locator(".brief-line", new() { HasText = words }).GetByRole(AriaRole.Link, new() { NameRegex = new("About this line") }).ClickAsync();
        await Assertions.Expect(seat.Page.Locator("#about-line")).ToContainTextAsync(words);
    }

    private static async Task Choose(Seat seat, string field, string words)
    {
        await seat.Page.Locator(field).PressSequentiallyAsync(words);
        await seat.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(words) }).First.ClickAsync();
    }

    /// <summary>Where the first association of the briefing can be read.</summary>
    private static async Task<(ActorId Record, EntityId Claim)> FirstAssociation(Seat seat)
    {
        var line = seat.Page.Locator("section.expected .brief-line", new() { HasText = "Overseen by" }).First;
        var address = await line.Locator("a.src").GetAttributeAsync("href");
        var parts = address!.Replace("records/", "", StringComparison.Ordinal).Split("?claim=");
        return (ActorId.Parse(parts[0]), EntityId.Parse(parts[1].Replace("#source", "", StringComparison.Ordinal)));
    }
}
