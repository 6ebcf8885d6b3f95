using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>What guards an installation, as people see it: an invitation is accepted, everyone's sessions end, the API's pages keep to their policy.</summary>
public sealed class EdgeTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task Invited_person_accepts_by_keyboard_and_is_on_the_roster_that_the_head_sees()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        var asked = await head.Page.APIRequest.PostAsync(new Uri(server.Address, "api/invitations").ToString(), new()
        {
            DataObject = new
            {
                name = "Nia Okoro", email = "nia.okoro@example.org", organization = "org/sample-industry", role = "adviser",
                delegation = "delegation/sample-sg13",
            },
        });
        Assert.True(asked.Ok, await asked.TextAsync());
        Assert.DoesNotContain("link=", await asked.TextAsync(), StringComparison.Ordinal);
        await head.Open(new Uri(server.Address, "d/sample-sg13?tab=roster"));
        var roster = head.Page.GetByRole(AriaRole.Region, new() { Name = "Table of the roster" });
        await Assertions.Expect(roster).Not.ToContainTextAsync("Nia Okoro");

        await using var nia = await Person.SignIn(server.Browser, await server.LinkOf("nia.okoro"));
        var offers = nia.Page.GetByRole(AriaRole.Region, new() { Name = "Invitations", Exact = true });
        await Assertions.Expect(offers).ToContainTextAsync("Alex Morgan (sample) invites you to the delegation to ITU-T SG13");
        await Assertions.Expect(offers).ToContainTextAsync("as adviser, for Sample Industry Inc. (sample)");
        // Where it goes is told to who can accept; what is in it is not.
        Assert.DoesNotContain("sample-framework", await nia.Received(), StringComparison.Ordinal);
        await Accessible(nia.Page);
        await nia.PhotographEach("invitation");
        await nia.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await nia.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");

        var accept = offers.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept the invitation by Alex Morgan") });
        await accept.FocusAsync();
        await nia.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(offers.GetByRole(AriaRole.Status)).ToContainTextAsync("You are on the roster now.");
        await nia.PhotographEach("invitation-accepted");
        await offers.GetByRole(AriaRole.Link, new() { Name = "Open the delegation" }).ClickAsync();
        await Assertions.Expect(nia.Banner).ToContainTextAsync("Saved");
        await Assertions.Expect(roster).ToContainTextAsync("Nia Okoro");
        nia.HasNoFaults();
    }

    [Fact]
    public async Task Administrator_ends_the_sessions_of_everyone_after_a_question()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Open(new Uri(server.Address, "d/sample-sg13"));
        await using var admin = await Person.SignIn(server.Browser, await server.LinkOf("admin"));
        await admin.Page.GotoAsync(new Uri(server.Address, "admin?tab=installation").ToString());
        var section = admin.Page.GetByRole(AriaRole.Region, new() { Name = "Sessions of all participants" });
        await section.GetByRole(AriaRole.Button, new() { Name = "End all sessions of everyone" }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Keep them" }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "End all sessions of everyone" }).ClickAsync();
        await Accessible(admin.Page);
        await admin.PhotographEach("everyones-sessions");
        await section.GetByRole(AriaRole.Button, new() { Name = "End the sessions of everyone now" }).ClickAsync();
        await Assertions.Expect(section.GetByRole(AriaRole.Status)).ToContainTextAsync("ended.");
        await Assertions.Expect(head.Page.Locator("#session-notice")).ToContainTextAsync("Your session has ended");
        admin.HasNoFaults();
    }

    [Fact]
    public async Task Documentation_of_the_api_works_under_a_policy_without_inline_scripts_and_styles()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, "api/docs").ToString());
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Name = "Tracker", Exact = true }).First).ToBeVisibleAsync();
        await Assertions.Expect(head.Page.GetByText("sends nothing for 10 seconds")).ToBeVisibleAsync();
        await head.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "api-docs.png") });
        head.HasNoFaults();
    }

    private static Task Accessible(IPage page) => Person.Accessible(page);
}
