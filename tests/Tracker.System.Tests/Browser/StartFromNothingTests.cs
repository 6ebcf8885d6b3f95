using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>An installation with nothing in it but its administrator, on PostgreSQL with two servers, and three people at three browsers.</summary>
public sealed partial class StartFromNothingTests(Chromium chromium)
{
    [Fact]
    public async Task Organisation_people_delegation_agenda_and_a_final_position_are_made_on_screens_alone()
    {
        await using var postgres = PostgresServer.StartPrivate();
        var database = await postgres.CreateDatabase();
        await using var first = await ServerProcess.Start("--postgres", database.ConnectionString);
        await using var second = await ServerProcess.Start("--postgres", database.ConnectionString);
        await using var admin = await Person.SignIn(chromium.Browser, await first.Link("admin"));
        var links = await People(admin);
        await Delegation(admin);
        await using var alex = await Person.SignIn(chromium.Browser, links["Alex Morgan"]);
        await Agenda(alex);
        await using var kim = await Person.SignIn(chromium.Browser, new Uri(second.Address, new Uri(links["Kim Tanaka"]).PathAndQuery).ToString());
        await Roster(alex, kim);
        await Position(alex, kim);
        foreach (var person in new[] { admin, alex, kim }) person.HasNoFaults();
    }

    private static async Task<Dictionary<string, string>> People(Person admin)
    {
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "People and organisations" }).ClickAsync();
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the administration" });
        await tabs.GetByRole(AriaRole.Link, new() { NameRegex = new("^Organisations") }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Northline Systems");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add organisation", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Northline Systems") })).ToBeVisibleAsync();
        await tabs.GetByRole(AriaRole.Link, new() { NameRegex = new("^Participants") }).ClickAsync();
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, email) in new[] { ("Alex Morgan", "alex@northline.example"), ("Kim Tanaka", "kim@northline.example") })
        {
            await page.GetByLabel("Name of the person").FillAsync(name);
            await page.GetByLabel("E-mail of the person").FillAsync(email);
            await page.GetByLabel("Organisation (optional)").SelectOptionAsync("Northline Systems");
            await page.GetByRole(AriaRole.Button, new() { Name = "Invite participant", Exact = true }).ClickAsync();
            links[name] = Address().Match((await page.GetByText($"{name} is invited.").TextContentAsync())!).Value;
        }
        await Accessible(page);
        return links;
    }

    private static async Task Delegation(Person admin)
    {
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Delegations", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New delegation" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Committee" }).FillAsync("ITU-T SG13");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Create") }).ClickAsync();
        await page.GetByLabel("Gathering").FillAsync("Meeting of March 2027");
        await page.GetByLabel("First day").FillAsync("2027-03-12");
        await page.GetByLabel("Last day").FillAsync("2027-03-01");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Head" }).FillAsync("Alex");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Alex Morgan") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the delegation", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The closing day must not be before the opening day.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Gathering")).ToHaveValueAsync("Meeting of March 2027");
        await Accessible(page);
        await page.GetByLabel("Last day").FillAsync("2027-03-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the delegation", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The delegation was created.")).ToBeVisibleAsync();
    }

    private static async Task Agenda(Person alex)
    {
        var page = alex.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Open ITU-T SG13" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add points" }).ClickAsync();
        var list = page.GetByLabel("One point on each line, or a table copied from a spreadsheet");
        await list.FillAsync("1\tNew IP: watch\n2\tFuture vertical communications\n3\tBig data driven networking");
        await list.PressSequentiallyAsync("\nQuantum key distribution");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Points to add" }).GetByRole(AriaRole.Listitem).Last)
            .ToHaveTextAsync("4 Quantum key distribution");
        await Accessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add 4 points", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^4 Quantum key distribution") })).ToBeVisibleAsync();
        await alex.PhotographEach("from-nothing-board");
        await Accessible(page);
    }

    private static async Task Roster(Person alex, Person kim)
    {
        var page = alex.Page;
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Roster") }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kim Tanaka");
        await page.GetByLabel("E-mail", new() { Exact = true }).FillAsync("kim@northline.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kim Tanaka is invited.")).ToBeVisibleAsync();

        await kim.Page.ReloadAsync();
        await kim.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept the invitation by Alex Morgan") }).ClickAsync();
        await kim.Page.GetByRole(AriaRole.Link, new() { Name = "Open the delegation" }).ClickAsync();
        await kim.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^1 New IP") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Kim Tanaka") })).ToBeVisibleAsync();
    }

    private static async Task Position(Person alex, Person kim)
    {
        await alex.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Agenda") }).ClickAsync();
        await alex.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^1 New IP") }).ClickAsync();
        await alex.Field("Preferred outcome").FillAsync("No new work item before IETF has answered.");
        await alex.Field("Preferred outcome").PressAsync("Control+Enter");
        await Assertions.Expect(kim.Field("Preferred outcome")).ToHaveValueAsync("No new work item before IETF has answered.");
        await kim.Field("Red line").FillAsync("No new network layer.");
        await Assertions.Expect(alex.Page.Locator(".field", new() { Has = alex.Field("Red line") })).ToContainTextAsync("Kim Tanaka is editing");
        await kim.Field("Red line").PressAsync("Control+Enter");
        await Assertions.Expect(alex.Field("Red line")).ToHaveValueAsync("No new network layer.");
        await alex.Page.GetByRole(AriaRole.Radio, new() { Name = "Oppose" }).CheckAsync(new() { Force = true });
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        foreach (var person in new[] { kim, alex })
        {
            await Assertions.Expect(person.Page.Locator(".steps [aria-current=step]")).ToContainTextAsync("In review");
            await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Concur", Exact = true }).CheckAsync(new() { Force = true });
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Answer for Northline Systems" }).ClickAsync();
        }
        await Assertions.Expect(alex.Page.GetByText("2 concur").First).ToBeVisibleAsync();
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Make final", Exact = true }).ClickAsync();
        await Assertions.Expect(kim.Page.Locator(".steps [aria-current=step]")).ToContainTextAsync("Final");
        await Assertions.Expect(kim.Field("Red line")).ToHaveAttributeAsync("readonly", "");
        await alex.PhotographEach("from-nothing-point");
        await alex.Page.GetByRole(AriaRole.Link, new() { Name = "Delegation to ITU-T SG13" }).First.ClickAsync();
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Freeze the brief…" }).ClickAsync();
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Freeze", Exact = true }).ClickAsync();
        await alex.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Briefs") }).ClickAsync();
        await alex.Page.GetByRole(AriaRole.Link, new() { Name = "Brief v1" }).ClickAsync();
        await Assertions.Expect(alex.Page.GetByRole(AriaRole.Region, new() { Name = "Brief v1" })).ToContainTextAsync("No new network layer.");
        await Accessible(alex.Page);
        await Accessible(kim.Page);
    }

    private static Task Accessible(IPage page) => Person.Accessible(page);

    [GeneratedRegex(@"https?:\S+")]
    private static partial Regex Address();
}
