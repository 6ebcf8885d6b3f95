using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>The industry head and the government liaison of the sample write one briefing at two browsers.</summary>
public sealed partial class CoEditedTextTests(Chromium chromium) : IAsyncLifetime
{
    private const string Key = "delegation/1/sample-sg13/delegation/papers/briefing";

    private ServerProcess server = null!;
    private Person head = null!, liaison = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        head = await Person.SignIn(chromium.Browser, server.Links["Alex Morgan (sample)"]);
        liaison = await Person.SignIn(chromium.Browser, server.Links["Robin Hale (sample)"]);
        await Create();
        await head.Open(new Uri(server.Address, "t/" + Key));
        await liaison.Open(new Uri(server.Address, "t/" + Key));
        await Assertions.Expect(Text(liaison)).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (Person?[])[head, liaison])
            if (person is not null) await person.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Suggestion_accepted_stays_one_rejected_goes_and_undo_takes_back_only_what_I_did()
    {
        await Write(head, "The framework stays open.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open.");

        await liaison.Page.GetByLabel("Suggesting", new() { Exact = true }).CheckAsync();
        await Write(liaison, " And public.");
        await Text(liaison).PressAsync("Control+Home");
        for (var i = 0; i < 4; i++) await Text(liaison).PressAsync("Delete");
        await Assertions.Expect(head.Page.Locator(".suggested .text")).ToHaveTextAsync(["Delete “The ”", "Insert “ And public.”"]);
        await head.Page.GetByLabel("Who wrote what").CheckAsync();
        await head.Photograph("text-suggested");
        await head.Page.GetByText("Import and export").ClickAsync();
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            foreach (var width in new[] { 390, 1280 })
            {
                await head.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await head.Page.SetViewportSizeAsync(width, 900);
                await Person.Accessible(head.Page);
                Assert.Equal(width, await head.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                await head.Photograph(string.Create(CultureInfo.InvariantCulture, $"text-suggested-{width}-{scheme}").ToLowerInvariant());
            }
        await head.Page.GetByText("Import and export").PressAsync("Escape");
        await Assertions.Expect(head.Page.GetByText("Import and export")).ToBeFocusedAsync();
        await Assertions.Expect(head.Page.GetByLabel("Markdown to insert at the caret")).ToBeHiddenAsync();

        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept: Insert") }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Reject: Delete") }).ClickAsync();
        foreach (var person in new[] { head, liaison })
        {
            await Assertions.Expect(Text(person)).ToHaveTextAsync("The framework stays open. And public.");
            await Assertions.Expect(Text(person).Locator("ins, del")).ToHaveCountAsync(0);
        }

        // Each decision is one step back, and then what the head typed; what the liaison suggested is not his to undo.
        await Text(head).PressAsync("Control+z");
        await Assertions.Expect(liaison.Page.Locator(".suggested .text")).ToHaveTextAsync(["Delete “The ”"]);
        await Text(head).PressAsync("Control+z");
        await Assertions.Expect(liaison.Page.Locator(".suggested .text")).ToHaveTextAsync(["Delete “The ”", "Insert “ And public.”"]);
        await Text(head).PressAsync("Control+z");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync(" And public.");
        for (var i = 0; i < 3; i++) await Text(head).PressAsync("Control+y");
        await Assertions.Expect(Text(liaison).Locator("ins, del")).ToHaveCountAsync(0);
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open. And public.");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        head.HasNoFaults();
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Suggestion_typed_in_pauses_is_accepted_by_one_click_and_taken_back_by_one_key()
    {
        await Write(head, "The framework stays open.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open.");
        await liaison.Page.GetByLabel("Suggesting", new() { Exact = true }).CheckAsync();
        foreach (var words in new[] { " And", " public", " for all." })
        {
            await Write(liaison, words);
            await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");
        }
        await Assertions.Expect(head.Page.Locator(".suggested .text")).ToHaveTextAsync(["Insert “ And public for all.”"]);
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept: Insert") }).ClickAsync();
        await Assertions.Expect(Text(liaison).Locator("ins")).ToHaveCountAsync(0);
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open. And public for all.");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Undo what I did" }).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".suggested .text")).ToHaveTextAsync(["Insert “ And public for all.”"]);
        await Text(head).PressAsync("Control+a");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Reject selected" }).ClickAsync();
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open.");
    }

    [Fact]
    public async Task Person_mentioned_in_a_comment_finds_it_and_the_text_keeps_the_name_that_it_was_given()
    {
        await Write(head, "The framework stays open.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open.");
        await Text(liaison).PressAsync("Control+a");
        await Text(liaison).PressAsync("Control+Alt+m");
        await liaison.Page.Keyboard.TypeAsync("Is it, @alex");
        await Assertions.Expect(liaison.Page.Locator(".offered button")).ToHaveTextAsync(["@Alex Morgan (sample)"]);
        await liaison.Page.Keyboard.PressAsync("Tab");
        await liaison.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(liaison.Page.GetByLabel("New comment on the selection")).ToHaveValueAsync("Is it, @Alex Morgan (sample) ");
        await Assertions.Expect(liaison.Page.GetByLabel("New comment on the selection")).ToBeFocusedAsync();
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Add comment", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".mention.mine")).ToHaveTextAsync("@Alex Morgan (sample)");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Only those that mention me (1)" }).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".comment")).ToHaveCountAsync(1);

        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByLabel("Title of the text")).ToBeFocusedAsync();
        await head.Page.GetByLabel("Title of the text").FillAsync("Reply to the framework");
        await head.Page.GetByLabel("Title of the text").PressAsync("Enter");
        await Assertions.Expect(liaison.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Reply to the framework");
        await Assertions.Expect(liaison.Page).ToHaveTitleAsync("Reply to the framework – Tracker");
        await Assertions.Expect(liaison.Page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to the framework", Exact = true })).ToBeVisibleAsync();
        await head.Photograph("text-mention");
        await Person.Accessible(head.Page);
        await head.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await head.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");
        await head.Photograph("text-mention-narrow");
        head.HasNoFaults();
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Comment_follows_its_passage_and_says_when_it_is_gone()
    {
        var comment = await Comment();

        await Text(head).PressAsync("Control+Home");
        await head.Page.Keyboard.TypeAsync("Before it. ");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("Before it. The framework stays open.");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await comment.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show the passage") }).ClickAsync();
        Assert.Equal("The framework", await head.Page.EvaluateAsync<string>("getSelection().toString()"));
        await head.Photograph("text-comment");
        await head.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(liaison.Page.Locator(".comment")).ToContainTextAsync("The passage was deleted. It said:");
        await liaison.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await liaison.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");
        await liaison.Photograph("text-narrow");
    }

    [Fact]
    public async Task Comment_shows_its_passage_while_what_was_typed_before_it_is_on_its_way()
    {
        var holds = false;
        await head.Page.RouteWebSocketAsync("**/*", page =>
        {
            var hub = page.ConnectToServer();
            page.OnMessage(sent => Pass(sent, hub, !Volatile.Read(ref holds)));
        });
        await head.Open(new Uri(server.Address, "t/" + Key));
        var comment = await Comment();

        Volatile.Write(ref holds, true);
        await Text(head).PressAsync("Control+Home");
        await head.Page.Keyboard.TypeAsync("Before it. ");
        await comment.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show the passage") }).ClickAsync();
        Assert.Equal("The framework", await head.Page.EvaluateAsync<string>("getSelection().toString()"));
        Volatile.Write(ref holds, false);
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("Before it. The framework stays open.");
        Assert.Equal("The framework", await head.Page.EvaluateAsync<string>("getSelection().toString()"));
    }

    [Fact]
    public async Task Pasted_html_never_runs_and_only_our_formats_survive()
    {
        await Text(head).ClickAsync();
        await head.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/html', '<h1 style="color:red">Head</h1><p class="MsoNormal"><b>Bold</b>
            """ + """
             <a href="javascript:alert(1)">bad</a><img src=x onerror="window.ran = 1"><script>window.ran = 1</' + 'script></p>');
              document.querySelector('.ql-editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(Text(liaison).Locator("h1")).ToHaveTextAsync("Head");
        await Assertions.Expect(Text(liaison).Locator("strong")).ToHaveTextAsync("Bold");
        await Assertions.Expect(Text(liaison).Locator("a, img, script, [style]")).ToHaveCountAsync(0);
        Assert.False(await head.Page.EvaluateAsync<bool>("'ran' in window"));
    }

    [Fact]
    public async Task Keyboard_reaches_the_toolbar_and_leaves_the_text()
    {
        await Text(head).ClickAsync();
        await head.Page.Keyboard.PressAsync("Alt+F10");
        await head.Page.Keyboard.PressAsync("ArrowRight");
        await head.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Bold", Exact = true })).ToBeFocusedAsync();
        await head.Page.Keyboard.PressAsync("Enter");
        await head.Page.Keyboard.TypeAsync("Loud");
        await Assertions.Expect(Text(liaison).Locator("strong")).ToHaveTextAsync("Loud");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Bold", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await head.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Text(head)).Not.ToBeFocusedAsync();
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("Loud");
    }

    [Fact]
    public async Task Reader_who_comes_back_sees_what_changed_by_whom_and_goes_back_in_time()
    {
        await Write(head, "First words.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("First words.");
        await liaison.Page.GotoAsync(new Uri(server.Address, "d").ToString());
        await Text(head).PressAsync("Control+Home");
        await head.Page.Keyboard.TypeAsync("The ");
        await Text(head).PressAsync("Control+End");
        for (var i = 0; i < 6; i++) await Text(head).PressAsync("Backspace");
        await head.Page.Keyboard.TypeAsync("sentence.");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");

        await liaison.Open(new Uri(server.Address, "t/" + Key));
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Changes since your last visit" }).ClickAsync();
        var past = liaison.Page.Locator(".past");
        // How many changes typing becomes depends on how fast the server answers.
        await Assertions.Expect(past.Locator("p[role=status]")).ToHaveTextAsync(new Regex(@"^(One change|\d+ changes) by Alex Morgan \(sample\)\.$"));
        await Assertions.Expect(past.Locator("[data-added]").First).ToHaveTextAsync("The ");
        await Assertions.Expect(past.Locator("[data-removed]").First).ToHaveTextAsync("words.");
        await past.GetByRole(AriaRole.Button, new() { Name = "Next change" }).ClickAsync();
        await Assertions.Expect(past.Locator("p[role=status]")).ToContainTextAsync("Alex Morgan (sample) inserted “The”");
        await past.GetByRole(AriaRole.Button, new() { Name = "Previous change" }).ClickAsync();
        await Assertions.Expect(past.Locator("p[role=status]")).Not.ToContainTextAsync("“The”");
        await liaison.Photograph("text-changed");
        await Person.Accessible(liaison.Page);

        await head.Page.GetByLabel("Freeze this version as").FillAsync("Agreed in July");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Freeze", Exact = true }).ClickAsync();
        await past.GetByRole(AriaRole.Slider).FocusAsync();
        await liaison.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(past.Locator("p[role=status]")).ToContainTextAsync("The text as it was at version 1,");
        await Assertions.Expect(past.Locator(".ql-editor")).ToHaveTextAsync("");
        await past.GetByRole(AriaRole.Button, new() { Name = "Read “Agreed in July”" }).ClickAsync();
        await Assertions.Expect(past.Locator(".ql-editor")).ToHaveTextAsync("The First sentence.");
        await liaison.Photograph("text-frozen");
    }

    private static ILocator Text(Person person) => person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Briefing", Exact = true });

    private static void Pass(IWebSocketFrame sent, IWebSocketRoute to, bool passes)
    {
        if (!passes) return;
        if (sent.Text is { } text) to.Send(text);
        else to.Send(sent.Binary!);
    }

    /// <summary>The liaison's comment on the first words that the head wrote, as the head sees it.</summary>
    private async Task<ILocator> Comment()
    {
        await Write(head, "The framework stays open.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("The framework stays open.");
        await Text(liaison).PressAsync("Control+Home");
        for (var i = 0; i < 13; i++) await Text(liaison).PressAsync("Shift+ArrowRight");
        await Text(liaison).PressAsync("Control+Alt+m");
        await liaison.Page.GetByLabel("New comment on the selection").FillAsync("Which one?");
        await Assertions.Expect(liaison.Page.Locator("#comment-about")).ToHaveTextAsync("About “The framework”");
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "Add comment", Exact = true }).ClickAsync();
        var comment = head.Page.Locator(".comment");
        await Assertions.Expect(comment).ToContainTextAsync("Which one?");
        return comment;
    }

    private static async Task Write(Person person, string words)
    {
        await Text(person).PressAsync("Control+End");
        await person.Page.Keyboard.TypeAsync(words);
        await Assertions.Expect(Text(person)).ToContainTextAsync(words);
    }

    private async Task Create() => await head.Page.EvaluateAsync(
        """
        async key => {
          const body = { actor: 'draft/' + key, operation: crypto.randomUUID(), compartment: 'delegation', seen: 0, payload: { title: 'Briefing' } };
          const answer = await fetch('/api/draft/create-draft', { method: 'POST', headers: { 'Content-Type': 'application/json' },
        """ + """
         body: JSON.stringify(body) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """, Key);
}
