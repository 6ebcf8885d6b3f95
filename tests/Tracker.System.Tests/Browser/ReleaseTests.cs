using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>What was released goes out though its sender has gone, and is taken back from whatever page they are on.</summary>
public sealed class ReleaseTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Release_is_taken_back_on_another_page_and_goes_out_after_its_tab_was_closed()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Go(new Uri(server.Address, "/d/sample-sg13?tab=views"));
        var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await liaison.Go(new Uri(server.Address, "/d/sample-sg13?tab=views"));
        var page = liaison.Page;
        await page.GetByText("Draft a view", new() { Exact = true }).ClickAsync();
        await page.Locator("#view-subject").FillAsync("View that waits");
        await page.Locator("#view-text").FillAsync("The office concurs.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft for the government only", Exact = true }).ClickAsync();

        await Publish(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Home", Exact = true }).First.ClickAsync();
        var toast = page.Locator(".toast", new() { HasText = "“View that waits” goes to the delegation" });
        await Assertions.Expect(toast).ToBeVisibleAsync(new() { Timeout = Patience });
        await liaison.PhotographEach("release-waits");
        await toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(toast).ToHaveCountAsync(0);

        await page.GoBackAsync();
        await Publish(page);
        liaison.HasNoFaults();
        await page.Context.CloseAsync();
        var view = head.Page.Locator("article.a-del", new() { HasText = "View that waits" });
        Assert.Equal(0, await view.CountAsync());
        await Assertions.Expect(view).ToBeVisibleAsync(new() { Timeout = Patience });
        head.HasNoFaults();
    }

    private static async Task Publish(IPage page)
    {
        var draft = page.Locator("article.a-gov", new() { HasText = "Not published." });
        await draft.GetByRole(AriaRole.Button, new() { Name = "Publish to the delegation…" }).ClickAsync(new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish to 3 people" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo: Publish to the delegation" })).ToBeVisibleAsync();
    }
}
