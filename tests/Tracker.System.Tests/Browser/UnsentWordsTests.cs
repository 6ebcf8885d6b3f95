using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>Words that are not sent yet survive a closed tab, a lost server, another agenda point and a second press.</summary>
public sealed class UnsentWordsTests(FieldStage stage) : IClassFixture<FieldStage>, IAsyncLifetime
{
    private Person head = null!, liaison = null!;

    public async ValueTask InitializeAsync()
    {
        (head, liaison) = (stage.Head, stage.Liaison);
        foreach (var person in new[] { head, liaison }) await person.OpenPoint(stage.Delegation);
    }

    /// <summary>No browser may ask whether to leave the page when the next test opens it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var person in new[] { head, liaison }) await Assertions.Expect(person.Banner).ToHaveTextAsync("Saved");
    }

    [Fact]
    public async Task Words_typed_just_before_the_tab_is_closed_are_saved()
    {
        var tab = await head.Page.Context.NewPageAsync();
        await tab.GotoAsync(head.Page.Url);
        await Assertions.Expect(tab.Locator("#banner")).ToHaveTextAsync("Saved");
        await tab.Locator("#position-rationale").ClickAsync();
        await tab.Keyboard.PressAsync("Control+a");
        await tab.Keyboard.InsertTextAsync("The last words.");
        var closed = new TaskCompletionSource();
        tab.Close += (_, _) => closed.TrySetResult();
        await tab.CloseAsync(new() { RunBeforeUnload = true });
        await Assertions.Expect(liaison.Field("Rationale")).ToHaveValueAsync("The last words.");
        await closed.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
    }

    [Fact]
    public async Task Page_with_words_that_cannot_be_sent_asks_before_it_is_left()
    {
        await head.Tab("Notes");
        var form = Notes(head).GetByLabel("New note", new() { Exact = true });
        await form.PressSequentiallyAsync("half a note");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Not saved yet 1 form not sent.");
        await Stays();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Discard: Add note" }).ClickAsync();
        await Assertions.Expect(form).ToHaveValueAsync("");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Undo discarding: Add note" }).ClickAsync();
        await Assertions.Expect(form).ToHaveValueAsync("half a note");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Discard: Add note" }).ClickAsync();

        await stage.Server.Kill();
        await Assertions.Expect(head.Banner).ToContainTextAsync("Reconnecting");
        await head.Field("Red line").PressSequentiallyAsync("Offline. ");
        await Stays();
        await stage.Server.Start();
        await Assertions.Expect(liaison.Field("Red line")).ToHaveValueAsync(await head.Field("Red line").InputValueAsync());
    }

    [Fact]
    public async Task Form_keeps_its_words_while_another_agenda_point_is_shown()
    {
        var points = head.Page.Locator("ul.ag a");
        await head.Page.Locator("#answer-comment").PressSequentiallyAsync("half a comment");
        await head.Tab("Notes");
        await Assertions.Expect(head.Page.Locator(".unsaved")).ToHaveCountAsync(0);
        await head.Page.Locator("#point-notes-text").PressSequentiallyAsync("half a note");
        await points.Nth(1).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#point-notes-text")).ToHaveValueAsync("");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Not saved yet 2 forms not sent.");
        await Assertions.Expect(points.Nth(0)).ToContainTextAsync("2 forms not sent");
        await Assertions.Expect(points.Nth(1)).Not.ToContainTextAsync("not sent");
        await Assertions.Expect(head.Page.Locator(".unsaved")).ToHaveCountAsync(0);
        await head.PhotographEach("forms-not-sent");
        await points.Nth(0).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#point-notes-text")).ToHaveValueAsync("half a note");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Discard: Add note" }).ClickAsync();
        await head.Tab("Answers");
        await Assertions.Expect(head.Page.Locator("#answer-comment")).ToHaveValueAsync("half a comment");
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Discard: Answer for ") }).ClickAsync();
    }

    [Fact]
    public async Task Words_of_a_form_that_was_closed_meanwhile_are_shown_to_be_copied()
    {
        await liaison.Page.Locator("#answer-comment").PressSequentiallyAsync("half a comment");
        await head.Open(new Uri(stage.Delegation + "?tab=roster"));
        var role = head.Page.GetByLabel("Role of Robin Hale (sample)");
        await role.SelectOptionAsync("Observer");
        await Assertions.Expect(liaison.Page.Locator("#answer-comment")).ToHaveCountAsync(0);
        await Assertions.Expect(liaison.Page.Locator(".unsaved textarea")).ToHaveValueAsync("half a comment");
        await Assertions.Expect(liaison.Page.Locator(".unsaved .refusal")).ToHaveTextAsync("This was not sent, and its form is closed.");
        await liaison.PhotographEach("form-closed");
        await liaison.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Discard: Answer for ") }).ClickAsync();
        await Assertions.Expect(liaison.Page.Locator(".unsaved")).ToHaveCountAsync(0);
        await role.SelectOptionAsync("Liaison");
        await Assertions.Expect(liaison.Page.Locator("#answer-comment")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Note_added_three_times_without_a_server_is_one_note()
    {
        foreach (var person in new[] { head, liaison }) await person.Tab("Notes");
        await Assertions.Expect(Notes(head)).ToBeVisibleAsync();
        var count = await Notes(head).Locator(".note").CountAsync();
        await stage.Server.Kill();
        await Assertions.Expect(head.Banner).ToContainTextAsync("Reconnecting");
        await Notes(head).GetByLabel("New note", new() { Exact = true }).PressSequentiallyAsync("Only once.");
        for (var i = 0; i < 3; i++) await Notes(head).GetByRole(AriaRole.Button, new() { Name = "Add note", Exact = true }).ClickAsync();
        await Assertions.Expect(Notes(head).Locator(".note")).ToHaveCountAsync(count + 1);
        await Assertions.Expect(Notes(head).GetByLabel("New note", new() { Exact = true })).ToHaveValueAsync("");
        await Assertions.Expect(Notes(head)).ToContainTextAsync("Sending…");
        await Assertions.Expect(head.Banner).ToContainTextAsync("1 change is not saved yet.");
        await head.Photograph("note-on-its-way");
        await stage.Server.Start();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(Notes(liaison).Locator(".note")).ToHaveCountAsync(count + 1);
    }

    [Fact]
    public async Task Second_click_of_a_double_click_removes_nothing_and_a_removal_can_be_undone()
    {
        foreach (var person in new[] { head, liaison }) await person.Tab("Notes");
        await Assertions.Expect(Notes(head)).ToBeVisibleAsync();
        var count = await Notes(head).Locator(".note").CountAsync();
        var add = Notes(head).GetByRole(AriaRole.Button, new() { Name = "Add note", Exact = true });
        await Notes(head).GetByLabel("New note", new() { Exact = true }).PressSequentiallyAsync("It stays.");
        await add.ScrollIntoViewIfNeededAsync();
        var box = (await add.BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        await head.Page.Mouse.DblClickAsync(x, y);
        await Assertions.Expect(Notes(liaison).Locator(".note")).ToHaveCountAsync(count + 1);
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(Notes(head).Locator(".note")).ToHaveCountAsync(count + 1);
        var under = new { x = (double)x, y = (double)y };
        Assert.Equal("Add note", await head.Page.EvaluateAsync<string>("at => document.elementFromPoint(at.x, at.y).textContent", under));

        var note = Notes(head).Locator(".note").First;
        var remove = note.GetByRole(AriaRole.Button, new() { Name = "Remove this note", Exact = true });
        var undo = note.GetByRole(AriaRole.Button, new() { Name = "Undo: Remove this note" });
        await remove.DblClickAsync();
        await undo.ClickAsync();
        await Assertions.Expect(note.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("It stays.");
        await remove.PressAsync("Enter");
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(remove).ToBeFocusedAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(Notes(liaison).Locator(".note")).ToHaveCountAsync(count + 1);

        await remove.ClickAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Not saved yet 1 removal can still be undone.");
        await head.Photograph("note-removed");
        await head.Open(new Uri(head.Page.Url));
        await Assertions.Expect(Notes(head).Locator(".note")).ToHaveCountAsync(count);
        await Assertions.Expect(Notes(liaison).Locator(".note")).ToHaveCountAsync(count);
    }

    /// <summary>Reloading asks; the answer is to stay.</summary>
    private async Task Stays()
    {
        var asked = new TaskCompletionSource<string>();
        void Answer(object? sender, IDialog dialog)
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        }
        head.Page.Dialog += Answer;
        await head.Page.EvaluateAsync("setTimeout(() => location.reload())");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience)));
        head.Page.Dialog -= Answer;
    }

    private static ILocator Notes(Person person) => person.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Notes on [0-9]") });
}
