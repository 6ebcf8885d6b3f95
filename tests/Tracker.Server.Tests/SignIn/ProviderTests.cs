using System.Net;
using System.Net.Http.Headers;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Server.Tests.Sessions;

namespace Tracker.Server.Tests.SignIn;

/// <summary>A server that trusts a provider of this process, with two participants.</summary>
public sealed class ServerWithProvider : IAsyncLifetime
{
    public IdentityProvider Provider { get; private set; } = null!;
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.Start();
        Server = await RunningServer.Start(null,
            ("Tracker:Oidc:Authority", Provider.Address), ("Tracker:Oidc:ClientId", "tracker"), ("Tracker:Oidc:ClientSecret", "secret"),
            ("Tracker:Oidc:AllowHttp", "true"),
            ("Tracker:Jwt:Authority", Provider.Address), ("Tracker:Jwt:Audience", "tracker"), ("Tracker:Jwt:AllowHttp", "true"));
        await Server.Directs(
            new AddParticipant(ParticipantId.Parse("ada"), "Ada", "ada@example.org"),
            new AddParticipant(ParticipantId.Parse("bo"), "Bo", "bo@example.org", "idp-bo"));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed class ProviderTests(ServerWithProvider shared) : IClassFixture<ServerWithProvider>
{
    private readonly IdentityProvider provider = shared.Provider;
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Person_known_by_subject_is_signed_in()
    {
        (provider.Subject, provider.Email) = ("idp-bo", null);
        Assert.Equal("bo", await SignIn());
    }

    [Fact]
    public async Task Person_known_by_verified_email_is_signed_in_and_then_known_by_subject()
    {
        (provider.Subject, provider.Email, provider.EmailVerified) = ("idp-ada", "Ada@Example.org", true);
        Assert.Equal("ada", await SignIn());
        provider.Email = null;
        Assert.Equal("ada", await SignIn());
    }

    [Theory]
    [InlineData("idp-x", "nobody@example.org", true), InlineData("idp-x", "ada@example.org", false), InlineData("idp-x", "bo@example.org", true),
        InlineData("idp-x", null, true)]
    public async Task Person_who_is_not_invited_is_told_so_and_nothing_is_created(string subject, string? email, bool verified)
    {
        (provider.Subject, provider.Email, provider.EmailVerified) = (subject, email, verified);
        var before = server.Directory.Version;
        using var browser = server.Browser(follow: true);
        var response = await browser.GetAsync("/sign-in/oidc");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("not invited", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, server.Directory.Version);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Answer_of_the_provider_that_was_not_asked_for_is_refused()
    {
        using var browser = server.Browser();
        var response = await browser.GetAsync("/sign-in/oidc/back?code=abc&state=def");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Try again", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_in_the_header_is_accepted_and_in_the_address_refused()
    {
        (provider.Subject, provider.Audience) = ("idp-bo", "tracker");
        var token = await provider.Token();
        using var program = server.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.PostAsync($"/hub/negotiate?negotiateVersion=1&access_token={token}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync($"/api/me?access_token={token}")).StatusCode);

        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal("bo", (string)(await RunningServer.Json(await program.GetAsync("/api/me")))["participant"]!);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync("/hub/negotiate?negotiateVersion=1", null)).StatusCode);
    }

    [Fact]
    public async Task Token_for_another_program_or_of_somebody_unknown_is_refused()
    {
        (provider.Subject, provider.Audience) = ("idp-bo", "another-program");
        Assert.Equal(HttpStatusCode.Unauthorized, await With(await provider.Token()));
        (provider.Subject, provider.Audience) = ("idp-unknown", "tracker");
        Assert.Equal(HttpStatusCode.Unauthorized, await With(await provider.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await With("nonsense"));
    }

    [Fact]
    public async Task Socket_of_a_token_ends_with_the_token_and_when_its_subject_is_no_longer_the_participants()
    {
        (provider.Subject, provider.Audience) = ("idp-bo", "tracker");
        await using var unlinked = await Socket.Open(server, "Authorization", "Bearer " + await provider.Token());
        await server.Directs(new LinkSubject(ParticipantId.Parse("bo"), new Edit("idp-bo", null)));
        await unlinked.Ended();
        await server.Directs(new LinkSubject(ParticipantId.Parse("bo"), new Edit(null, "idp-bo")));

        await using var expired = await Socket.Open(server, "Authorization", "Bearer " + await provider.Token());
        server.Time.Shift = TimeSpan.FromHours(2);
        await expired.Lost();
        server.Time.Shift = TimeSpan.Zero;
    }

    [Fact]
    public async Task Socket_of_a_token_ends_when_its_participant_is_closed()
    {
        await server.Directs(new AddParticipant(ParticipantId.Parse("cy"), "Cy", null, "idp-cy"));
        (provider.Subject, provider.Audience) = ("idp-cy", "tracker");
        await using var socket = await Socket.Open(server, "Authorization", "Bearer " + await provider.Token());
        await server.Directs(new CloseParticipant(ParticipantId.Parse("cy")));
        await socket.Ended();
    }

    private async Task<HttpStatusCode> With(string token)
    {
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await program.GetAsync("/api/me")).StatusCode;
    }

    private async Task<string> SignIn()
    {
        using var browser = server.Browser(follow: true);
        await browser.GetAsync("/sign-in/oidc?to=/api/me");
        return (string)(await RunningServer.Json(await browser.GetAsync("/api/me")))["participant"]!;
    }
}
