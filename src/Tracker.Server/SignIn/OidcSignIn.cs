using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tracker.Server.SignIn.Pages;

namespace Tracker.Server.SignIn;

/// <summary>Sign-in through the organisation's own provider: authorization code with PKCE. It never creates participants.</summary>
internal static class OidcSignIn
{
    public static AuthenticationBuilder AddOidcSignIn(this AuthenticationBuilder builder, TrackerOptions options)
    {
        var oidc = options.Oidc;
        if (!oidc.IsSet) return builder;
        builder.Services.AddSingleton<ExternalUsers>();
        return builder.AddOpenIdConnect(Session.Oidc, o =>
        {
            o.SignInScheme = Session.Cookie;
            o.Authority = oidc.Authority;
            o.ClientId = oidc.ClientId;
            o.ClientSecret = oidc.ClientSecret;
            o.RequireHttpsMetadata = !oidc.AllowHttp;
            o.ResponseType = OpenIdConnectResponseType.Code;
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.UsePkce = true;
            o.MapInboundClaims = false;
            o.SaveTokens = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            o.Scope.Add("email");
            o.CallbackPath = "/sign-in/oidc/back";
            o.RemoteSignOutPath = PathString.Empty;
            foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, SignInServices.SecureIf(options));
                if (options.IsHttps) cookie.Name = "__Secure-" + cookie.Name;
            }
            o.Events.OnTicketReceived = Received;
            o.Events.OnRemoteFailure = Failed;
        });
    }

    private static async Task Received(TicketReceivedContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<ExternalUsers>();
        if (context.Principal is { } user && await users.Match(user, link: true, context.HttpContext.RequestAborted) is { } participant)
        {
            context.Principal = Session.UserOf(participant, Session.Cookie);
            return;
        }
        context.HandleResponse();
        await context.HttpContext.Show<NotInvited>(StatusCodes.Status403Forbidden);
    }

    private static Task Failed(RemoteFailureContext context)
    {
        context.HandleResponse();
        return context.HttpContext.Show<Failed>(StatusCodes.Status400BadRequest);
    }
}
