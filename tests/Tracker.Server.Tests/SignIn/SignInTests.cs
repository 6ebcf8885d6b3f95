using System.Net;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Server.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Server.Tests.SignIn;

public sealed class SignInTests(NewServer shared) : IClassFixture<NewServer>, IAsyncLifetime
{
    private static int participants;
    private readonly RunningServer server = shared.Server;
    private readonly ParticipantId ada = ParticipantId.Parse($"ada-{Interlocked.Increment(ref participants)}");

    public async ValueTask InitializeAsync()
    {
        server.Time.Shift = TimeSpan.Zero;
        await server.Directs(new AddParticipant(ada, "Ada <Lane>"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("POST", "/hub/negotiate?negotiateVersion=1"), InlineData("GET", "/hub"), InlineData("GET", "/api/me"),
        InlineData("GET", "/api/records?kind=delegation")]
    [InlineData("POST", "/api/delegation/add-note"), InlineData("GET", "/api/openapi/v1.json"), InlineData("GET", "/api/docs"),
        InlineData("GET", "/api/nothing-here")]
    public async Task Anonymous_request_to_hub_or_api_is_answered_401(string method, string path)
    {
        using var browser = server.Browser();
        var response = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Anonymous_page_leads_to_the_sign_in_and_back()
    {
        using var browser = server.Browser();
        var response = await browser.GetAsync("/delegations/a?b=c");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?to=%2Fdelegations%2Fa%3Fb%3Dc", response.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Link_opened_by_a_mail_scanner_still_works_once_for_its_owner()
    {
        using var browser = server.Browser();
        var link = await Issue();
        for (var scan = 0; scan < 3; scan++)
            Assert.Contains("Sign in as Ada &lt;Lane&gt;", await browser.GetStringAsync(link), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(browser, link)).StatusCode);
        Assert.Equal(ada.Value, (string)(await RunningServer.Json(await browser.GetAsync("/api/me")))["participant"]!);

        using var thief = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await thief.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await RunningServer.Use(thief, link)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Link_used_by_many_at_once_signs_in_one()
    {
        var link = await Issue();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var browser = server.Browser();
            return (await RunningServer.Use(browser, link)).StatusCode;
        }));
        Assert.Single(answers, a => a == HttpStatusCode.SeeOther);
        Assert.Equal(19, answers.Count(a => a == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Link_older_than_its_hours_is_refused_with_what_to_do()
    {
        using var browser = server.Browser();
        var link = await Issue();
        server.Time.Shift = TimeSpan.FromHours(24.1);
        var response = await RunningServer.Use(browser, link);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("administrator", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), InlineData("short"), InlineData("")]
    public async Task Wrong_link_is_refused_like_a_used_one(string secret)
    {
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await RunningServer.Use(browser, "?link=" + secret)).StatusCode);
    }

    [Fact]
    public async Task Link_of_a_closed_participant_does_not_work_and_his_session_ends()
    {
        using var signedIn = await server.SignedIn(ada.Value);
        var link = await Issue();
        await server.Directs(new CloseParticipant(ada));

        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await RunningServer.Use(browser, link)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await signedIn.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await signedIn.PostAsync("/hub/negotiate?negotiateVersion=1", null)).StatusCode);
    }

    [Fact]
    public async Task Session_ends_with_the_sign_out()
    {
        using var browser = await server.SignedIn(ada.Value);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/sign-out", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("delegations")]
    public async Task Sign_in_leads_nobody_to_another_site(string to)
    {
        using var browser = server.Browser();
        var link = await Issue();
        var response = await browser.PostAsync("/sign-in",
            new FormUrlEncodedContent([KeyValuePair.Create("link", link.Split("link=")[1]), KeyValuePair.Create("to", to)]));
        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var browser = server.Browser();
        var cookie = Assert.Single((await RunningServer.Use(browser, await Issue())).Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_stand_after_a_restart_on_the_same_database()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("tracker-server-").FullName;
        var first = await RunningServer.Start(folder);
        using var browser = await first.SignedIn("admin");
        var cookies = RunningServer.CookiesOf(browser);
        await first.Stop();

        var second = await RunningServer.Start(folder);
        using var again = second.Browser();
        again.DefaultRequestHeaders.Add("Cookie", cookies);
        Assert.Equal("admin", (string)(await RunningServer.Json(await again.GetAsync("/api/me")))["participant"]!);
        await second.Stop();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_a_browser_safe()
    {
        using var browser = server.Browser();
        var headers = (await browser.GetAsync("/sign-in")).Headers;
        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
    }

    private async Task<string> Issue() => (await server.Services.GetRequiredService<LinkIssuer>().Issue(ada, ParticipantId.System)).Address;
}
