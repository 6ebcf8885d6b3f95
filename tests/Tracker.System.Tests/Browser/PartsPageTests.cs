using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>The page of parts in a browser: what axe and the size of the screen say, and keys that only a browser has.</summary>
public sealed class PartsPageTests(Chromium chromium) : IAsyncLifetime
{
    private ServerProcess server = null!;
    private Person reader = null!;

    private IPage Page => reader.Page;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartWith("Tracker__Parts", "true", "--sample");
        reader = await Person.SignIn(chromium.Browser, server.Links["Alex Morgan (sample)"]);
    }

    [Fact]
    public async Task Parts_pass_axe_and_fit_the_screen_in_light_and_dark_wide_and_narrow_and_work_with_the_keyboard()
    {
        await Page.GotoAsync(new Uri(server.Address, "parts").ToString());
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Parts", Exact = true })).ToBeVisibleAsync();
        await Works();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 390 }) await Look(scheme, width);
        await Page.SetViewportSizeAsync(1280, 900);

        await MenuTakesKeys();
        await SuggestionIsChosen();
        await DialogGivesTheFocusBack();
        reader.HasNoFaults();
    }

    /// <summary>Until the page runs in the browser, what is pressed is not heard.</summary>
    private async Task Works()
    {
        var last = Page.GetByRole(AriaRole.Region, new() { Name = "Contributions, two thousand rows" }).GetByRole(AriaRole.Rowheader).First;
        await Assertions.Expect(last).ToHaveTextAsync("C-0001");
    }

    private async Task Look(ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, 900);
        await Person.Accessible(Page);
        Assert.True(await Page.EvaluateAsync<bool>($"document.documentElement.scrollWidth <= {width}"), $"Wider than {width} px.");
        await reader.Photograph($"parts-{width}-{scheme}".ToLowerInvariant());
    }

    private async Task MenuTakesKeys()
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = "Actions" });
        await button.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Add an agenda point" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Export the brief" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.GetByText("Exported.")).ToBeVisibleAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    private async Task SuggestionIsChosen()
    {
        var field = Page.GetByRole(AriaRole.Combobox, new() { Name = "Parent committee" });
        await field.PressSequentiallyAsync("sg17");
        await Assertions.Expect(Page.GetByRole(AriaRole.Option, new() { Name = "ITU-T SG17 Security" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync("ITU-T SG17 Security");
    }

    private async Task DialogGivesTheFocusBack()
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = "Share version 7…" });
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Share version 7 with Delegation B" });
        await button.ClickAsync();
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
        await button.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null) await reader.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
