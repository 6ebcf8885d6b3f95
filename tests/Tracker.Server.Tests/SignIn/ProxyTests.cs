using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Server.SignIn;

namespace Tracker.Server.Tests.SignIn;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("", false), InlineData("192.0.2.7, 10.0.0.0/8", false), InlineData("10.0.0.0/8, 127.0.0.1", true)]
    public async Task Scheme_that_a_proxy_tells_makes_the_session_secure_only_where_that_proxy_is_trusted(string trusted, bool secure)
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Proxy:Trusted", trusted));
        var link = await server.Services.GetRequiredService<LinkIssuer>().Issue(ParticipantId.Parse("admin"), ParticipantId.System);
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var response = await RunningServer.Use(browser, link.Address);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("tracker-session=", StringComparison.Ordinal));
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Page_of_the_host_that_a_trusted_proxy_tells_is_foreign_unless_it_is_the_public_one()
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Proxy:Trusted", "127.0.0.1"),
            ("Tracker:PublicAddress", "https://tracker.example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await Negotiates(server, "evil.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Negotiates(server, "tracker.example.org"));
    }

    [Theory]
    [InlineData(""), InlineData("127.0.0.1")]
    public async Task Operator_is_refused_through_a_proxy_whether_it_is_trusted_or_not(string trusted)
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Proxy:Trusted", trusted));
        foreach (var (header, value) in new[]
        {
            ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "localhost"),
            ("forwarded", "for=127.0.0.1"), ("via", "1.1 proxy"), ("X-Real-IP", "127.0.0.1"),
        })
        {
            using var client = server.Operator();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/me")).StatusCode);
            client.DefaultRequestHeaders.Add(header, value);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me")).StatusCode);
        }
    }

    private static async Task<HttpStatusCode> Negotiates(RunningServer server, string host)
    {
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", host);
        browser.DefaultRequestHeaders.Add("Origin", $"https://{host}");
        return (await browser.PostAsync("/hub/negotiate?negotiateVersion=1", null)).StatusCode;
    }
}
