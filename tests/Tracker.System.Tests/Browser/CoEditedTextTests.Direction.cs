using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>Paragraphs run in the direction of their first letter, and carets and selections of others stand where they are.</summary>
public sealed partial class CoEditedTextTests
{
    [Fact]
    public async Task Hebrew_and_Arabic_run_from_right_to_left_with_the_carets_of_others_in_place()
    {
        await Text(head).PressAsync("Control+End");
        foreach (var line in new[] { "שלום לכולם", "مرحبا بالجميع", "Hello all" })
        {
            await head.Page.Keyboard.InsertTextAsync(line);
            await head.Page.Keyboard.PressAsync("Enter");
        }
        await Assertions.Expect(Text(liaison).Locator("p")).ToHaveTextAsync(["שלום לכולם", "مرحبا بالجميع", "Hello all", ""]);
        foreach (var person in new[] { head, liaison })
            Assert.Equal("rtl rtl ltr", await person.Page.EvaluateAsync<string>(
                "[...document.querySelectorAll('.ql-editor > p')].slice(0, 3).map(p => getComputedStyle(p).direction).join(' ')"));
        Assert.True(await liaison.Page.EvaluateAsync<bool>("""
            () => {
              const [hebrew, , english] = document.querySelectorAll('.ql-editor > p');
              const box = p => { const r = document.createRange(); r.selectNodeContents(p); return r.getBoundingClientRect(); };
              return Math.abs(box(hebrew).right - hebrew.getBoundingClientRect().right) < 2
                && Math.abs(box(english).left - english.getBoundingClientRect().left) < 2;
            }
            """), "Text starts on the side of its first letter.");

        // The caret behind the last letter of the Hebrew line is at its left end, the one before the first at its right.
        await Text(head).PressAsync("Control+Home");
        await Sees(liaison, "Math.abs(caret().left - text().right) < 3");
        await Text(head).PressAsync("End");
        await Sees(liaison, "Math.abs(caret().left - text().left) < 3");
        await Text(head).PressAsync("Shift+Home");
        await Sees(liaison, "Math.abs(selection().left - text().left) < 3 && Math.abs(selection().right - text().right) < 3");
        await liaison.Photograph("text-right-to-left");
        await liaison.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await liaison.Page.SetViewportSizeAsync(390, 800);
        await liaison.Photograph("text-right-to-left-dark-narrow");

        await Text(head).PressAsync("Control+Home");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Bulleted list" }).ClickAsync();
        await Assertions.Expect(Text(liaison).Locator("li")).ToHaveTextAsync("שלום לכולם");
        Assert.True(await liaison.Page.EvaluateAsync<bool>("""
            () => {
              const item = document.querySelector('.ql-editor li');
              const sign = item.querySelector('.ql-ui').getBoundingClientRect();
              const words = document.createRange();
              words.selectNodeContents(item.lastChild);
              return getComputedStyle(item).direction === 'rtl' && sign.left >= words.getBoundingClientRect().right - 1;
            }
            """), "The sign of an item stands before its first letter.");
    }

    /// <summary>Waits until something is true of the head's caret and selection beside the first line's text.</summary>
    private static async Task Sees(Person person, string condition) => await person.Page.EvaluateAsync($$"""
        async () => {
          const box = boxes => ({ left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)) });
          const caret = () => document.querySelector('.ed-caret')?.getBoundingClientRect() ?? { left: NaN };
          const selection = () => box([...document.querySelectorAll('.ed-selection')].map(s => s.getBoundingClientRect()));
          const text = () => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('.ql-editor > p'));
            return range.getBoundingClientRect();
          };
          const end = performance.now() + {{Chromium.Patience}};
          while (!({{condition}})) {
            if (performance.now() > end) throw new Error(JSON.stringify([caret(), selection(), text()]));
            await new Promise(requestAnimationFrame);
          }
        }
        """);
}
