using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>Two tabs of one browser: what was typed is never lost and never recorded under another name, whoever signs out or in.</summary>
public sealed class SessionTests(Chromium chromium) : IAsyncLifetime
{
    private const string Head = "sample-head", Liaison = "sample-liaison";
    private const string HeadName = "Alex Morgan (sample)", LiaisonName = "Robin Hale (sample)";

    private ServerProcess server = null!;
    private Person head = null!, liaison = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        head = await Person.SignIn(chromium.Browser, server.Links[HeadName]);
        liaison = await Person.SignIn(chromium.Browser, server.Links[LiaisonName]);
        await head.OpenPoint(Delegation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (Person?[])[head, liaison])
            if (person is not null) await person.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private Uri Delegation => new(server.Address, "d/sample-sg13");

    private ILocator Notice => head.Page.Locator("#session-notice");

    [Fact]
    public async Task Page_stops_when_another_participant_signs_in_in_a_second_tab_and_saves_once_when_its_own_returns()
    {
        await liaison.OpenPoint(Delegation);
        await head.SignInElsewhere(await server.Link(Liaison));
        await Assertions.Expect(Notice).ToContainTextAsync($"This page belongs to {HeadName}. You are signed in as {LiaisonName} in this browser");
        await head.Field("Red line").FillAsync("Only the head says so.");
        await head.Field("Red line").PressAsync("Control+Enter");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Stopped 1 change is not saved yet.");
        await Assertions.Expect(head.Field("Red line")).ToHaveValueAsync("Only the head says so.");
        await liaison.Field("Fallback").FillAsync("Said by the liaison meanwhile.");
        await liaison.Field("Fallback").PressAsync("Control+Enter");
        await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Field("Fallback")).Not.ToHaveValueAsync("Said by the liaison meanwhile.");
        Assert.NotEqual("Only the head says so.", await liaison.Field("Red line").InputValueAsync());
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Region, new() { Name = "Here when last connected" })).ToContainTextAsync(LiaisonName);
        await head.PhotographEach("other-viewer");

        await head.SignInElsewhere(await server.Link(Head));
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(Notice).ToHaveCountAsync(0);
        await Assertions.Expect(head.Field("Fallback")).ToHaveValueAsync("Said by the liaison meanwhile.");
        await Assertions.Expect(liaison.Field("Red line")).ToHaveValueAsync("Only the head says so.");
        await Assertions.Expect(liaison.Page.Locator(".field", new() { Has = liaison.Field("Red line") })).ToContainTextAsync(HeadName);
    }

    [Fact]
    public async Task Text_stops_when_another_participant_signs_in_in_a_second_tab_and_saves_once_when_its_own_returns()
    {
        await head.Open(new Uri(Delegation + "?tab=texts"));
        await head.Page.GetByText("New text", new() { Exact = true }).ClickAsync();
        await head.Page.GetByLabel("Title", new() { Exact = true }).Last.FillAsync("Reply");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Create text", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Reply");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await liaison.Open(new Uri(head.Page.Url));
        var (own, theirs) = (head.Field("Reply"), liaison.Field("Reply"));

        await head.SignInElsewhere(await server.Link(Liaison));
        await Assertions.Expect(Notice).ToContainTextAsync("This page belongs to");
        await own.PressAsync("Control+End");
        await head.Page.Keyboard.TypeAsync("Typed by the head.");
        await Assertions.Expect(own).ToContainTextAsync("Typed by the head.");
        await theirs.PressAsync("Control+Home");
        await liaison.Page.Keyboard.TypeAsync("First. ");
        await Assertions.Expect(liaison.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(theirs).Not.ToContainTextAsync("Typed by the head.");
        await Assertions.Expect(own).Not.ToContainTextAsync("First.");

        await head.SignInElsewhere(await server.Link(Head));
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(theirs).ToContainTextAsync("Typed by the head.");
        await Assertions.Expect(theirs).ToContainTextAsync("First.");
        Assert.Equal(await own.InnerTextAsync(), await theirs.InnerTextAsync());
    }

    [Fact]
    public async Task Sign_out_in_one_tab_asks_in_the_other_for_a_sign_in_and_what_was_typed_is_saved_once_after_it()
    {
        var tab = await head.NewTab();
        await tab.GotoAsync(server.Address.ToString());
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(Notice).ToContainTextAsync($"Your session has ended: sign in as {HeadName}.");
        await head.Field("Red line").FillAsync("Written after the session.");
        await head.Field("Red line").PressAsync("Control+Enter");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Signed out 1 change is not saved yet.");
        await Person.Accessible(head.Page);
        await head.PhotographEach("signed-out");
        await head.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await head.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The page is wider than 320 px.");

        var signIn = await head.Page.RunAndWaitForPopupAsync(() => Notice.GetByRole(AriaRole.Link, new() { Name = "sign in" }).ClickAsync());
        await Assertions.Expect(signIn.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
        await head.SignInElsewhere(await server.Link(Head));
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Field("Red line")).ToHaveValueAsync("Written after the session.");
        await liaison.OpenPoint(Delegation);
        await Assertions.Expect(liaison.Field("Red line")).ToHaveValueAsync("Written after the session.");
    }

    [Fact]
    public async Task Participant_ends_another_of_his_sessions_and_an_administrator_ends_the_rest()
    {
        await using var phone = await Person.SignIn(chromium.Browser, await server.Link(Head));
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Your sessions" }).ClickAsync();
        var own = phone.Page.GetByRole(AriaRole.Region, new() { Name = "Your sessions" });
        await Assertions.Expect(own.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Assertions.Expect(own.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("This session");
        await Person.Accessible(phone.Page);
        await phone.PhotographEach("sessions");
        await own.GetByRole(AriaRole.Button, new() { NameRegex = new("^End the session of Chrome on Linux") }).ClickAsync();
        await Assertions.Expect(own.GetByRole(AriaRole.Status).Last).ToHaveTextAsync("The session of Chrome on Linux has ended.");
        await Assertions.Expect(Notice).ToContainTextAsync("Your session has ended");
        await Assertions.Expect(own.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);

        await phone.Open(Delegation);
        await using var administrator = await Person.SignIn(chromium.Browser, await server.Link("admin"));
        await administrator.Page.GotoAsync(new Uri(server.Address, "admin").ToString());
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Sessions of " + HeadName }).ClickAsync();
        var article = administrator.Page.GetByRole(AriaRole.Article, new() { Name = HeadName });
        await article.GetByRole(AriaRole.Button, new() { NameRegex = new("^End the session of") }).ClickAsync();
        await Assertions.Expect(article.GetByText("No open sessions.")).ToBeVisibleAsync();
        await administrator.PhotographEach("sessions-of");
        await Assertions.Expect(phone.Page.Locator("#session-notice")).ToContainTextAsync("Your session has ended");
    }
}
