using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Server.SignIn;

namespace Tracker.Server.Tests.Edge;

/// <summary>A server with a public https address behind a proxy on the same machine, which does not say what scheme a request came with.</summary>
public sealed class PublicServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.Start(null,
        ("Tracker:PublicAddress", "https://tracker.example.org:443/"), ("Tracker:Proxy:Trusted", "192.0.2.7"));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>What follows from the public address: cookie, headers, hosts and origins.</summary>
public sealed class PublicAddressTests(PublicServer shared) : IClassFixture<PublicServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Session_cookie_of_a_public_https_address_is_secure_and_bound_to_its_host_whatever_the_request_was()
    {
        using var browser = server.Browser();
        var link = await server.Services.GetRequiredService<LinkIssuer>().Issue(ParticipantId.Parse("admin"), ParticipantId.System);
        var cookie = Assert.Single((await RunningServer.Use(browser, link.Address)).Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-tracker-session=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "; secure", "; path=/;", "; httponly", "; samesite=lax" })
            Assert.Contains(part, cookie + ";", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Browsers_are_told_to_use_https_only_if_the_public_address_is()
    {
        using var browser = server.Browser();
        Assert.Equal("max-age=31536000; includeSubDomains", (await browser.GetAsync("/sign-in")).Headers.GetValues("Strict-Transport-Security").Single());

        await using var plain = await RunningServer.Start(null, ("Tracker:PublicAddress", "http://tracker.example.org"));
        using var there = plain.Browser();
        Assert.False((await there.GetAsync("/sign-in")).Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("tracker.example.org", "/sign-in", HttpStatusCode.OK), InlineData("TRACKER.example.org", "/sign-in", HttpStatusCode.OK)]
    [InlineData("localhost", "/sign-in", HttpStatusCode.OK), InlineData("[::1]:5280", "/sign-in", HttpStatusCode.OK)]
    [InlineData("evil.example", "/sign-in", HttpStatusCode.BadRequest), InlineData("tracker.example.org.evil.example", "/", HttpStatusCode.BadRequest)]
    [InlineData("10.1.2.3", "/api/me", HttpStatusCode.BadRequest), InlineData("10.1.2.3", "/health/live", HttpStatusCode.OK)]
    public async Task Host_that_is_not_the_public_one_is_refused(string host, string path, HttpStatusCode expected)
    {
        using var browser = server.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        Assert.Equal(expected, (await browser.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("https://tracker.example.org", true), InlineData("HTTPS://TRACKER.example.org", true)]
    [InlineData("http://tracker.example.org", false), InlineData("https://tracker.example.org:8443", false)]
    [InlineData("http://tracker.example.org:443", false)]
    [InlineData("https://user@tracker.example.org", false), InlineData("https://tracker.example.org.evil.example", false)]
    public async Task Origin_is_compared_with_scheme_host_and_port(string origin, bool isOwn)
    {
        using var browser = server.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        Assert.Equal(isOwn ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, (await browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Page_of_the_same_host_over_another_scheme_is_foreign_without_a_public_address_as_well()
    {
        await using var plain = await RunningServer.Start();
        using var browser = plain.Browser();
        foreach (var (scheme, expected) in new[] { ("http", HttpStatusCode.Unauthorized), ("https", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/negotiate?negotiateVersion=1");
            request.Headers.Add("Origin", $"{scheme}://{plain.Address.Authority}");
            Assert.Equal(expected, (await browser.SendAsync(request)).StatusCode);
        }
    }
}
