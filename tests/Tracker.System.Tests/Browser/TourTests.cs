using System.Diagnostics;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The first-run tour on the sample: from sign-in to an answered position and a published view.</summary>
public sealed class TourTests(SampleServer server, ITestOutputHelper output) : IClassFixture<SampleServer>
{
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Liaison_goes_by_the_buttons_of_the_tour_from_sign_in_to_an_answer_and_a_published_view()
    {
        var began = Stopwatch.GetTimestamp();
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        var page = liaison.Page;
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Take the tour" }).ClickAsync();
        await Look(liaison, "tour");
        await Next(page, "Open the delegation");
        await Assertions.Expect(page.Locator("a.item-t").First).ToBeVisibleAsync();
        await page.GoBackAsync();

        await Next(page, "Open point 1");
        await page.GetByRole(AriaRole.Radio, new() { Name = "With changes" }).CheckAsync(new() { Force = true });
        await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");
        await page.GoBackAsync();

        await Next(page, "Answer point 1");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Concur", Exact = true }).CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer for Sample Standards Office (sample)" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Answers of each" })).ToContainTextAsync("for Sample Standards Office (sample)");
        await page.GoBackAsync();

        await Next(page, "Open the views");
        await page.GetByText("Draft a view", new() { Exact = true }).ClickAsync();
        await page.Locator("#view-subject").FillAsync("View of the tour");
        await page.Locator("#view-text").FillAsync("The office concurs.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft for the government only", Exact = true }).ClickAsync();
        var draft = page.Locator("article.a-gov", new() { HasText = "Not published." });
        await draft.GetByRole(AriaRole.Button, new() { Name = "Publish to the delegation…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish to 3 people" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Now: Publish to the delegation" }).ClickAsync();
        await Assertions.Expect(page.Locator("article.a-del", new() { HasText = "View of the tour" })).ToBeVisibleAsync();
        await page.GoBackAsync();

        await Assertions.Expect(page.GetByText("That was the tour.")).ToBeVisibleAsync();
        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"The tour took {took.TotalSeconds:f0} s.");
        Assert.True(took < Promised, $"The tour took {took}.");
        await Look(liaison, "tour-done");
        liaison.HasNoFaults();
    }

    [Fact]
    public async Task Program_manager_reads_who_invites_and_nothing_of_a_roster_or_an_agenda()
    {
        await using var manager = await Person.SignIn(server.Browser, await server.LinkOf("sample-program"));
        await manager.Open(new Uri(server.Address, "welcome"));
        await Assertions.Expect(manager.Page.Locator(".tour")).ToContainTextAsync("The head of a delegation can invite you");
        await Assertions.Expect(manager.Page.Locator(".tour a")).ToHaveCountAsync(2);
        Assert.DoesNotContain("watch for resurfacing", await manager.Received(), StringComparison.Ordinal);
        manager.HasNoFaults();
    }

    private static Task Next(IPage page, string name) => page.Locator(".tour .now").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

    /// <summary>Nothing is wider than the screen, and axe finds nothing: in light and dark, wide and narrow.</summary>
    private static async Task Look(Person person, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 390 })
            {
                await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await person.Page.SetViewportSizeAsync(width, 900);
                await Person.Accessible(person.Page);
                Assert.True(await person.Page.EvaluateAsync<bool>($"document.documentElement.scrollWidth <= {width}"), $"{name} is wider than {width} px.");
                await person.Photograph($"{name}-{width}-{scheme}".ToLowerInvariant());
            }
        await person.Page.SetViewportSizeAsync(1280, 900);
    }
}
