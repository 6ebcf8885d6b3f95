using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>"New IP" is expected again: a member adds a contribution, the watch suggests it, and the liaison decides.</summary>
public sealed class WatchTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Title = "Future vertical communications framework";

    [Fact]
    public async Task Expected_contribution_is_suggested_live_with_its_reasons_and_the_liaison_confirms_it()
    {
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await liaison.Page.GotoAsync(new Uri(server.Address, "/watch/sample-new-ip").ToString());
        await Shows(liaison, ".meta .chip", "Ban ended 31 Mar 2022: watch for resurfacing");
        await Assertions.Expect(liaison.Page.Locator("#suggested li.match", new() { HasText = Title })).ToHaveCountAsync(0);
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await Add(member, Title, "itu-t/expected-framework");
        await Says(member, "supporting-member", "China Mobile");

        var match = liaison.Page.Locator("#suggested li.match", new() { HasText = Title });
        await Assertions.Expect(match.Locator("small").First).ToContainTextAsync("alias + sponsor", new() { Timeout = Patience });
        await Person.Accessible(liaison.Page);
        await using var home = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await Assertions.Expect(home.Page.Locator("#suggested-by-watches")).ToContainTextAsync(Title, new() { Timeout = Patience });

        await match.Locator("summary", new() { HasText = "Decide…" }).ClickAsync();
        await match.GetByRole(AriaRole.Textbox, new() { Name = "Why you think so" }).FillAsync("The same sponsors and nearly the same name");
        await match.GetByRole(AriaRole.Button, new() { Name = "Confirm the match", Exact = true }).ClickAsync();
        await Assertions.Expect(match).ToContainTextAsync("Confirmed by", new() { Timeout = Patience });
        await Assertions.Expect(match).ToContainTextAsync("The same sponsors and nearly the same name");
        await Shows(liaison, ".story", "confirmed “" + Title + "”: The same sponsors and nearly the same name");
        await Assertions.Expect(home.Page.Locator("#suggested-by-watches")).Not.ToContainTextAsync(Title, new() { Timeout = Patience });
        liaison.HasNoFaults();
        member.HasNoFaults();
    }

    [Fact]
    public async Task Another_title_and_sponsor_is_listed_lower_and_once_dismissed_it_does_not_come_back()
    {
        const string Other = "Requirements of deterministic forwarding in factories";
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await liaison.Page.GotoAsync(new Uri(server.Address, "/watch/sample-new-ip").ToString());
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await Add(member, Other, "itu-t/factories");
        var match = liaison.Page.Locator("#suggested li.match", new() { HasText = Other });
        await Assertions.Expect(match.Locator("small").First).ToContainTextAsync("topic words only: listed lower", new() { Timeout = Patience });
        await match.Locator("summary", new() { HasText = "Decide…" }).ClickAsync();
        await match.GetByRole(AriaRole.Button, new() { Name = "Dismiss", Exact = true }).ClickAsync();
        await Assertions.Expect(match).ToContainTextAsync("Dismissed by", new() { Timeout = Patience });

        await Says(member, "also-named", "Deterministic forwarding in factories, again");
        await Add(member, "FVCN: terms", "itu-t/fvcn-terms");
        await Assertions.Expect(liaison.Page.Locator("#suggested li.match", new() { HasText = "FVCN: terms" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(match).ToContainTextAsync("Dismissed by");
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Careful_monitoring_list_shows_what_is_reached_with_its_facts_and_is_news_until_it_is_seen()
    {
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await liaison.Page.GotoAsync(new Uri(server.Address, "/watch/sample-leadership").ToString());
        var group = liaison.Page.Locator("#counted > ul > li", new() { HasText = "JTC 1/WG 11" }).First;
        await Assertions.Expect(group).ToContainTextAsync("All officers of one country: China", new() { Timeout = Patience });
        await Assertions.Expect(group).ToContainTextAsync("At least 2 officers of one country: 1 of 2");
        var other = liaison.Page.Locator("#counted > ul > li", new() { HasText = "JTC 1/SC 42/WG 5" });
        await Assertions.Expect(other).ToContainTextAsync("At least 2 officers of one country: China");
        await Person.Accessible(liaison.Page);
        await liaison.PhotographEach("careful-monitoring-list");
        await using var home = await Person.SignIn(server.Browser, await server.LinkOf("sample-program"));
        const string Two = "JTC 1/SC 42/WG 5: at least 2 officers";
        await Assertions.Expect(home.Page.Locator("#suggested-by-watches")).ToContainTextAsync(Two, new() { Timeout = Patience });

        var said = other.Locator(".thresholds li", new() { HasText = "At least 2 officers" });
        await said.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" }).ClickAsync();
        await Assertions.Expect(said).ToContainTextAsync("seen by", new() { Timeout = Patience });
        await Assertions.Expect(home.Page.Locator("#suggested-by-watches")).Not.ToContainTextAsync(Two, new() { Timeout = Patience });
        await group.Locator("summary").ClickAsync();
        await group.GetByRole(AriaRole.Link, new() { Name = "Secretary: Hongwei Zhang, China" }).ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#source")).ToContainTextAsync("Hongwei Zhang", new() { Timeout = Patience });
        liaison.HasNoFaults();
        home.HasNoFaults();
    }

    private const float Patience = 60_000;

    private static Task Shows(Person person, string where, string words) =>
        Assertions.Expect(person.Page.Locator(where).Filter(new() { HasText = words }).First).ToBeVisibleAsync(new() { Timeout = Patience });

    private async Task Add(Person by, string title, string key)
    {
        await by.Page.GotoAsync(new Uri(server.Address, "/records/work-item/new").ToString());
        await Fill(by, "#new-document", "Contributions of the coming meeting (sample)");
        await Fill(by, "#new-quote", title);
        await Fill(by, "#new-title", title);
        await Fill(by, "#new-body", "ITU-T");
        await Fill(by, "#new-key", key);
        await by.Page.GetByRole(AriaRole.Button, new() { Name = "Create the work item", Exact = true }).ClickAsync();
        await Assertions.Expect(by.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title, new() { Timeout = Patience });
    }

    /// <summary>A fact of the record that is on the screen, from the same source.</summary>
    private static async Task Says(Person by, string statement, string value) => await by.Page.EvaluateAsync(
        """
        async ([statement, value]) => {
          const actor = decodeURIComponent(location.pathname).replace('/records/', '');
          const says = statement === 'also-named' ? { name: value } : { organization: { name: value } };
          const claim = { id: crypto.randomUUID().slice(0, 8), statement: { kind: statement, ...says }, source: { document: 'A list', quote: value } };
          const answer = await fetch('/api/work-item/record-claim', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(
            { actor, operation: crypto.randomUUID(), compartment: 'record', seen: 0, payload: { claim } }) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """, new[] { statement, value });

    private static async Task Fill(Person by, string field, string words)
    {
        var input = by.Page.Locator(field);
        await Assertions.Expect(input).ToBeEditableAsync(new() { Timeout = Patience });
        await input.FillAsync(words);
        await input.BlurAsync();
    }
}
