using Microsoft.Playwright;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>The list of a kind of record and the page of any record, on the facts of the sample.</summary>
public sealed class AnyRecordTests(Chromium chromium) : IAsyncLifetime
{
    private ServerProcess server = null!;
    private Person head = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        head = await Person.SignIn(chromium.Browser, server.Links["Alex Morgan (sample)"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (head is not null) await head.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Record_is_found_in_the_list_of_its_kind_and_shown_on_its_page()
    {
        await head.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Committees", Exact = true })
            .ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Committees");
        await Look("records");
        await head.Page.GetByRole(AriaRole.Searchbox).FillAsync("study group 13");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        var found = head.Page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First;
        var title = await found.InnerTextAsync();
        Assert.Contains("13", title, StringComparison.Ordinal);

        await found.ClickAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Assertions.Expect(head.Presence).ToContainTextAsync("Alex Morgan (sample) (you)");
        await Assertions.Expect(Identity(head)).ToContainTextAsync("Identifier");
        await Identity(head).GetByRole(AriaRole.Link, new() { NameRegex = new("^Source:") }).First.ClickAsync();
        await Assertions.Expect(head.Page.Locator("#source")).ToContainTextAsync("Study for NIST");
        await head.Page.GetByText("History", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        await Look("record");
        head.HasNoFaults();
    }

    [Fact]
    public async Task Fact_is_recorded_with_its_source_seen_by_others_at_once_and_corrected_with_a_reason()
    {
        await using var liaison = await Person.SignIn(chromium.Browser, server.Links["Robin Hale (sample)"]);
        var item = new Uri(server.Address, "records/work-item/itu/newip");
        await liaison.Open(item);
        await head.Open(item);
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Add a fact" }).ClickAsync();
        await head.Page.GetByLabel("Kind of fact").SelectOptionAsync("identified");
        await head.Field("Identifier").FillAsync("TSAG-C83");
        await Press("Record the fact");
        await Assertions.Expect(head.Page.Locator("#form .refusal")).ToContainTextAsync("source");
        await Assertions.Expect(head.Field("Identifier")).ToHaveValueAsync("TSAG-C83");

        await head.Field("Document").FillAsync("Work programme of TSAG");
        await head.Field("Words of the source").FillAsync("C83: New IP");
        await Press("Record the fact");
        await Assertions.Expect(head.Page.Locator("#source blockquote")).ToHaveTextAsync("C83: New IP");
        await Assertions.Expect(Identity(liaison)).ToContainTextAsync("TSAG-C83");

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Correct…" }).ClickAsync();
        await head.Field("Identifier").FillAsync("TSAG-C083");
        await head.Field("Why the former one is wrong").FillAsync("The body writes three digits");
        await Press("Record the correction");
        await Assertions.Expect(Identity(liaison)).ToContainTextAsync("TSAG-C083");
        await liaison.Page.GetByText("Corrected and withdrawn (1)").ClickAsync();
        await Look("work-item");
        head.HasNoFaults();
        liaison.HasNoFaults();

        Task Press(string button) => head.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task Diagram_draws_what_is_around_a_record_grows_on_demand_and_loses_nothing_to_a_key()
    {
        await head.Open(new Uri(server.Address, "records/work-item/itu/newip"));
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Diagram", Exact = true }).ClickAsync();
        var nodes = head.Page.Locator(".map-node");
        var links = head.Page.GetByRole(AriaRole.Region, new() { Name = "Links of the diagram" }).Locator("tbody tr");
        await Assertions.Expect(nodes.Filter(new() { HasText = "Huawei" })).ToHaveCountAsync(1);
        await Assertions.Expect(nodes.Filter(new() { HasText = "Delegation to ITU-T SG13" })).ToHaveCountAsync(1);
        var (drawn, listed) = (await nodes.CountAsync(), await links.CountAsync());
        Assert.True(drawn > 5 && listed >= drawn - 1, $"{drawn} records, {listed} links");

        await nodes.Filter(new() { HasText = "Huawei" }).GetByRole(AriaRole.Link).FocusAsync();
        await head.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(nodes).ToHaveCountAsync(drawn);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is around Study Group 13" }).PressAsync("Enter");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is around Study Group 13" })).ToHaveCountAsync(0);
        await Assertions.Expect(links).Not.ToHaveCountAsync(listed);
        head.HasNoFaults();
    }

    private static ILocator Identity(Person person) => person.Page.GetByRole(AriaRole.Region, new() { Name = "Identity", Exact = true });

    [Fact]
    public async Task History_names_an_entry_that_cannot_be_read_and_shows_the_others()
    {
        await server.Kill();
        SqliteFile.Tamper(Path.Combine(server.DataFolder, "tracker.db"), "update event set payload = cast('{' as blob) where actor = 'committee/itu-t/sg13' "
            + "and version = 3");
        await server.Start();
        await head.Page.GotoAsync(new Uri(server.Address, "records/committee/itu-t/sg13").ToString());
        await head.Page.GetByText("History", new() { Exact = true }).ClickAsync();
        var history = head.Page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await Assertions.Expect(history).ToContainTextAsync("This change cannot be shown: it is stored in a form that this program cannot read.");
        Assert.True(await history.GetByRole(AriaRole.Row).CountAsync() > 3);
        await Look("history-gap");
    }

    [Theory]
    [InlineData("records/no-such-kind")]
    [InlineData("records/committee/no-such-record")]
    public async Task Address_of_nothing_says_that_there_is_no_such_record(string address)
    {
        await head.Page.GotoAsync(new Uri(server.Address, address).ToString());
        await Assertions.Expect(head.Page.Locator(".refusal")).ToHaveTextAsync("There is no such record, or it is not shared with you.");
    }

    [Fact]
    public async Task Delegation_is_shown_like_any_record_and_leads_to_its_own_page()
    {
        await head.Open(new Uri(server.Address, "records/delegation/sample-sg13"));
        await Look("record-delegation");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Open to edit" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(head.Page.Locator("a.item-t")).ToHaveCountAsync(2);
        head.HasNoFaults();
    }

    /// <summary>Nothing is wider than the screen, and axe finds nothing: in light and dark, wide and narrow.</summary>
    private async Task Look(string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 390 })
            {
                await head.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await head.Page.SetViewportSizeAsync(width, 900);
                await Person.Accessible(head.Page);
                Assert.True(await head.Page.EvaluateAsync<bool>($"document.documentElement.scrollWidth <= {width}"), $"{name} is wider than {width} px.");
                await head.Photograph($"{name}-{width}-{scheme}".ToLowerInvariant());
            }
        await head.Page.SetViewportSizeAsync(1280, 900);
    }
}
