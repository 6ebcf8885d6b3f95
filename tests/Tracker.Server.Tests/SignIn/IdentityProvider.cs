using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Tracker.Server.Tests.SignIn;

/// <summary>An OpenID Connect provider in this process that signs in whoever the test says, without asking.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/";
    public string Subject { get; set; } = "idp-1";
    public string? Email { get; set; }
    public bool EmailVerified { get; set; } = true;
    public string Audience { get; set; } = "tracker";

    public static async Task<IdentityProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        IdentityProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(o =>
        {
            o.EnableDegradedMode();
            o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            o.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
            o.RegisterScopes("openid", "profile", "email");
            o.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
            o.UseAspNetCore().DisableTransportSecurityRequirement();
            o.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(_ => default));
            o.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(b => b.UseInlineHandler(_ => default));
            o.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
            {
                c.Principal = provider!.User(c.Request.GetScopes());
                return default;
            }));
            o.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(b => b.UseInlineHandler(c =>
            {
                if (c.Request.IsClientCredentialsGrantType()) c.Principal = provider!.User(c.Request.GetScopes());
                return default;
            }));
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        await app.StartAsync();
        return provider = new IdentityProvider(app);
    }

    /// <summary>A token as a program gets it for itself.</summary>
    public async Task<string> Token()
    {
        using var client = new HttpClient();
        var response = await client.PostAsync(Address + "connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "program",
            ["client_secret"] = "any",
        }));
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private ClaimsPrincipal User(ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject);
        if (Email is not null) identity.SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, EmailVerified);
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        var user = new ClaimsPrincipal(identity);
        user.SetScopes(scopes);
        user.SetResources(Audience);
        return user;
    }
}
