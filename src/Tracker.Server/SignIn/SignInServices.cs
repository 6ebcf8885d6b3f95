using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Tracker.Server.Sessions;

namespace Tracker.Server.SignIn;

public static class SignInServices
{
    /// <summary>Authentication and authorization. Closed by default: a route that is not marked anonymous needs a signed-in participant.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, TrackerOptions options)
    {
        services.AddSingleton<LinkIssuer>();
        services.AddSingleton<OperatorCredential>();
        services.AddSingleton<IUserIdProvider, SubjectUserIds>();
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("Tracker");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeyRingRepository(s.GetRequiredService<IStore>().Keys)));
        var authentication = services.AddAuthentication(Session.Any)
            .AddPolicyScheme(Session.Any, null, o => o.ForwardDefaultSelector = c => Choose(c, options.Jwt.IsSet))
            .AddCookie(Session.Cookie, o => Cookie(o, options))
            .AddScheme<AuthenticationSchemeOptions, OperatorAuthentication>(Session.Operator, null);
        authentication.AddOidcSignIn(options.Oidc).AddBearer(options.Jwt);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Session.Any).RequireAuthenticatedUser().Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder(Session.Any).RequireAuthenticatedUser().Build());
        return services;
    }

    private static string Choose(HttpContext context, bool bearer)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(OperatorAuthentication.Prefix, StringComparison.OrdinalIgnoreCase) ? Session.Operator
            : bearer && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Session.Bearer
            : Session.Cookie;
    }

    private static void Cookie(CookieAuthenticationOptions o, TrackerOptions options)
    {
        o.Cookie.Name = "tracker-session";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // When a session ends without use is decided by its record: the use of a socket does not reach the cookie.
        o.ExpireTimeSpan = TimeSpan.FromHours(options.SignIn.LongestSessionHours);
        o.SlidingExpiration = false;
        o.LoginPath = "/sign-in";
        o.ReturnUrlParameter = "to";
        o.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        o.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
        o.Events.OnSigningIn = SessionServices.Start;
        o.Events.OnValidatePrincipal = SessionServices.Check;
    }

    /// <summary>Programs get the status; browsers that open a page get the sign-in page.</summary>
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var path = context.Request.Path;
        var program = path.StartsWithSegments("/api") || path.StartsWithSegments(Wire.HubPath);
        if (program || !HttpMethods.IsGet(context.Request.Method) || status == StatusCodes.Status403Forbidden)
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

/// <summary>A connection's user is its participant.</summary>
internal sealed class SubjectUserIds : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => connection.User.FindFirst(Session.Subject)?.Value;
}
