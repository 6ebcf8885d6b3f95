using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>Somebody follows a committee and an agenda point, is told at once what others change there, and reads it once.</summary>
public sealed class AlertTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Followed_committee_rings_live_when_an_editor_of_its_item_changes_and_is_silent_once_it_is_read()
    {
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await liaison.Page.GotoAsync(new Uri(server.Address, "/records/committee/jtc1/sc-42").ToString());
        await Follow(liaison);
        await liaison.Page.GotoAsync(new Uri(server.Address, "/alerts").ToString());
        // What the sample owes.
        var all = liaison.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Mark all as read" });
        await all.ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(all).ToHaveCountAsync(0, new() { Timeout = Patience });
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Page.GotoAsync(new Uri(server.Address, "/").ToString());
        var item = await Editor(member, "Orion Networks (sample)");

        var bell = liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Alerts: 1 new" });
        await Assertions.Expect(bell).ToBeVisibleAsync(new() { Timeout = Patience });
        await bell.ClickAsync();
        var line = liaison.Page.Locator("#bell-panel li.alert.new");
        await Assertions.Expect(line).ToContainTextAsync("recorded editor “Orion Networks (sample)”");
        await Assertions.Expect(line).ToContainTextAsync("which you follow");
        await Person.Accessible(liaison.Page);
        await liaison.PhotographEach("alerts-bell");
        await line.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(liaison.Page).ToHaveURLAsync(new Uri(server.Address, "/records/" + item).ToString(), new() { Timeout = Patience });
        await Assertions.Expect(liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Alerts: 0 new" })).ToBeVisibleAsync(new() { Timeout = Patience });
        liaison.HasNoFaults();
        member.HasNoFaults();
    }

    [Fact]
    public async Task Followed_point_is_an_alert_on_the_page_of_alerts_and_no_longer_once_it_is_unfollowed()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13/sample-framework").ToString());
        await Follow(head);
        await head.Page.GotoAsync(new Uri(server.Address, "/alerts").ToString());
        await Assertions.Expect(head.Page.Locator("#following")).ToContainTextAsync("one point");
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13/sample-framework?side=notes").ToString());
        await Note(member, "The IETF has a working group for this");

        var line = head.Page.Locator("#alerts li.alert.new").Filter(new() { HasText = "ITU-T SG13" });
        await Assertions.Expect(line).ToContainTextAsync(
            new Regex("wrote a note on point .*: “The IETF has a working group for this”"), new() { Timeout = Patience });
        await Person.Accessible(head.Page);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByLabel("Address of your calendar")).ToHaveValueAsync(new Regex("/calendar/[A-Za-z0-9_-]{43}\\.ics$"));
        await head.PhotographEach("alerts-page");
        await line.GetByRole(AriaRole.Button, new() { NameRegex = new("^Mark as read") }).ClickAsync();
        await Assertions.Expect(line).ToHaveCountAsync(0, new() { Timeout = Patience });
        await head.Page.Locator("#following").GetByRole(AriaRole.Button, new() { NameRegex = new("^Unfollow") }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#following li")).ToHaveCountAsync(0);
        head.HasNoFaults();
    }

    /// <summary>By its key.</summary>
    private static async Task Follow(Person who)
    {
        var button = who.Page.Locator(".follow button").First;
        await Assertions.Expect(button).ToBeEnabledAsync(new() { Timeout = Patience });
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await who.Page.Keyboard.PressAsync("w");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(who.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>A new editor of the first work item of the committee; its record.</summary>
    internal static Task<string> Editor(Person by, string organization) => by.Page.EvaluateAsync<string>(
        """
        async organization => {
          const view = await (await fetch('/api/committee?actor=committee/jtc1/sc-42')).json();
          const actor = view.stages.flatMap(s => s.items)[0].actor;
          const claim = {
            id: crypto.randomUUID().slice(0, 8), statement: { kind: 'editor', organization: { name: organization } },
            source: { document: 'A list', quote: organization } };
          const answer = await fetch('/api/work-item/record-claim', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(
            { actor, operation: crypto.randomUUID(), compartment: 'record', seen: 0, payload: { claim } }) });
          if (!answer.ok) throw new Error(await answer.text());
          return actor;
        }
        """, organization);

    private static async Task Note(Person by, string text) => await by.Page.EvaluateAsync(
        """
        async text => {
          const answer = await fetch('/api/delegation/add-note', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(
            { actor: 'delegation/sample-sg13', operation: crypto.randomUUID(), compartment: 'delegation', seen: 0,
              payload: { id: crypto.randomUUID().slice(0, 8), text, about: 'sample-framework' } }) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """, text);
}
