using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sessions;

public static class SessionServices
{
    /// <summary>The property of a sign-in that names who made its link.</summary>
    internal const string MadeBy = "made-by";

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<Grants>();
        services.AddHostedService(s => s.GetRequiredService<SessionRegistry>());
    }

    /// <summary>A sign-in by link or provider starts a session and ends the one that this browser had.</summary>
    public static async Task Start(CookieSigningInContext context)
    {
        var (http, sessions) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<SessionRegistry>());
        var participant = Session.ParticipantOf(context.Principal!) ?? throw new InvalidOperationException("The sign-in names no participant.");
        await EndOwn(http, sessions);
        var madeBy = ParticipantId.TryParse(context.Properties.Items.TryGetValue(MadeBy, out var maker) ? maker : null) ?? participant;
        context.Properties.Items.Remove(MadeBy);
        var secret = await sessions.Start(participant, BrowserName.Of(http.Request.Headers.UserAgent), madeBy, http.RequestAborted);
        context.Principal = Session.UserOf(participant, Session.Cookie, secret);
    }

    /// <summary>A cookie counts while its session is open and its participant has access.</summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var directory = services.GetRequiredService<DirectoryCache>();
        var session = Session.SecretOf(context.Principal) is { } secret
            ? await services.GetRequiredService<SessionRegistry>().Find(secret, IsUse(context.HttpContext.Request), context.HttpContext.RequestAborted)
            : null;
        if (session is null || session.Participant != Session.ParticipantOf(context.Principal!)
            || directory.IsLoaded && directory.PrincipalOf(context.Principal!) is null)
            context.RejectPrincipal();
    }

    /// <summary>
    /// What a page reads by itself while it is open is no use of a session: a participant who left it would stay signed in. The hub counts
    /// messages, not requests.
    /// </summary>
    private static bool IsUse(HttpRequest request) => !request.Path.StartsWithSegments(Wire.HubPath)
        && (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) || request.Headers["Sec-Fetch-Mode"] is [] or ["navigate"]);

    /// <summary>Ends the session of the request's cookie, if it has one.</summary>
    public static async Task EndOwn(HttpContext http, SessionRegistry sessions)
    {
        var cookie = await http.AuthenticateAsync(Session.Cookie);
        if (Session.SecretOf(cookie.Principal) is { } secret && await sessions.Find(secret, isUse: false, http.RequestAborted) is { } own)
            await sessions.End(own.Id, own.Participant, http.RequestAborted);
    }

    /// <summary>The session of a request; null if it came without a cookie.</summary>
    public static async ValueTask<SignedInSession?> Of(this SessionRegistry sessions, HttpContext http) =>
        Session.SecretOf(http.User) is { } secret ? await sessions.Find(secret, isUse: false, http.RequestAborted) : null;
}
