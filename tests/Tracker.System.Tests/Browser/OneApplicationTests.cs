using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>All pages are one program: it is loaded and connected once, and what is typed on one page outlives a visit to another.</summary>
public sealed class OneApplicationTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Title = "Delegation to ITU-T SG13 (sample)", Text = "Reply that is found again";

    [Fact]
    public async Task Way_through_the_pages_and_back_is_one_document_with_one_connection()
    {
        await using var head = await SignIn();
        var (sockets, documents) = (0, 0);
        head.Page.WebSocket += (_, _) => sockets++;
        head.Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest && request.Frame == head.Page.MainFrame) documents++;
        };
        await head.Open(new Uri(server.Address, "d"));
        await head.Page.EvaluateAsync("window.kept = 'the same document'");
        (sockets, documents) = (0, 0);

        await Content(head).GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Shows(head, Title);
        await Assertions.Expect(head.Page.Locator("a.item-t")).ToHaveCountAsync(2);
        var point = (await head.Page.Locator("a.item-t").First.InnerTextAsync()).Trim();
        await head.Page.Locator("a.item-t").First.ClickAsync();
        await Assertions.Expect(head.Field("Red line")).ToBeVisibleAsync();
        Assert.EndsWith(await Heading(head).InnerTextAsync(), point, StringComparison.Ordinal);

        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Agenda", Exact = true }).ClickAsync();
        await head.Tab("Texts");
        await head.Page.GetByText("New text", new() { Exact = true }).ClickAsync();
        await head.Page.Locator("#text-title").FillAsync(Text);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Create text", Exact = true }).ClickAsync();
        await Shows(head, Text);
        await Assertions.Expect(head.Page.Locator(".ql-editor").First).ToBeVisibleAsync();

        await Rail(head, "Committees");
        await Shows(head, "Committees");
        var committee = Content(head).GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First;
        var name = await committee.InnerTextAsync();
        await committee.ClickAsync();
        await Shows(head, name);
        await Rail(head, "Home");
        await Assertions.Expect(head.Page).ToHaveURLAsync(server.Address.ToString());

        foreach (var title in new[] { name, "Committees", Text, Title })
        {
            await head.Page.GoBackAsync();
            await Shows(head, title);
        }
        await head.Page.GoForwardAsync();
        await Shows(head, Text);
        await Assertions.Expect(head.Page.Locator(".ql-editor").First).ToBeVisibleAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");

        Assert.Equal("the same document", await head.Page.EvaluateAsync<string>("window.kept"));
        Assert.Equal((0, 0), (sockets, documents));
        head.HasNoFaults();
    }

    [Fact]
    public async Task What_is_typed_into_a_form_is_there_after_other_pages_were_visited_and_counts_as_not_sent_meanwhile()
    {
        await using var head = await SignIn();
        await head.OpenPoint(new Uri(server.Address, "d/sample-sg13"));
        await head.Tab("Notes");
        await head.Page.Locator("#point-notes-text").PressSequentiallyAsync("half a note");
        foreach (var page in new[] { "Delegations", "Committees", "Home" })
        {
            await Rail(head, page);
            await Assertions.Expect(head.Page.Locator("#point-notes-text")).ToHaveCountAsync(0);
            await Assertions.Expect(head.Banner).ToHaveTextAsync("Not saved yet 1 form not sent.");
        }
        for (var i = 0; i < 3; i++) await head.Page.GoBackAsync();
        await Assertions.Expect(head.Page.Locator("#point-notes-text")).ToHaveValueAsync("half a note");
        await Assertions.Expect(head.Page.Locator(".unsaved")).ToHaveCountAsync(0);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Add note", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Page.Locator(".note textarea").First).ToHaveValueAsync("half a note");
        head.HasNoFaults();
    }

    [Fact]
    public async Task Text_typed_just_before_another_page_is_opened_is_saved()
    {
        await using var head = await SignIn();
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await head.OpenPoint(new Uri(server.Address, "d/sample-sg13"));
        await liaison.OpenPoint(new Uri(server.Address, "d/sample-sg13"));
        await head.Field("Rationale").ClickAsync();
        await head.Page.Keyboard.InsertTextAsync("The last words of this page. ");
        await Rail(head, "Committees");
        await Assertions.Expect(liaison.Field("Rationale")).ToHaveValueAsync(
            new global::System.Text.RegularExpressions.Regex("The last words of this page\\."));
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(liaison.Presence).Not.ToContainTextAsync("Alex Morgan (sample)");
    }

    [Fact]
    public async Task Second_tab_works_beside_the_first()
    {
        await using var head = await SignIn();
        await head.OpenPoint(new Uri(server.Address, "d/sample-sg13"));
        var tab = await head.NewTab();
        await tab.GotoAsync(head.Page.Url);
        await Assertions.Expect(tab.Locator("#banner")).ToHaveTextAsync("Saved");
        await tab.Locator("#position-fallback").FillAsync("Typed in the second tab.");
        await Assertions.Expect(head.Field("Fallback")).ToHaveValueAsync("Typed in the second tab.");
        await head.Field("Fallback").FillAsync("Typed in the first.");
        await Assertions.Expect(tab.Locator("#position-fallback")).ToHaveValueAsync("Typed in the first.");
        foreach (var page in new[] { head.Page, tab }) await Assertions.Expect(page.Locator("#banner")).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Presence.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        head.HasNoFaults();
    }

    private async Task<Person> SignIn() => await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));

    private static ILocator Content(Person person) => person.Page.GetByRole(AriaRole.Main);

    private static ILocator Heading(Person person) => person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task Rail(Person person, string page) =>
        person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync();

    private static Task Shows(Person person, string title) => Assertions.Expect(Heading(person)).ToHaveTextAsync(title);
}
