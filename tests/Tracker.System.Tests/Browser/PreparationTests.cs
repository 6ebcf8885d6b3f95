using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>A preparation meeting of the sample, on PostgreSQL with two servers: industry plans it, government answers, both close points.</summary>
public sealed class PreparationTests(Chromium chromium)
{
    [Fact]
    public async Task Head_plans_a_meeting_the_liaison_answers_and_both_see_each_point_closed_at_once()
    {
        await using var database = await SampledDatabase.Create();
        await using var first = await ServerProcess.Start("--postgres", database.ConnectionString);
        await using var second = await ServerProcess.Start("--postgres", database.ConnectionString);
        await using var head = await Person.SignIn(chromium.Browser, await first.Link("sample-head"));
        await using var liaison = await Person.SignIn(
            chromium.Browser, new Uri(second.Address, new Uri(await first.Link("sample-liaison")).PathAndQuery).ToString());

        var meeting = await Plan(head, first.Address);
        await Answer(liaison, second.Address);
        var invited = head.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Robin Hale" });
        await Assertions.Expect(invited).ToContainTextAsync("comes");
        await Close(head.Page, liaison.Page);
        await Decide(head.Page, liaison.Page);
        await Cancel(head.Page, liaison.Page);

        await head.Open(new Uri(meeting));
        await Assertions.Expect(head.Page.GetByText("The gathering was moved")).ToBeVisibleAsync();
        foreach (var person in new[] { head, liaison })
        {
            await Person.Accessible(person.Page);
            person.HasNoFaults();
        }
    }

    private static async Task<string> Plan(Person head, Uri address)
    {
        var page = head.Page;
        await head.Open(new Uri(address, "d/sample-sg13"));
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the delegation" });
        await tabs.GetByRole(AriaRole.Link, new() { NameRegex = new("^Preparation") }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Before SG13");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the meeting", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say where it is: a room, or the link of a call.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Before SG13");
        await page.GetByLabel("Place").FillAsync("Room 3");
        await page.GetByLabel("Kim Tanaka").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the meeting", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Before SG13" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("0 of 2 points closed")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Invited 2") })).ToBeVisibleAsync();
        return page.Url;
    }

    /// <summary>The invitation is on the first page of who has not answered it.</summary>
    private static async Task Answer(Person liaison, Uri address)
    {
        await liaison.Open(address);
        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "Say whether you will come: Before SG13" }).ClickAsync();
        await liaison.Page.GetByRole(AriaRole.Button, new() { Name = "I will come" }).ClickAsync();
        await Assertions.Expect(liaison.Page.GetByText("You said that you will come.")).ToBeVisibleAsync();
    }

    private static async Task Close(IPage head, IPage liaison)
    {
        await head.GetByRole(AriaRole.Button, new() { NameRegex = new("^Close with the position: 1 ") }).ClickAsync();
        await Assertions.Expect(liaison.GetByText("Closed with the position.")).ToBeVisibleAsync();
        await liaison.GetByRole(AriaRole.Button, new() { NameRegex = new("^Close with a task: 2 ") }).ClickAsync();
        await liaison.GetByRole(AriaRole.Button, new() { Name = "Add the task and close", Exact = true }).ClickAsync();
        await Assertions.Expect(liaison.Locator(".prepared .refusal, .prepared .err").First).ToBeVisibleAsync();
        await liaison.GetByRole(AriaRole.Textbox, new() { Name = "Task" }).FillAsync("Ask the IETF");
        await liaison.GetByLabel("Owner").SelectOptionAsync(new SelectOptionValue { Value = "sample-liaison" });
        await liaison.GetByRole(AriaRole.Button, new() { Name = "Add the task and close", Exact = true }).ClickAsync();
        await Assertions.Expect(head.GetByText("2 of 2 points closed")).ToBeVisibleAsync();
        await Assertions.Expect(head.Locator(".prepared").Filter(new() { HasText = "Ask the IETF" })).ToContainTextAsync("Robin Hale");
    }

    private static async Task Decide(IPage head, IPage liaison)
    {
        await head.GetByLabel("What was decided").FillAsync("Oppose, and defer to the IETF.");
        await head.GetByRole(AriaRole.Button, new() { Name = "Record decision", Exact = true }).ClickAsync();
        await Assertions.Expect(liaison.GetByRole(AriaRole.Textbox, new() { Name = "Decision", Exact = true }))
            .ToHaveValueAsync("Oppose, and defer to the IETF.");
    }

    private static async Task Cancel(IPage head, IPage liaison)
    {
        await head.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await head.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Cancel the meeting") }).ClickAsync();
        await head.GetByLabel("Reason", new() { Exact = true }).FillAsync("The gathering was moved");
        await head.GetByRole(AriaRole.Button, new() { Name = "Cancel the meeting", Exact = true }).ClickAsync();
        await Assertions.Expect(liaison.GetByText("The gathering was moved")).ToBeVisibleAsync();
        await Assertions.Expect(liaison.GetByRole(AriaRole.Button, new() { NameRegex = new("^Reopen") })).ToHaveCountAsync(0);
    }
}
