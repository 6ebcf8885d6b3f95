using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>A participant has alerts sent to an address that they confirm, chooses when, reads what came, and turns it off from a mail.</summary>
public sealed partial class MailTests(MailedServer server) : IClassFixture<MailedServer>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Address_is_confirmed_by_its_code_alerts_come_there_and_a_link_in_them_ends_it()
    {
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        var page = liaison.Page;
        await page.GotoAsync(new Uri(server.Address, "/alerts").ToString());
        var card = page.Locator("#mail");
        await card.GetByLabel("E-mail address").FillAsync("robin", new() { Timeout = Patience });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a code", Exact = true }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("An e-mail address must have the form name@host.", new() { Timeout = Patience });
        await liaison.Photograph("alerts-mail-refused");
        await card.GetByLabel("E-mail address").FillAsync("robin@example.org");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a code", Exact = true }).ClickAsync();
        await Assertions.Expect(card.GetByLabel("Code")).ToBeVisibleAsync(new() { Timeout = Patience });
        await server.Post.Has(1);

        // The link in the mail fills the code in; the participant sends it.
        await page.GotoAsync(new Uri(server.Address, "/alerts?code=" + Code().Match(server.Post.Mails[0]).Value).ToString());
        await card.GetByRole(AriaRole.Button, new() { Name = "Confirm the address", Exact = true }).ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(card).ToContainTextAsync("robin@example.org", new() { Timeout = Patience });
        await Assertions.Expect(card.GetByLabel("Every other change")).ToHaveValueAsync("AppOnly");
        await card.GetByLabel("Every other change").SelectOptionAsync("Daily");
        await card.GetByLabel("Officers, editors, stages and decisions").SelectOptionAsync("AtOnce");
        await card.GetByLabel("Time zone").FillAsync("Mars/Olympus");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("There is no time zone “Mars/Olympus”.");
        await card.GetByLabel("Time zone").FillAsync("Europe/Zurich");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(card.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(card).ToContainTextAsync("Next digest:");
        await Person.Accessible(page);
        await liaison.PhotographEach("alerts-mail");

        await Follow(page, "/records/committee/jtc1/sc-42");
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Page.GotoAsync(new Uri(server.Address, "/").ToString());
        await AlertTests.Editor(member, "Orion Networks (sample)");
        await server.Post.Says("Orion Networks");
        var mail = server.Post.Mails.Last(m => m.Contains("List-Unsubscribe:", StringComparison.Ordinal));
        Assert.Contains("To: \"Robin Hale (sample)\" <robin@example.org>", mail, StringComparison.Ordinal);

        var off = Off().Match(mail.Replace("\r\n ", "", StringComparison.Ordinal)).Value;
        var anybody = await server.Browser.NewPageAsync();
        await anybody.GotoAsync(off);
        await anybody.GetByRole(AriaRole.Button, new() { Name = "Turn mail off" }).ClickAsync();
        await Assertions.Expect(anybody.GetByRole(AriaRole.Heading, new() { Name = "Mail is turned off" })).ToBeVisibleAsync();
        await Person.Accessible(anybody);
        await anybody.CloseAsync();
        await page.GotoAsync(new Uri(server.Address, "/alerts").ToString());
        await Assertions.Expect(card).ToContainTextAsync("Mail is off.", new() { Timeout = Patience });
        await liaison.PhotographEach("alerts-mail-off");
        await card.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Turn mail off" })).ToBeVisibleAsync(new() { Timeout = Patience });
        // The refused address.
        Assert.All(liaison.Faults, f => Assert.Contains("422", f, StringComparison.Ordinal));
        member.HasNoFaults();
    }

    [Fact]
    public async Task Code_that_cannot_be_sent_is_said_with_the_reason_and_nothing_typed_is_lost()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Page.GotoAsync(new Uri(server.Address, "/alerts").ToString());
        server.Post.Refuse("alex@example.org");
        var card = head.Page.Locator("#mail");
        await card.GetByLabel("E-mail address").FillAsync("alex@example.org", new() { Timeout = Patience });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a code", Exact = true }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync(
            "The code could not be sent. 550 5.1.1 <b>No such user</b> here", new() { Timeout = Patience });
        await Assertions.Expect(card.GetByLabel("E-mail address")).ToHaveValueAsync("alex@example.org");
        await head.Photograph("alerts-mail-not-sent");
    }

    private async Task Follow(IPage page, string path)
    {
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        var button = page.Locator(".follow button").First;
        await Assertions.Expect(button).ToBeEnabledAsync(new() { Timeout = Patience });
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    [GeneratedRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}")]
    private static partial Regex Code();

    [GeneratedRegex("http://[^>]+/mail/off/[A-Za-z0-9_-]+")]
    private static partial Regex Off();
}

/// <summary>A server with the sample and a mail server beside it, and one browser.</summary>
public sealed class MailedServer(Chromium chromium) : IAsyncLifetime
{
    private ServerProcess server = null!;

    public MailServer Post { get; private set; } = null!;
    public Uri Address => server.Address;
    public IBrowser Browser => chromium.Browser;

    public async ValueTask InitializeAsync()
    {
        Post = await MailServer.Start();
        server = await ServerProcess.StartSet(Post.Settings, "--sample");
    }

    /// <summary>A new sign-in link, made by the operator.</summary>
    public Task<string> LinkOf(string participant) => SampleServer.LinkOf(server, participant);

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (Post is not null) await Post.DisposeAsync();
    }
}
