using Microsoft.AspNetCore.Authentication;
using Tracker.Server.Directory;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn.Pages;

namespace Tracker.Server.SignIn;

public static class SignInEndpoints
{
    private const long MostFormBytes = 16 * 1024;

    /// <summary>The pages and actions of sign-in. Opening a link does not use it up; its button does.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/sign-in").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("", Show);
        open.MapPost("", Use);
        open.MapGet("/oidc", Challenge);
        open.MapGet("/plain.css", SignInPages.Stylesheet);
        routes.MapPost("/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task Show(
        HttpContext context, LinkIssuer links, DirectoryCache directory, TrackerOptions options, string? link = null, string? to = null)
    {
        if (link is null)
            await context.Show<Ask>(parameters: new { Provider = options.Oidc.IsSet ? options.Oidc.DisplayName : null, To = Local(to) });
        else if (await links.Peek(link, context.RequestAborted) is { } participant
            && await directory.FindOrAsk(participant, context.RequestAborted) is { } principal)
            await context.Show<Confirm>(parameters: new { principal.Name, Link = link, To = Local(to) });
        else
            await context.Show<UsedUp>(StatusCodes.Status410Gone);
    }

    private static async Task Use(HttpContext context, LinkIssuer links, DirectoryCache directory)
    {
        if (context.Request.ContentLength > MostFormBytes || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var form = await context.Request.ReadFormAsync(new() { BufferBodyLengthLimit = MostFormBytes, ValueCountLimit = 8 }, context.RequestAborted);
        var link = form["link"].ToString();
        if (await links.Peek(link, context.RequestAborted) is not { } named || await directory.FindOrAsk(named, context.RequestAborted) is null
            || await links.Use(link, context.RequestAborted) is not { } participant)
        {
            await context.Show<UsedUp>(StatusCodes.Status410Gone);
            return;
        }
        await context.SignInAsync(Session.Cookie, Session.UserOf(participant, Session.Cookie), new AuthenticationProperties { IsPersistent = true });
        SeeOther(context, Local(form["to"]) ?? "/");
    }

    private static Task Challenge(HttpContext context, TrackerOptions options, string? to = null)
    {
        if (options.Oidc.IsSet)
            return context.ChallengeAsync(Session.Oidc, new AuthenticationProperties { RedirectUri = Local(to) ?? "/", IsPersistent = true });
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task SignOut(HttpContext context, SessionRegistry sessions)
    {
        await SessionServices.EndOwn(context, sessions);
        await context.SignOutAsync(Session.Cookie);
        if (context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html")) await context.Show<SignedOut>();
        else context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static void SeeOther(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
    }

    /// <summary>A path of this server, or null: the sign-in never redirects elsewhere.</summary>
    private static string? Local(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Any(c => c == '\\' || char.IsControl(c)) ? path : null;
}
