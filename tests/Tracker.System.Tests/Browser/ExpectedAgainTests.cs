using System.Globalization;
using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>"New IP" is expected again at SG13: head, two members, liaison and a partner delegation prepare it together, on two servers.</summary>
public sealed class ExpectedAgainTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Title = "Future vertical communications framework", Sg13 = "d/sample-sg13", Point = Sg13 + "/sample-framework";
    private const string Watch = "watch/sample-new-ip", View = "The office opposes a new network layer", Secret = "ask-two-administrations-7f1c";
    private const string Merged = "Oppose; defer to IETF and IEEE.";
    private static readonly GroupId Partner = GroupId.Parse("partner/borduria"), Company = GroupId.Parse("org/sample-industry");
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");

    [Fact]
    public async Task Delegation_sees_it_come_prepares_its_answer_together_and_shares_it_with_a_partner()
    {
        await servers.Add("dana", "Dana Okafor (sample)", Company);
        await servers.Add("mira", "Mira Novak (sample)", Partner, OrganizationKind.PartnerDelegation, "Delegation B (sample)");
        await using var head = await servers.SignIn("sample-head");
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var kim = await servers.SignIn("sample-member");
        await using var dana = await servers.SignIn("dana");
        await using var mira = await servers.SignIn("mira");
        await head.Sends(Delegation, CompartmentId.Delegation,
            new AddToRoster(EntityId.New(), ParticipantId.Parse("dana"), "Dana Okafor (sample)", Company, RosterRole.Member));

        await BanEnds(liaison, head);
        await Suggested(kim, liaison, head);
        await Prepared(head, liaison, kim);
        await Agreed(kim, dana, head);
        await Shared(head, mira, liaison);
        await Decided(kim, dana);

        var heard = await mira.Person.Received();
        foreach (var closed in (string[])[Secret, View, "No new work item before IETF", "Ask two partner administrations", "\"notes\":{\"", "\"views\":{\""])
            Assert.DoesNotContain(closed, heard, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Merged, heard, StringComparison.Ordinal);
        foreach (var seat in new[] { head, liaison, kim, dana, mira }) seat.Person.HasNoFaults();
    }

    /// <summary>The watch has names with dates, sponsors and the ban; once that is over it says so by itself, and who follows it is told.</summary>
    private static async Task BanEnds(Seat liaison, Seat head)
    {
        await liaison.Go(Watch + "?form=change");
        await LastDay(liaison, 1);
        await Assertions.Expect(liaison.Page.Locator(".meta .chip").First).ToContainTextAsync("Ban until");
        foreach (var words in (string[])["Future Vertical Communications Networks (since Jul 2020)", "Huawei", "China Mobile", "China Unicom", "MIIT"])
            await liaison.Sees(words);
        await head.Go(Watch);
        var follow = head.Page.Locator(".follow button").First;
        await Assertions.Expect(follow).ToBeEnabledAsync();
        await follow.ClickAsync();
        await Assertions.Expect(follow).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(head.Person.Banner).ToHaveTextAsync("Saved");
        await liaison.Go(Watch + "?form=change");
        await LastDay(liaison, -1);
        foreach (var seat in new[] { liaison, head })
            await Assertions.Expect(seat.Page.Locator(".meta .chip").First).ToContainTextAsync("watch for resurfacing");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alerts: [1-9]") })).ToBeVisibleAsync();
        await head.Photographed("s01-1-watch");
    }

    private static async Task LastDay(Seat liaison, int days)
    {
        await liaison.Fill("#change-last-day", DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await liaison.Press("Save the change");
        await Assertions.Expect(liaison.Page.Locator("#change-last-day")).ToHaveCountAsync(0);
    }

    /// <summary>A member adds the contribution of a named sponsor; until the liaison confirms it, nothing but the suggestion is new.</summary>
    private static async Task Suggested(Seat kim, Seat liaison, Seat head)
    {
        await head.Go(Sg13);
        await Assertions.Expect(head.Person.Banner).ToContainTextAsync("Saved");
        var before = await head.Page.Locator("main table").InnerTextAsync();
        await NewItem(kim, Title, "itu-t/expected-framework");
        var item = kim.Page.Url;
        await kim.Page.GetByRole(AriaRole.Link, new() { Name = "Add a fact" }).ClickAsync();
        await kim.Fill("#claim-quote", "Submitted by China Mobile");
        await kim.Page.Locator("#claim-kind").SelectOptionAsync("contribution");
        await kim.Fill("#claim-number", "C-217");
        await kim.Page.Locator("#claim-type").SelectOptionAsync("NewWorkItem");
        await kim.Fill("#claim-sponsors", "China Mobile");
        await kim.Photographed("s01-2-contribution");
        await kim.Press("Record the fact");
        await kim.Sees("C-217");

        var match = liaison.Page.Locator("#suggested li.match", new() { HasText = Title });
        await Assertions.Expect(match.Locator("small").First).ToContainTextAsync("alias + sponsor");
        await liaison.Photographed("s01-2-suggested");
        await head.Page.ReloadAsync();
        await Assertions.Expect(head.Person.Banner).ToContainTextAsync("Saved");
        Assert.Equal(before, await head.Page.Locator("main table").InnerTextAsync());
        await Assertions.Expect(kim.Page.GetByText("New IP (sample)")).ToHaveCountAsync(0);
        Assert.Equal(item.Split('?')[0], kim.Page.Url.Split('?', '#')[0]);

        await match.Locator("summary", new() { HasText = "Decide…" }).ClickAsync();
        await liaison.Press("Confirm the match", match);
        await Assertions.Expect(match.Locator(".err")).ToBeVisibleAsync();
        await match.GetByRole(AriaRole.Textbox, new() { Name = "Why you think so" }).FillAsync("The same sponsor and nearly the same name");
        await liaison.Press("Confirm the match", match);
        await liaison.Sees("confirmed “" + Title + "”: The same sponsor and nearly the same name", ".story");
        await Person.Accessible(liaison.Page);
    }

    /// <summary>The steps of the case before become tasks, the meeting takes up the points, the office says what it holds.</summary>
    private static async Task Prepared(Seat head, Seat liaison, Seat kim)
    {
        await head.Go("playbook/sample-new-ip");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Delegation to ITU-T SG13 (sample)" }).ClickAsync();
        var start = head.Page.Locator("#start-playbook");
        await start.GetByLabel("Owner of Ask a standards organisation for its criticism").SelectOptionAsync("sample-member");
        await start.GetByLabel("Owner of Prepare the vote of the study group").SelectOptionAsync("sample-liaison");
        await head.Photographed("s01-3-playbook");
        await start.GetByRole(AriaRole.Button, new() { Name = "Start with 3 tasks" }).ClickAsync();
        await head.Sees("3 tasks started.");
        foreach (var step in (string[])["Ask a standards organisation", "Ask an industry association", "Prepare the vote"])
            await Assertions.Expect(head.Page.Locator(".tasks > .list > li", new() { HasText = step })).ToBeVisibleAsync();
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Plan the meeting that prepares them" }).ClickAsync();
        await head.Fill("#prep-title", "Before SG13");
        await head.Fill("#prep-place", "Room 3");
        await head.Press("Plan the meeting");
        await head.Sees("0 of 2 points closed");
        await head.Photographed("s01-3-meeting");

        await liaison.Go("/");
        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "Say whether you will come: Before SG13" }).ClickAsync();
        await liaison.Press("I will come");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Robin Hale" }).Filter(new() { HasText = "comes" }))
            .ToBeVisibleAsync();
        await kim.Go(Point);
        await Assertions.Expect(kim.Person.Banner).ToContainTextAsync("Saved");
        await liaison.Go(Sg13 + "?tab=views");
        await Assertions.Expect(liaison.Person.Banner).ToContainTextAsync("Saved");
        await liaison.Page.GetByText("Draft a view", new() { Exact = true }).ClickAsync();
        await liaison.Page.Locator("#view-point").SelectOptionAsync("sample-framework");
        await liaison.Fill("#view-subject", View);
        await liaison.Fill("#view-text", "Interoperability and network islands.");
        await liaison.Press("Save draft for the government only");
        var draft = liaison.Page.Locator("article.a-gov", new() { HasText = "Not published." });
        await Assertions.Expect(draft).ToHaveCountAsync(1);
        await liaison.Press("Publish to the delegation…", draft);
        await Released(liaison, "Publish to", "Kim Tanaka", () => Assertions.Expect(kim.Page.GetByText(View)).ToHaveCountAsync(0));
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Heading, new() { Name = View })).ToBeVisibleAsync();
        await liaison.Photographed("s01-3-view");
        await kim.Photographed("s01-3-view-member");
        await liaison.Sends(Delegation, CompartmentId.Government, new AddNote(EntityId.New(), Secret, EntityId.Parse("sample-framework")));
    }

    /// <summary>Two members write the same field at the same time; the second sees both texts and joins them.</summary>
    private static async Task Agreed(Seat kim, Seat dana, Seat head)
    {
        var cable = await Cable.Of(dana.Page);
        foreach (var seat in new[] { kim, dana })
        {
            await seat.Go(Point);
            await Assertions.Expect(seat.Person.Banner).ToContainTextAsync("Saved");
        }
        await kim.Page.GetByRole(AriaRole.Radio, new() { Name = "Oppose" }).CheckAsync(new() { Force = true });
        await Assertions.Expect(dana.Page.GetByRole(AriaRole.Radio, new() { Name = "Oppose" })).ToBeCheckedAsync();
        await cable.Cut();
        await Assertions.Expect(dana.Person.Banner).ToContainTextAsync("Reconnecting");
        await Write(kim, "Oppose.");
        await Assertions.Expect(kim.Person.Banner).ToHaveTextAsync("Saved");
        await Write(dana, "Wait for IETF and IEEE.");
        await Assertions.Expect(dana.Person.Banner).ToContainTextAsync("not saved yet");
        cable.Mend();
        var panel = dana.Page.Locator(".conflict");
        await Assertions.Expect(panel.Locator("blockquote")).ToHaveTextAsync(["Oppose.", "Wait for IETF and IEEE."]);
        await Assertions.Expect(kim.Person.Field("Preferred outcome")).ToHaveValueAsync("Oppose.");
        await Person.Accessible(dana.Page);
        await dana.Photographed("s01-4-conflict");
        await dana.Page.GetByLabel("Combined text").FillAsync(Merged);
        await dana.Press("Save combined text");
        await Assertions.Expect(kim.Person.Field("Preferred outcome")).ToHaveValueAsync(Merged);
        await Assertions.Expect(panel).ToHaveCountAsync(0);

        await head.Go(Point + "?side=history");
        foreach (var text in (string[])["Oppose.", "Wait for IETF and IEEE.", "Dana Okafor", "Kim Tanaka"])
            await Assertions.Expect(head.Page.Locator("#history")).ToContainTextAsync(text);
        await head.Photographed("s01-4-history");
    }

    private static async Task Write(Seat seat, string words)
    {
        await seat.Person.Field("Preferred outcome").FillAsync(words);
        await seat.Person.Field("Preferred outcome").PressAsync("Control+Enter");
    }

    /// <summary>The dialog names who will read it; nothing leaves before its half minute is over or cut short.</summary>
    private static async Task Released(Seat seat, string verb, string reader, Func<Task> nothingLeft)
    {
        var dialog = seat.Page.Locator("dialog[open]");
        await Assertions.Expect(dialog.Locator(".recipients")).ToContainTextAsync(reader);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{verb} [0-9]+ p") }).ClickAsync();
        var now = seat.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Now: ") });
        await Assertions.Expect(now).ToBeVisibleAsync();
        await nothingLeft();
        await now.ClickAsync();
    }

    /// <summary>The partner reads stance and outcome and nothing else, and answers; what is frozen then stays.</summary>
    private static async Task Shared(Seat head, Seat mira, Seat liaison)
    {
        await mira.Go("d");
        await mira.Sees("No delegation is shared with you yet");
        await head.Go(Point);
        await head.Page.Locator("#share-with").SelectOptionAsync(Partner.Value);
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Share text version") }).ClickAsync();
        await Released(head, "Share with", "Mira Novak", async () =>
            Assert.Equal(0, await mira.Page.EvaluateAsync<int>("fetch('/api/records?kind=delegation').then(r => r.json()).then(r => r.length)")));
        await head.Sees("revision 1 of text version", ".sharing");
        await mira.Go("d");
        await mira.Page.GetByRole(AriaRole.Link, new() { Name = "Positions shared with you" }).ClickAsync();
        var shared = mira.Page.Locator(".released article");
        await Assertions.Expect(shared).ToContainTextAsync(Merged);
        await Assertions.Expect(shared).ToContainTextAsync("Oppose");
        await Assertions.Expect(shared).Not.ToContainTextAsync("Red line");
        await mira.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Respond to revision 1") }).ClickAsync();
        await Assertions.Expect(shared).ToContainTextAsync("Choose your response.");
        await shared.GetByRole(AriaRole.Radio, new() { Name = "Support", Exact = true }).CheckAsync(new() { Force = true });
        await shared.GetByLabel("In your words (optional)").FillAsync("support our position");
        await mira.Photographed("s01-5-partner");
        await Person.Accessible(mira.Page);
        await mira.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Respond to revision 1") }).ClickAsync();
        await Assertions.Expect(shared).ToContainTextAsync("“support our position”");
        await head.Sees("“support our position”", ".sharing");
        await head.Photographed("s01-5-shared");
        await Person.Accessible(head.Page);

        await head.Go(Sg13);
        for (var version = 1; version <= 3; version++)
        {
            await head.Press("Freeze the brief…");
            await Assertions.Expect(head.Page.Locator("#brief-name")).ToHaveValueAsync($"Brief v{version}");
            await head.Press("Freeze");
            await Assertions.Expect(head.Page.Locator("#brief-name")).ToBeHiddenAsync();
        }
        await liaison.Go(Point);
        await liaison.Person.Field("Preferred outcome").FillAsync("Changed after the freeze.");
        await liaison.Person.Field("Preferred outcome").PressAsync("Control+Enter");
        await Assertions.Expect(liaison.Person.Banner).ToHaveTextAsync("Saved");
        await head.Person.Tab("Briefs");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Brief v3" }).ClickAsync();
        var brief = head.Page.GetByRole(AriaRole.Region, new() { Name = "Brief v3" });
        await Assertions.Expect(brief).ToContainTextAsync(Merged);
        await Assertions.Expect(brief).Not.ToContainTextAsync("Changed after the freeze.");
        await head.Photographed("s01-5-brief");
        await mira.Page.ReloadAsync();
        await Assertions.Expect(shared).ToContainTextAsync(Merged);
        await Assertions.Expect(shared).Not.ToContainTextAsync("Changed after the freeze.");
    }

    /// <summary>What the meeting decided is a fact of the item. That it is compared with the position comes with the floor view.</summary>
    private static async Task Decided(Seat kim, Seat dana)
    {
        await kim.Go("records/work-item/itu-t/expected-framework?form=add");
        await kim.Fill("#claim-document", "Report of the meeting of SG13 (sample)");
        await kim.Fill("#claim-quote", "The group voted not to accept the framework.");
        await kim.Page.Locator("#claim-kind").SelectOptionAsync("decision");
        await kim.Page.Locator("#claim-decision").SelectOptionAsync("Vote");
        await kim.Page.GetByRole(AriaRole.Combobox, new() { Name = "Subject" }).FillAsync(Title);
        await kim.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^" + Title) }).First.ClickAsync();
        await kim.Fill("#claim-outcome", "not accepted");
        await kim.Fill("#claim-from", "2027-03-08");
        await kim.Press("Record the fact");
        var row = dana.Page.Locator("table.facts tbody tr", new() { HasText = "not accepted" });
        await dana.Go("records/work-item/itu-t/expected-framework");
        await Assertions.Expect(row).ToContainTextAsync("country votes unknown");
        await dana.Photographed("s01-6-decided");
        await row.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source") }).ClickAsync();
        await dana.Page.GetByRole(AriaRole.Link, new() { Name = "Correct…" }).ClickAsync();
        await dana.Fill("#claim-countryVotes", "Two countries in favour");
        await dana.Fill("#claim-reason", "Noted in the room");
        await dana.Press("Record the correction");
        await Assertions.Expect(row.First).ToContainTextAsync("votes: Two countries in favour");
        await kim.Sees("votes: Two countries in favour");
    }

    [Fact]
    public async Task Another_title_and_sponsor_is_listed_lower_and_a_dismissal_is_remembered_on_both_servers()
    {
        const string Other = "Requirements of deterministic forwarding in factories", Better = "FVCN: terms and definitions";
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var kim = await servers.SignIn("sample-member");
        await liaison.Go(Watch);
        await NewItem(kim, Other, "itu-t/factories");
        var match = liaison.Page.Locator("#suggested li.match", new() { HasText = Other });
        await Assertions.Expect(match.Locator("small").First).ToContainTextAsync("topic words only: listed lower");
        await NewItem(kim, Better, "itu-t/fvcn-terms");
        var better = liaison.Page.Locator("#suggested li.match", new() { HasText = Better });
        await Assertions.Expect(better).ToBeVisibleAsync();
        var listed = await liaison.Page.Locator("#suggested li.match").AllInnerTextsAsync();
        Assert.True(Place(listed, Better) < Place(listed, Other));
        await match.Locator("summary", new() { HasText = "Decide…" }).ClickAsync();
        await liaison.Press("Dismiss", match);
        await Assertions.Expect(match).ToContainTextAsync("Dismissed by");
        await liaison.Photographed("s01-failure");

        // Each fact that is added to it is compared anew, as on the days after.
        await kim.Go("records/work-item/itu-t/factories?form=add");
        await kim.Fill("#claim-document", "A list (sample)");
        await kim.Fill("#claim-quote", "Deterministic forwarding in factories, again");
        await kim.Page.Locator("#claim-kind").SelectOptionAsync("also-named");
        await kim.Fill("#claim-name", "Deterministic forwarding in factories, again");
        await kim.Press("Record the fact");
        await NewItem(kim, "FVCN: use cases", "itu-t/fvcn-use-cases");
        await Assertions.Expect(liaison.Page.Locator("#suggested li.match", new() { HasText = "FVCN: use cases" })).ToBeVisibleAsync();
        await Assertions.Expect(match).ToContainTextAsync("Dismissed by");
        liaison.Person.HasNoFaults();
        kim.Person.HasNoFaults();
    }

    private static int Place(IReadOnlyList<string> listed, string title) => listed.ToList().FindIndex(l => l.Contains(title, StringComparison.Ordinal));

    private static async Task NewItem(Seat by, string title, string key)
    {
        await by.Go("records/work-item/new");
        await by.Fill("#new-document", "Contributions of the coming meeting (sample)");
        await by.Fill("#new-quote", title);
        await by.Fill("#new-title", title);
        await by.Fill("#new-body", "ITU-T");
        await by.Fill("#new-key", key);
        await by.Press("Create the work item");
        await Assertions.Expect(by.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}
