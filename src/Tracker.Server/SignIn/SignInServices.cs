using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
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
        var authentication = services.AddAuthentication(Session.Any)
            .AddPolicyScheme(Session.Any, null, o => o.ForwardDefaultSelector = c => Choose(c, options.Jwt.IsSet))
            .AddCookie(Session.Cookie, o => Cookie(o, options))
            .AddScheme<AuthenticationSchemeOptions, OperatorAuthentication>(Session.Operator, null);
        authentication.AddOidcSignIn(options).AddBearer(options.Jwt);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Session.Any).RequireAuthenticatedUser().Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder(Session.Any).RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Always secure if the public address is: behind a proxy the request itself need not be.</summary>
    internal static CookieSecurePolicy SecureIf(TrackerOptions options) =>
        options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static string Choose(HttpContext context, bool bearer)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(OperatorAuthentication.Prefix, StringComparison.OrdinalIgnoreCase) ? Session.Operator
            : bearer && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Session.Bearer
            : Session.Cookie;
    }

    private static void Cookie(CookieAuthenticationOptions o, TrackerOptions options)
    {
        // The prefix makes browsers refuse a cookie of this name that is not secure or that another host of the domain has set.
        o.Cookie.Name = options.IsHttps ? "__Host-tracker-session" : "tracker-session";
        o.Cookie.Path = "/";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = SecureIf(options);
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
