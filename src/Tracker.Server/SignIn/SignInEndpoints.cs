using Microsoft.AspNetCore.Authentication;
using Tracker.Server.Directory;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn.Pages;

namespace Tracker.Server.SignIn;

public static class SignInEndpoints
{
    private const int MostFormBytes = 16 * 1024;

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
        if (!CanBeHeader(to))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (link is null)
            await context.Show<Ask>(parameters: new { Provider = options.Oidc.IsSet ? options.Oidc.DisplayName : null, To = Local(to) });
        else if (await links.Peek(link, context.RequestAborted) is { } participant
            && await directory.FindOrAsk(participant, context.RequestAborted) is { } principal)
            await context.Show<Confirm>(parameters: new { principal.Name, Link = link, To = Local(to) });
        else
            await context.Show<UsedUp>(StatusCodes.Status410Gone);
    }

    private static async Task Use(HttpContext context, LinkIssuer links, DirectoryCache directory)
    {
        var (form, status) = await SmallForm.Read(context.Request, MostFormBytes);
        if (form is null || !CanBeHeader(form["to"]))
        {
            context.Response.StatusCode = status ?? StatusCodes.Status400BadRequest;
            return;
        }
        var link = form["link"].ToString();
        if (await links.Peek(link, context.RequestAborted) is not { } named || await directory.FindOrAsk(named, context.RequestAborted) is null
            || await links.Use(link, context.RequestAborted) is not { } used)
        {
            await context.Show<UsedUp>(StatusCodes.Status410Gone);
            return;
        }
        var properties = new AuthenticationProperties { IsPersistent = true, Items = { [SessionServices.MadeBy] = used.IssuedBy.Value } };
        await context.SignInAsync(Session.Cookie, Session.UserOf(used.Participant, Session.Cookie), properties);
        SeeOther(context, Local(form["to"]) ?? "/");
    }

    private static Task Challenge(HttpContext context, TrackerOptions options, string? to = null)
    {
        if (options.Oidc.IsSet && CanBeHeader(to))
            return context.ChallengeAsync(Session.Oidc, new AuthenticationProperties { RedirectUri = Local(to) ?? "/", IsPersistent = true });
        context.Response.StatusCode = options.Oidc.IsSet ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound;
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

    /// <summary>Paths come encoded. A control character or a letter beyond ASCII was put in by hand, and no answer could carry it.</summary>
    private static bool CanBeHeader(string? path) => path is null || !path.Any(c => char.IsControl(c) || !char.IsAscii(c));

    /// <summary>A path of this server, or null: the sign-in never redirects elsewhere.</summary>
    private static string? Local(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal) ? path : null;
}
