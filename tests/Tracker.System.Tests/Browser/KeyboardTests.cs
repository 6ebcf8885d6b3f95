using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Tracker.Client;
using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>The main tasks of the product, done with the keyboard alone.</summary>
public sealed class KeyboardTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Sg13 = "Delegation to ITU-T SG13 (sample)", Fallback = "A liaison statement to IETF and IEEE that asks for their view.";
    private const string Longer = Fallback + "\nFailing that, a statement of our own.\nFailing that, none.";

    private static readonly ActorId SampleDelegation = ActorId.Parse("delegation/sample-sg13");
    private static readonly EntityId Framework = EntityId.Parse("sample-framework");

    [Fact]
    public async Task Participant_signs_in_skips_to_the_content_goes_to_a_delegation_by_name_ends_a_session_and_signs_out()
    {
        await using var head = await SignIn("sample-head");
        await (await SignIn("sample-head")).DisposeAsync();

        await head.Press(AriaRole.Link, "Skip to content");
        await Typist.Shows(head.Page.Locator("#main:focus"));

        await GoTo(head, "SG13 (sample)", Sg13);
        await head.Keys("g", "h");
        await head.IsAt("My work");

        await head.Keys("?");
        await head.Sees("Next agenda point");
        await head.Keys("Escape");
        await head.IsOn(AriaRole.Button, "Keyboard shortcuts");
        await head.Keys("Enter");
        await head.Press(AriaRole.Checkbox, "Use the shortcuts of a single letter", key: "Space");
        await head.Keys("Escape", "?");
        await Typist.Counts(head.Page.Locator("dialog[open]"), 0);

        await GoTo(head, "Your sessions", "Your sessions");
        await head.Press(AriaRole.Button, "End the session of Chrome on Linux", exact: false);
        await head.Sees("The session of Chrome on Linux has ended.");
        await Typist.Shows(head.Page.Locator("li:focus", new() { HasText = "This session" }));
        await head.Press(AriaRole.Button, "Sign out", back: true);
        await head.Sees("You are signed out");
        head.HasNoFaults();
    }

    [Fact]
    public async Task Liaison_founds_a_delegation_writes_its_agenda_and_finds_a_point_on_the_board()
    {
        await using var liaison = await SignIn("sample-liaison");
        await Found(liaison, "Plenary of March", "Delegation to the plenary");

        await liaison.Keys("a");
        await liaison.IsOn(AriaRole.Textbox, "One point on each line, or a table copied from a spreadsheet");
        await liaison.Type("1 Opening");
        await liaison.Press(AriaRole.Button, "Add point");
        await liaison.IsOn(AriaRole.Button, "Add points");
        await Typist.Shows(Point(liaison, "1 Opening"));

        await liaison.Keys("Enter");
        await liaison.IsOn(AriaRole.Textbox, "One point on each line, or a table copied from a spreadsheet");
        await liaison.Type("2\tNew work items\n3\tQuantum networks\n4\tClosing");
        await liaison.Keys("Control+a", "Control+x", "Control+v");
        await liaison.Press(AriaRole.Button, "Add 3 points");
        await liaison.IsOn(AriaRole.Button, "Add points");
        await Typist.Shows(Point(liaison, "4 Closing"));

        await liaison.Keys("/");
        await liaison.Type("quantum");
        await Typist.Counts(liaison.Page.Locator("a.item-t"), 1);
        await liaison.IsOn(AriaRole.Searchbox, "Part of a title or number");
        await liaison.Keys("Control+a", "Delete");
        await Typist.Counts(liaison.Page.Locator("a.item-t"), 4);
        await liaison.Press(AriaRole.Button, "Agenda point");
        await liaison.Keys("Enter");
        await Typist.Shows(liaison.Page.Locator("tbody tr:first-child", new() { HasText = "Closing" }));
        await liaison.IsOn(AriaRole.Button, "Agenda point");
        await liaison.Press(AriaRole.Link, "Not final", back: true, exact: false);
        await Typist.Shows(liaison.Page.GetByRole(AriaRole.Link, new() { Name = "Not final" }).And(liaison.Page.Locator("[aria-current=true]")));
        await liaison.IsOn(AriaRole.Link, "Not final", exact: false);

        await liaison.Press(AriaRole.Link, "1 Opening");
        await liaison.IsAt("Opening");
        foreach (var (key, title) in new[] { ("j", "New work items"), ("j", "Quantum networks"), ("k", "New work items") })
        {
            await liaison.Keys(key);
            await liaison.IsAt(title);
        }
        await liaison.Press(AriaRole.Link, "Delegation to the plenary", back: true);
        await liaison.IsAt("Delegation to the plenary");
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Liaison_changes_the_dates_ticks_a_task_and_publishes_a_view()
    {
        await using var liaison = await SignIn("sample-liaison");
        await Found(liaison, "Plenary of April", "Delegation with tasks");

        await liaison.Press(AriaRole.Button, "More actions");
        await liaison.IsOn(AriaRole.Menuitem, "Committee and dates…");
        await liaison.Keys("Enter");
        await liaison.Reach(AriaRole.Textbox, "Last day");
        await liaison.Type("04302027");
        await liaison.Press(AriaRole.Button, "Save");
        await liaison.IsOn(AriaRole.Button, "More actions");
        await liaison.Sees("30 Apr 2027");

        await liaison.Press(AriaRole.Link, "Tasks", exact: false);
        await liaison.Unfold("Add a task");
        foreach (var task in new[] { "Book the rooms", "Ask for the visas" })
        {
            await liaison.Fill(AriaRole.Textbox, "Task", task, back: task != "Book the rooms");
            await liaison.Press(AriaRole.Button, "Add task");
            await Typist.Shows(Button(liaison, "Mark as done: " + task));
        }
        await liaison.Press(AriaRole.Button, "Mark as done: Book the rooms", back: true);
        await liaison.IsOn(AriaRole.Button, "Reopen Book the rooms");

        await liaison.Press(AriaRole.Link, "Government views", back: true, exact: false);
        await liaison.Unfold("Draft a view");
        await liaison.Fill(AriaRole.Textbox, "Subject", "New network layers");
        await liaison.Fill(AriaRole.Textbox, "Text", "The office supports none of them.");
        await liaison.Press(AriaRole.Button, "Save draft for the government only");
        await Typist.Shows(Button(liaison, "Publish to the delegation…"));
        await liaison.Press(AriaRole.Button, "Publish to the delegation…", back: true);
        await liaison.Press(AriaRole.Button, "Publish to 1 person");
        await liaison.IsOn(AriaRole.Button, "Undo: Publish to the delegation");
        await liaison.Press(AriaRole.Button, "Now: Publish to the delegation");
        await liaison.Sees("Published as revision 1.");
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Head_writes_a_position_sends_it_to_review_answers_it_removes_a_note_and_invites_a_member()
    {
        await using var head = await SignIn("sample-head");
        await GoTo(head, "SG13 (sample)", Sg13);
        await head.Press(AriaRole.Link, "2 Expected contribution", exact: false);
        await head.IsAt("Expected contribution: Future vertical communications framework (sample)");

        await head.Fill(AriaRole.Textbox, "Rationale", "Written with keys.");
        await head.Keys("Control+Enter");
        await head.IsSaved();
        await head.Keys("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        var top = await Top(head);
        await Change("sample-liaison", new EditPositionText(Framework, PositionText.Fallback, new Edit(Fallback, Longer)));
        await head.Saves("Fallback", Longer);
        // The browser scrolls by whole pixels, and lines are higher by parts of one: what it cannot make up for is less than one.
        var moved = Math.Abs(await Top(head) - top);
        Assert.True(moved < 1, $"The field moved by {moved} pixels.");
        await head.Type(" only");
        await head.Saves("Rationale", "Written only with keys.");
        await head.IsOn(AriaRole.Textbox, "Rationale");

        await head.Reach(AriaRole.Radio, "Defer to another body", back: true);
        await head.Keys("ArrowLeft", "ArrowLeft");
        await head.Press(AriaRole.Button, "Send to review", back: true);
        await Typist.Shows(head.Page.Locator(".steps [aria-current=step]", new() { HasText = "In review" }));

        await head.Reach(AriaRole.Radio, "Concur");
        await head.Keys("Space");
        await head.Press(AriaRole.Button, "Answer for", exact: false);
        await head.Sees("1 concur");
        await head.IsOn(AriaRole.Button, "Answer for", exact: false);

        await head.Keys("n");
        await Typist.Shows(head.Page.GetByRole(AriaRole.Textbox, new() { Name = "New note" }));
        await head.Keys("n");
        await head.IsOn(AriaRole.Textbox, "New note");
        await head.Reach(AriaRole.Combobox, "Who may see the new note", back: true);
        await head.Type("Everyone");
        await head.Fill(AriaRole.Textbox, "New note", "Only with keys.");
        await head.Press(AriaRole.Button, "Add note");
        await head.Press(AriaRole.Button, "Remove this note");
        await head.IsOn(AriaRole.Button, "Undo: Remove this note");
        await head.Keys("Enter");
        await head.IsOn(AriaRole.Button, "Remove this note");

        await head.Press(AriaRole.Link, "History", back: true);
        await Typist.Counts(head.Page.Locator("#history li", new() { HasText = "changed the stance" }), 2);
        await head.IsOn(AriaRole.Link, "History");

        await head.Press(AriaRole.Link, Sg13, back: true);
        await head.IsAt(Sg13);
        await head.Press(AriaRole.Link, "Roster", exact: false);
        await head.Fill(AriaRole.Textbox, "Name", "Sam Ortiz");
        await head.Fill(AriaRole.Textbox, "E-mail", "sam@northline.example");
        await head.Press(AriaRole.Button, "Invite");
        await head.Sees("Sam Ortiz is invited.");
        await head.IsOn(AriaRole.Button, "Invite");
        head.HasNoFaults();
    }

    private async Task<Typist> SignIn(string participant) => await Typist.SignIn(server.Browser, await server.LinkOf(participant));

    /// <summary>Where the field with the focus is on the screen.</summary>
    private static Task<double> Top(Typist typist) => typist.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top");

    /// <summary>Another participant changes the delegation through the API.</summary>
    private async Task Change(string participant, Command command)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var link = await server.LinkOf(participant);
        using var form = new FormUrlEncodedContent([new("link", link[(link.IndexOf("link=", StringComparison.Ordinal) + 5)..])]);
        (await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
        var codec = TrackerKinds.All.Of(SampleDelegation)!.Codec;
        using var payload = JsonDocument.Parse(codec.Encode(command));
        using var answer = await http.PostAsJsonAsync(
            $"/api/{SampleDelegation.Kind}/{codec.NameOf(command).Name}",
            new { actor = SampleDelegation.Value, operation = Guid.NewGuid(), compartment = "delegation", seen = 0, payload = payload.RootElement });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task GoTo(Typist typist, string words, string heading)
    {
        await typist.Keys("Control+k");
        await typist.IsOn(AriaRole.Combobox, "Name of a record or page");
        await typist.Type(words);
        await Typist.Shows(typist.Page.GetByRole(AriaRole.Option, new() { Name = heading }).And(typist.Page.Locator("[aria-selected=true]")));
        await typist.Keys("Enter");
        await typist.IsAt(heading);
    }

    private static async Task Found(Typist typist, string gathering, string title)
    {
        await typist.Keys("g", "d");
        await typist.IsAt("Delegations");
        await typist.Keys("c");
        await typist.IsAt("New delegation");
        await typist.Reach(AriaRole.Combobox, "Committee");
        await typist.Type("SG13");
        await Typist.Shows(typist.Page.GetByRole(AriaRole.Option, new() { Name = "SG13" }));
        await typist.Keys("ArrowDown", "Enter");
        await typist.Fill(AriaRole.Textbox, "Gathering", gathering);
        await typist.Reach(AriaRole.Textbox, "First day");
        await typist.Type("03012027");
        await typist.Reach(AriaRole.Textbox, "Last day");
        await typist.Type("03202027");
        await typist.Fill(AriaRole.Textbox, "Title optional", title);
        await typist.Press(AriaRole.Button, "Create the delegation");
        await typist.IsAt(title);
    }

    private static ILocator Point(Typist typist, string name) => typist.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Button(Typist typist, string name) => typist.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
