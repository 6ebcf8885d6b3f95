using System.Globalization;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>Words that the server refuses while their screen is gone.</summary>
public sealed partial class CoEditedTextTests
{
    [Fact]
    public async Task Words_typed_offline_are_shown_to_copy_with_the_reason_after_their_author_left_the_roster()
    {
        await liaison.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var (text, other) = (liaison.Page, await liaison.Page.Context.NewPageAsync());
        var cables = new[] { await Cable.Of(text), await Cable.Of(other) };
        await liaison.Open(new Uri(server.Address, "t/" + Key));
        await other.GotoAsync(new Uri(server.Address, "d/sample-sg13?tab=notes").ToString());
        await Assertions.Expect(other.Locator("#banner")).ToHaveTextAsync("Saved");
        await other.Locator("#notes-text").FillAsync("Half a note.");
        await other.GetByRole(AriaRole.Link, new() { NameRegex = new("^Agenda") }).First.ClickAsync();
        await other.Locator("a.item-t").First.ClickAsync();
        await Assertions.Expect(other.Locator("#answer-comment")).ToBeVisibleAsync();
        foreach (var cable in cables) await cable.Cut();
        await Assertions.Expect(other.Locator("#banner")).ToContainTextAsync("Offline");

        await Write(liaison, "Typed in the tunnel.");
        await other.GetByLabel("Red line", new() { Exact = true }).FillAsync("No new names.");
        await other.GetByLabel("Red line", new() { Exact = true }).PressAsync("Control+Enter");
        await other.GetByLabel("Fallback", new() { Exact = true }).FillAsync("Not sent yet.");
        await other.Locator("#answer-comment").FillAsync("Half a comment.");
        await head.Open(new Uri(server.Address, "d/sample-sg13?tab=roster"));
        var yesterday = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await head.Page.GetByLabel("Last day of Robin Hale (sample)").FillAsync(yesterday);
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        foreach (var cable in cables) cable.Mend();

        await Assertions.Expect(text.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Not available");
        await Assertions.Expect(Unsaved(text)).ToHaveValueAsync("Typed in the tunnel.");
        await Assertions.Expect(text.Locator(".unsaved .refusal")).ToHaveTextAsync("There is no such record, or it is not shared with you.");
        await text.GetByRole(AriaRole.Button, new() { Name = "Copy: Typed in the text" }).ClickAsync();
        await Assertions.Expect(text.Locator(".unsaved [role=status]")).ToHaveTextAsync("Copied.");
        Assert.Equal("Typed in the tunnel.", await text.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await Person.Accessible(text);
        await liaison.Photograph("unsaved-text");

        await Assertions.Expect(Unsaved(other)).ToHaveCountAsync(3);
        Assert.Equal(
            ["No new names.", "Not sent yet.", "Half a comment."],
            await Task.WhenAll((await Unsaved(other).AllAsync()).Select(w => w.InputValueAsync())));
        await Assertions.Expect(other.Locator(".unsaved label")).ToHaveTextAsync(["Red line", "Fallback", "Answer for Sample Standards Office (sample)"]);
        await Assertions.Expect(other.Locator("#notes-text")).ToHaveValueAsync("Half a note.");
        await Person.Accessible(other);
        await other.SetViewportSizeAsync(320, 800);
        Assert.True(await other.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");
        await other.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "unsaved-fields-narrow.png") });
        foreach (var words in new[] { "Red line", "Answer for Sample Standards Office (sample)" })
            await other.GetByRole(AriaRole.Button, new() { Name = "Discard: " + words, Exact = true }).ClickAsync();
        await Assertions.Expect(Unsaved(other)).ToHaveValueAsync("Not sent yet.");
    }

    private static ILocator Unsaved(IPage page) => page.Locator(".unsaved textarea");
}
