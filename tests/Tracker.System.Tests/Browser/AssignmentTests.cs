using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>Who does what at a point: one volunteers with a key, the head sees it at once and assigns another.</summary>
public sealed class AssignmentTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Member_volunteers_with_one_key_and_it_shows_live_on_the_board_and_on_their_first_page()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13").ToString());
        var row = head.Page.Locator("main tbody tr", new() { HasText = "Expected contribution" });
        await Assertions.Expect(row).ToContainTextAsync("no note taker, no editor", new() { Timeout = Patience });

        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13/sample-framework").ToString());
        var roles = member.Page.Locator(".roles");
        await Assertions.Expect(roles.GetByRole(AriaRole.Button, new() { Name = "Volunteer: Note taker" })).ToBeEnabledAsync(new() { Timeout = Patience });
        await Person.Accessible(member.Page);
        await member.Page.Keyboard.PressAsync("v");
        await Assertions.Expect(roles.GetByRole(AriaRole.Button, new() { Name = "Release", Exact = false })).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(row).ToContainTextAsync("Note taker: ", new() { Timeout = Patience });
        await member.PhotographEach("point-roles");

        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13/sample-framework").ToString());
        await head.Page.GetByRole(AriaRole.Combobox, new() { Name = "Assign: Editor" }).SelectOptionAsync("sample-liaison");
        await Assertions.Expect(roles).ToContainTextAsync("Robin Hale", new() { Timeout = Patience });
        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13?show=gaps").ToString());
        await Assertions.Expect(head.Page.Locator("main tbody tr")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Person.Accessible(head.Page);
        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13").ToString());
        await Assertions.Expect(row).ToContainTextAsync("Editor: ", new() { Timeout = Patience });
        await head.PhotographEach("board-roles");

        await member.Page.GotoAsync(server.Address.ToString());
        await Assertions.Expect(member.Page.Locator("#my-roles")).ToContainTextAsync("You take notes on point 2", new() { Timeout = Patience });
        head.HasNoFaults();
        member.HasNoFaults();
    }
}
