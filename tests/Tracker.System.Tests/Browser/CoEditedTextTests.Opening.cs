using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>From the first moment the editor and the text are one.</summary>
public sealed partial class CoEditedTextTests
{
    [Fact]
    public async Task Editor_takes_no_key_before_it_shows_its_text()
    {
        await Write(head, "Old words.");
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("Old words.");
        // Types as soon as there is something to type in.
        await head.Page.AddInitScriptAsync("""
            new MutationObserver((_, observer) => {
              const editor = document.querySelector('.ql-editor[contenteditable=true]');
              if (!editor) return;
              observer.disconnect();
              window.first = editor.textContent;
              editor.focus();
              document.execCommand('insertText', false, 'New ');
            }).observe(document, { childList: true, subtree: true, attributes: true });
            """);
        await head.Open(new Uri(server.Address, "t/" + Key));
        await Assertions.Expect(Text(liaison)).ToHaveTextAsync("New Old words.");
        Assert.Equal("Old words.", await head.Page.EvaluateAsync<string>("first"));
        await Assertions.Expect(Text(head)).ToHaveTextAsync("New Old words.");
        await Assertions.Expect(Text(head).Locator("p")).ToHaveCountAsync(1);
    }
}
