using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>What is typed into a field stays as it was typed, whatever is saved, changed by others, composed or left meanwhile.</summary>
public sealed class FieldTests(FieldStage stage) : IClassFixture<FieldStage>, IAsyncLifetime
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
    public async Task Characters_that_turn_the_direction_of_a_text_are_named_below_its_field()
    {
        await head.Field("Fallback").FillAsync("Approve \u202Eeton od\u202C the draft.");
        await head.Field("Fallback").PressAsync("Control+Enter");
        await Assertions.Expect(liaison.Field("Fallback")).ToHaveValueAsync("Approve \u202Eeton od\u202C the draft.");
        await Assertions.Expect(liaison.Page.Locator("#position-fallback-hint")).ToContainTextAsync("contains hidden characters: U+202E, U+202C");
        await head.Field("Fallback").FillAsync("Approve the draft.");
        await head.Field("Fallback").PressAsync("Control+Enter");
        await Assertions.Expect(liaison.Page.Locator("#position-fallback-hint")).Not.ToContainTextAsync("hidden");
    }

    [Fact]
    public async Task Typing_goes_on_where_it_was_after_a_save_and_is_undone_by_the_browser()
    {
        var field = head.Field("Preferred outcome");
        await Write(field, "hello world");
        await field.EvaluateAsync("f => f.setSelectionRange(5, 5)");
        await Watch(field);
        await head.Page.Keyboard.TypeAsync("XXX");
        await Assertions.Expect(liaison.Field("Preferred outcome")).ToHaveValueAsync("helloXXX world");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await head.Page.Keyboard.TypeAsync("YYY");
        await Assertions.Expect(liaison.Field("Preferred outcome")).ToHaveValueAsync("helloXXXYYY world");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        var shown = await Watched();
        Assert.Equal(shown.Distinct(), shown);

        // How many steps typing is depends on how fast it came.
        for (var i = 0; i < 6 && await field.InputValueAsync() != "hello world"; i++) await head.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(field).ToHaveValueAsync("hello world");
        await Assertions.Expect(liaison.Field("Preferred outcome")).ToHaveValueAsync("hello world");
    }

    [Fact]
    public async Task Change_by_another_leaves_caret_selection_scroll_and_own_undo()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"Line {i} of the fallback."));
        var field = head.Field("Fallback");
        await Write(field, lines);
        await Assertions.Expect(liaison.Field("Fallback")).ToHaveValueAsync(lines);
        var place = lines.IndexOf("Line 40", StringComparison.Ordinal);
        // A field grows with its text on this page and scrolls on others: one that scrolls, on a page that does.
        await field.EvaluateAsync("(f, at) => { f.style.maxHeight = '12rem'; f.setSelectionRange(at, at); f.scrollTop = 500; }", place);
        await head.Page.Keyboard.TypeAsync("My ");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await field.EvaluateAsync("(f, at) => { f.setSelectionRange(at, at + 7, 'backward'); f.scrollTop = 500; }", place + 3);

        var top = await field.EvaluateAsync<double>("f => f.getBoundingClientRect().top");
        await liaison.Field("Fallback").PressAsync("Control+Home");
        await liaison.Page.Keyboard.TypeAsync("Theirs. ");
        await Assertions.Expect(field).ToHaveValueAsync("Theirs. " + lines.Insert(place, "My "));
        Assert.Equal(top, await field.EvaluateAsync<double>("f => f.getBoundingClientRect().top"));
        Assert.Equal("Line 40|backward|500|true", await field.EvaluateAsync<string>(
            "f => [f.value.slice(f.selectionStart, f.selectionEnd), f.selectionDirection, f.scrollTop, document.activeElement === f].join('|')"));

        for (var i = 0; i < 6 && await field.InputValueAsync() != "Theirs. " + lines; i++)
        {
            await head.Page.Keyboard.PressAsync("Control+z");
            Assert.StartsWith("Theirs. ", await field.InputValueAsync(), StringComparison.Ordinal);
        }
        await Assertions.Expect(field).ToHaveValueAsync("Theirs. " + lines);
        await Assertions.Expect(liaison.Field("Fallback")).ToHaveValueAsync("Theirs. " + lines);
    }

    [Fact]
    public async Task Word_that_is_composed_is_neither_sent_nor_changed_before_it_is_chosen()
    {
        var field = head.Field("Red line");
        await Write(field, "");
        var input = await head.Page.Context.NewCDPSessionAsync(head.Page);
        await input.SendAsync("Input.imeSetComposition", Composed("nihao"));
        await SomebodyWritesElsewhere("while it is composed");
        await input.SendAsync("Input.imeSetComposition", Composed("nihao ma"));
        await SomebodyWritesElsewhere("and still is");
        await Assertions.Expect(field).ToHaveValueAsync("nihao ma");
        await Assertions.Expect(head.Banner).ToContainTextAsync("Not saved yet");
        await Assertions.Expect(liaison.Field("Red line")).ToHaveValueAsync("");

        await input.SendAsync("Input.insertText", new() { ["text"] = "你好" });
        await Assertions.Expect(liaison.Field("Red line")).ToHaveValueAsync("你好");
        await Assertions.Expect(field).ToHaveValueAsync("你好");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        Assert.DoesNotContain("nihao", await liaison.Received(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_changed_by_another_while_a_word_is_composed_shows_both_texts()
    {
        var field = head.Field("Acceptable range");
        await Write(field, "");
        var input = await head.Page.Context.NewCDPSessionAsync(head.Page);
        await input.SendAsync("Input.imeSetComposition", Composed("nihao"));
        await liaison.Field("Acceptable range").FillAsync("Theirs");
        await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");
        await SomebodyWritesElsewhere("after it");
        await Assertions.Expect(field).ToHaveValueAsync("nihao");
        await input.SendAsync("Input.insertText", new() { ["text"] = "你好" });
        await Assertions.Expect(head.Page.Locator(".conflict blockquote")).ToHaveTextAsync(["Theirs", "你好"]);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();
        await Assertions.Expect(liaison.Field("Acceptable range")).ToHaveValueAsync("你好");
    }

    [Fact]
    public async Task Right_to_left_words_are_set_from_the_right_in_every_field_and_title()
    {
        const string Arabic = "الموقف الوطني";
        await head.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        Assert.Equal("", await head.Page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('textarea, input:not([type]), input[type=text], input[type=search]')]
              .filter(f => f.dir !== 'auto').map(f => f.id).join()
            """));
        await Write(head.Field("Title of the point"), Arabic);
        await Write(head.Field("Rationale"), Arabic);
        await Assertions.Expect(liaison.Field("Rationale")).ToHaveValueAsync(Arabic);
        Assert.Equal("rtl", await liaison.Field("Rationale").EvaluateAsync<string>("f => getComputedStyle(f).direction"));
        await head.Photograph("right-to-left");
    }

    /// <summary>A text that a colleague writes and saves in another field, until it is seen here: time enough for a field that does not wait.</summary>
    private async Task SomebodyWritesElsewhere(string words)
    {
        var other = await liaison.Page.Context.NewPageAsync();
        await other.GotoAsync(head.Page.Url);
        await other.Locator("#position-rationale").FillAsync(words);
        await Assertions.Expect(head.Field("Rationale")).ToHaveValueAsync(words);
        await Assertions.Expect(other.Locator("#banner")).ToHaveTextAsync("Saved");
        await other.CloseAsync();
    }

    private async Task Write(ILocator field, string words)
    {
        await field.FillAsync(words);
        foreach (var person in new[] { head, liaison }) await Assertions.Expect(person.Banner).ToHaveTextAsync("Saved");
    }

    private static Dictionary<string, object> Composed(string text) =>
        new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length };

    /// <summary>Notes each value that the field has, as often as the browser draws.</summary>
    private static Task<global::System.Text.Json.JsonElement?> Watch(ILocator field) => field.EvaluateAsync(
        """
        f => {
          window.watched = [f.value];
          const look = () => {
            if (window.watched.at(-1) !== f.value) window.watched.push(f.value);
            window.watching = requestAnimationFrame(look);
          };
          look();
        }
        """);

    private Task<string[]> Watched() => head.Page.EvaluateAsync<string[]>("() => { cancelAnimationFrame(window.watching); return window.watched; }");
}
