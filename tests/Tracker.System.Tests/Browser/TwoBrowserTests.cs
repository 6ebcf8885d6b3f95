using System.Diagnostics;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>The industry head and the government liaison of the sample, at two browsers, on the sample's SG13 delegation.</summary>
public sealed class TwoBrowserTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Secret = "only-the-government-9f3a71c4";

    private ServerProcess server = null!;
    private Person head = null!, liaison = null!;

    private Uri Delegation => new(server.Address, "d/sample-sg13");

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        head = await Person.SignIn(chromium.Browser, server.Links["Alex Morgan (sample)"]);
        liaison = await Person.SignIn(chromium.Browser, server.Links["Robin Hale (sample)"]);
        await head.OpenPoint(Delegation);
        await liaison.OpenPoint(Delegation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (Person?[])[head, liaison])
            if (person is not null) await person.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Edits_of_both_are_merged_on_both_screens_and_each_sees_the_other()
    {
        await head.Field("Preferred outcome").FillAsync("Refer it to the lead study group.");
        await head.Field("Preferred outcome").PressAsync("Control+Enter");
        var sent = Stopwatch.GetTimestamp();
        await Assertions.Expect(liaison.Field("Preferred outcome")).ToHaveValueAsync("Refer it to the lead study group.");
        output.WriteLine($"The liaison saw the head's text after {Stopwatch.GetElapsedTime(sent).TotalMilliseconds:f0} ms.");

        await liaison.Field("Red line").FillAsync("No new addressing.");
        await Assertions.Expect(head.Presence).ToContainTextAsync("Robin Hale (sample) Editing red line of point");
        await Assertions.Expect(liaison.Presence).ToContainTextAsync("Alex Morgan (sample)");
        await Assertions.Expect(head.Page.Locator(".field", new() { Has = head.Field("Red line") })).ToContainTextAsync("Robin Hale (sample) is editing");
        await liaison.Field("Red line").PressAsync("Control+Enter");
        await Assertions.Expect(head.Field("Red line")).ToHaveValueAsync("No new addressing.");
        await Assertions.Expect(liaison.Field("Preferred outcome")).ToHaveValueAsync("Refer it to the lead study group.");

        await head.Tab("History");
        await Assertions.Expect(head.Page.Locator("#history")).ToContainTextAsync("No new addressing.");
        await Assertions.Expect(head.Page.Locator("#history")).ToContainTextAsync("Robin Hale (sample)");
        await Person.Accessible(head.Page);
        await head.Photograph("head");
        await liaison.Photograph("liaison");
        head.HasNoFaults();
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Texts_are_begun_and_found_on_the_delegations_page_by_those_who_may_see_them()
    {
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Open in editor: talking points for Government only" }).ClickAsync();
        await Assertions.Expect(liaison.Banner).ToContainTextAsync("Saved");
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await liaison.Page.GetByLabel("Title of the text").FillAsync(Secret);
        await liaison.Page.GetByLabel("Title of the text").PressAsync("Enter");
        await Assertions.Expect(liaison.Page).ToHaveTitleAsync(Secret + " – Tracker");

        await head.Open(new Uri(server.Address, "d/sample-sg13?tab=texts"));
        await head.Page.GetByText("New text", new() { Exact = true }).ClickAsync();
        await head.Page.GetByLabel("Title", new() { Exact = true }).Last.FillAsync("Reply to the framework");
        await head.Page.GetByLabel("Kind of text").SelectOptionAsync("Contribution");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Create text", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Reply to the framework");
        await Assertions.Expect(head.Banner).ToContainTextAsync("Saved");
        await head.Page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to the framework", Exact = true }).PressAsync("Control+End");
        await head.Page.Keyboard.TypeAsync("It stays open.");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");

        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the delegation" }).ClickAsync();
        await liaison.Tab("Texts");
        var texts = liaison.Page.GetByRole(AriaRole.Region, new() { Name = "Texts", Exact = true });
        await Assertions.Expect(texts.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Reply to the framework", Secret]);
        await Assertions.Expect(texts.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Contribution, last changed");
        await Assertions.Expect(texts.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("by Alex Morgan (sample)");
        await Person.Accessible(liaison.Page);
        await liaison.Photograph("texts");
        await liaison.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await liaison.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");
        await liaison.Photograph("texts-narrow");
        await texts.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(liaison.Page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to the framework", Exact = true }))
            .ToHaveTextAsync("It stays open.");

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the delegation" }).ClickAsync();
        await head.Tab("Texts");
        var seen = head.Page.GetByRole(AriaRole.Region, new() { Name = "Texts", Exact = true });
        await Assertions.Expect(seen.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Reply to the framework"]);
        Assert.DoesNotContain(Secret, await head.Received(), StringComparison.Ordinal);
        head.HasNoFaults();
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Field_edited_by_both_shows_a_conflict_with_both_texts()
    {
        await server.Kill();
        foreach (var (person, text) in new[] { (head, "Text of the head."), (liaison, "Text of the liaison.") })
        {
            await person.Field("Fallback").FillAsync(text);
            await person.Field("Fallback").PressAsync("Control+Enter");
        }
        await server.Start();
        var loser = await Loser();
        var panel = loser.Page.Locator(".conflict");
        await Assertions.Expect(panel.Locator("blockquote")).ToHaveTextAsync(
            loser == head ? ["Text of the liaison.", "Text of the head."] : ["Text of the head.", "Text of the liaison."]);
        await Assertions.Expect(loser.Banner).ToContainTextAsync("1 conflict to decide");
        await loser.Photograph("conflict");
        await loser.Page.SetViewportSizeAsync(320, 800);
        await loser.Photograph("conflict-narrow");
        Assert.True(await loser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");

        await loser.Page.GetByLabel("Combined text").FillAsync("Text of both.");
        await loser.Page.GetByRole(AriaRole.Button, new() { Name = "Save combined text", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Field("Fallback")).ToHaveValueAsync("Text of both.");
        await Assertions.Expect(liaison.Field("Fallback")).ToHaveValueAsync("Text of both.");
        await Assertions.Expect(panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Note_for_the_government_reaches_nothing_of_the_head()
    {
        foreach (var person in new[] { head, liaison }) await person.Tab("Notes");
        var notes = liaison.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Notes on [0-9]") });
        await notes.GetByLabel("Who may see the new note").SelectOptionAsync(new SelectOptionValue { Label = "Government only" });
        await notes.GetByLabel("New note", new() { Exact = true }).FillAsync(Secret);
        await notes.GetByRole(AriaRole.Button, new() { Name = "Add note", Exact = true }).ClickAsync();
        await Assertions.Expect(notes.Locator(".note .aud").First).ToHaveTextAsync("Government only");
        await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");

        await liaison.Field("Rationale").FillAsync("Said to all afterwards.");
        await liaison.Field("Rationale").PressAsync("Control+Enter");
        await Assertions.Expect(head.Field("Rationale")).ToHaveValueAsync("Said to all afterwards.");
        await head.Page.ReloadAsync();
        await Assertions.Expect(head.Field("Rationale")).ToHaveValueAsync("Said to all afterwards.");

        Assert.Contains(Secret, await liaison.Received(), StringComparison.Ordinal);
        var received = await head.Received();
        Assert.Contains("Said to all afterwards.", received, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, received, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await head.Page.ContentAsync(), StringComparison.Ordinal);
        await liaison.Photograph("note-liaison");
        await head.Photograph("note-head");
    }

    [Fact]
    public async Task Server_killed_and_started_again_shows_reconnecting_and_then_saves_what_was_written()
    {
        await server.Kill();
        var killed = Stopwatch.GetTimestamp();
        await Assertions.Expect(head.Banner).ToContainTextAsync("Reconnecting");
        output.WriteLine($"The head was told after {Stopwatch.GetElapsedTime(killed).TotalMilliseconds:f0} ms.");
        await head.Field("Acceptable range").FillAsync("Written without a server.");
        await head.Field("Acceptable range").PressAsync("Control+Enter");
        await Assertions.Expect(head.Banner).ToContainTextAsync("1 change is not saved yet.");
        await head.Photograph("offline");
        await server.Start();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(liaison.Field("Acceptable range")).ToHaveValueAsync("Written without a server.");
    }

    /// <summary>Whoever's text came second.</summary>
    private async Task<Person> Loser()
    {
        var told = new[] { head, liaison }.Select(p => (Person: p, Shown: p.Page.Locator(".conflict").WaitForAsync())).ToList();
        var first = await Task.WhenAny(told.Select(t => t.Shown));
        await first;
        return told.Single(t => t.Shown == first).Person;
    }
}
