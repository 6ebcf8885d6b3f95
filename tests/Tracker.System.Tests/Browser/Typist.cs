using System.Text.Json;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>A participant with a keyboard and no pointer. Each control that gets the focus must be in sight and show that it has it.</summary>
public sealed class Typist : IAsyncDisposable
{
    /// <summary>Milliseconds for what a key must bring about.</summary>
    private const float Patience = 20_000;

    /// <summary>Presses after which a control counts as out of reach.</summary>
    private const int Far = 80;

    /// <summary>What has the focus, and why a reader could not tell; null if nothing has it.</summary>
    private const string Stop =
        """
        () => {
          const on = document.activeElement;
          if (!on || on === document.body) return null;
          const name = on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent ?? '';
          const seen = on.matches('[type=radio], [type=checkbox]') ? on.closest('label') ?? on : on;
          const box = seen.getBoundingClientRect();
          const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
          const inside = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
          const above = inside ? document.elementFromPoint(x, y) : null;
          const shown = above !== null && (seen.contains(above) || above.contains(seen));
          const marked = [on, seen, on.closest('.fr')].some(e => e && (e === on || e.matches(':focus-within')) && (
            (getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) > 0) ||
            (e !== on && getComputedStyle(e).boxShadow !== 'none')));
          return {
            what: `${on.localName}${on.type ? ':' + on.type : ''} “${name.trim().replace(/\s+/g, ' ').slice(0, 60)}”`,
            wrong: !shown ? `is not in sight (${Math.round(box.left)}, ${Math.round(box.top)}, under ${above?.outerHTML.slice(0, 80)})`
              : marked || on.matches('main, h1') ? '' : 'does not show that it has the focus',
          };
        }
        """;

    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private Typist(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        page.PageError += (_, error) => faults.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser reported as errors.</summary>
    public IReadOnlyList<string> Faults => faults;

    public void HasNoFaults() => Assert.True(faults.Count == 0, string.Join("\n\n", faults));

    public ILocator Banner => Page.Locator("#banner");
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Opens the one document of a test with a sign-in link.</summary>
    public static async Task<Typist> SignIn(IBrowser browser, string link)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Chromium.Patience);
        var typist = new Typist(context, await context.NewPageAsync());
        await typist.Page.GotoAsync(link);
        await typist.Press(AriaRole.Button, "Sign in as", exact: false);
        await Assertions.Expect(typist.Page.Locator("fieldset.still:enabled")).ToBeVisibleAsync();
        return typist;
    }

    /// <summary>Presses keys one after the other, without looking where the focus is.</summary>
    public async Task Keys(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public Task Type(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Writes over what a field contains.</summary>
    public async Task Fill(AriaRole role, string name, string text, bool back = false)
    {
        await Reach(role, name, back);
        await Keys("Control+a");
        await Type(text);
    }

    /// <summary>Goes to a control and presses it.</summary>
    public async Task Press(AriaRole role, string name, bool back = false, bool exact = true, string key = "Enter")
    {
        await Reach(role, name, back, exact);
        await Keys(key);
    }

    /// <summary>Presses Tab until a control has the focus.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="name">Its accessible name, or a part of it.</param>
    /// <param name="back">Whether it comes before what has the focus now, so that Shift and Tab are pressed.</param>
    /// <param name="exact">Whether the name is whole.</param>
    public Task Reach(AriaRole role, string name, bool back = false, bool exact = true) =>
        Reach(Page.GetByRole(role, new() { Name = name, Exact = exact }), $"{role} “{name}”", back);

    /// <summary>Goes to what a reader opens to see more, and opens it.</summary>
    public async Task Unfold(string summary)
    {
        await Reach(Page.Locator("summary", new() { HasText = summary }), summary, back: false);
        await Keys("Enter");
    }

    private async Task Reach(ILocator wanted, string name, bool back)
    {
        await Assertions.Expect(wanted.First).ToBeVisibleAsync(new() { Timeout = Patience });
        var passed = new List<string>();
        while (!await HasFocus(wanted))
        {
            Assert.True(passed.Count < Far, $"{name} is not reached. Passed: {string.Join(" · ", passed)}");
            await Keys(back ? "Shift+Tab" : "Tab");
            passed.Add(await Look());
        }
        await Look();
    }

    /// <summary>The focus is on a control that others gave it to: the page moved it.</summary>
    public async Task IsOn(AriaRole role, string name, bool exact = true)
    {
        await Assertions.Expect(Page.GetByRole(role, new() { Name = name, Exact = exact })).ToBeFocusedAsync(new() { Timeout = Patience });
        await Look();
    }

    /// <summary>The page has a heading, and the reader is at it.</summary>
    public async Task IsAt(string heading)
    {
        await Assertions.Expect(Heading).ToHaveTextAsync(heading, new() { Timeout = Patience });
        await Assertions.Expect(Heading).ToBeFocusedAsync(new() { Timeout = Patience });
    }

    public Task Sees(string text) => Shows(Page.GetByText(text));

    public static Task Shows(ILocator what) => Assertions.Expect(what.First).ToBeVisibleAsync(new() { Timeout = Patience });

    public static Task Counts(ILocator what, int count) => Assertions.Expect(what).ToHaveCountAsync(count, new() { Timeout = Patience });

    /// <summary>A field has these words, and nothing waits to be saved.</summary>
    public async Task Saves(string field, string words)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Textbox, new() { Name = field, Exact = true })).ToHaveValueAsync(words, new() { Timeout = Patience });
        await IsSaved();
    }

    public Task IsSaved() => Assertions.Expect(Banner).ToHaveTextAsync("Saved", new() { Timeout = Patience });

    private static Task<bool> HasFocus(ILocator wanted) => wanted.EvaluateAllAsync<bool>("found => found.includes(document.activeElement)");

    /// <summary>What has the focus; it must be in sight and marked.</summary>
    private async Task<string> Look()
    {
        if (await Page.EvaluateAsync<JsonElement?>(Stop) is not { ValueKind: JsonValueKind.Object } stop) return "the page itself";
        var (what, wrong) = (stop.GetProperty("what").GetString()!, stop.GetProperty("wrong").GetString()!);
        Assert.True(wrong.Length == 0, $"{what} {wrong}.");
        return what;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
