using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The answer to a past case is started as tasks of a delegation, and a delegation becomes a playbook.</summary>
public sealed class PlaybookTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Playbook_is_started_as_tasks_with_owners_and_dates_and_a_delegation_becomes_a_playbook()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, "/playbook/sample-new-ip").ToString());
        var steps = head.Page.Locator("#steps > ol > li, #steps li.match");
        await Assertions.Expect(steps.First).ToContainTextAsync("28 days before the first day", new() { Timeout = Patience });
        await Assertions.Expect(head.Page.Locator("#steps a[href*='claim=']").First).ToBeVisibleAsync();
        await Person.Accessible(head.Page);
        await head.PhotographEach("playbook");

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Delegation to Question 11/15 (sample)" }).ClickAsync();
        var start = head.Page.Locator("#start-playbook");
        await Assertions.Expect(start.GetByLabel("Due: Prepare the vote of the study group")).ToHaveValueAsync("2027-04-05", new() { Timeout = Patience });
        await start.GetByLabel("Owner of Ask a standards organisation for its criticism").SelectOptionAsync("sample-member");
        await Person.Accessible(head.Page);
        await head.PhotographEach("playbook-start");
        await start.GetByRole(AriaRole.Button, new() { Name = "Start with 3 tasks" }).ClickAsync();
        var task = head.Page.Locator(".tasks > .list > li", new() { HasText = "Ask a standards organisation" });
        await Assertions.Expect(task).ToContainTextAsync("due 15 Mar 2027", new() { Timeout = Patience });
        await Assertions.Expect(task.GetByRole(AriaRole.Link, new() { Name = "a playbook" })).ToHaveAttributeAsync("href", "playbook/sample-new-ip");

        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await Assertions.Expect(member.Page.Locator("main")).ToContainTextAsync("Ask a standards organisation", new() { Timeout = Patience });

        await task.GetByRole(AriaRole.Button, new() { Name = "Mark as done" }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Make a playbook from this delegation" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByLabel("Step 1: what is done")).ToHaveValueAsync(
            "Ask a standards organisation for its criticism", new() { Timeout = Patience });
        await Assertions.Expect(head.Page.GetByLabel("Step 1: days")).ToHaveValueAsync("28");
        await Person.Accessible(head.Page);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Add the playbook", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(
            "Playbook of ITU-T Q11/15", new() { Timeout = Patience });
        head.HasNoFaults();
        member.HasNoFaults();
    }
}
