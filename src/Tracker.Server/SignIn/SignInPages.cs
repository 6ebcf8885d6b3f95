using System.Net;
using System.Reflection;

namespace Tracker.Server.SignIn;

/// <summary>The few pages that are shown before there is a session: plain, without a script.</summary>
internal static class SignInPages
{
    private static readonly byte[] Css = Resource("plain.css");

    public static async Task Stylesheet(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.Headers.CacheControl = "public, max-age=3600";
        await context.Response.Body.WriteAsync(Css, context.RequestAborted);
    }

    public static Task Confirm(HttpContext context, string name, string link, string? to) => Write(context, 200, "Sign in", $"""
        <p>This link signs you in once, on this device, as</p>
        <p class="name">{Html(name)}</p>
        <form method="post" action="/sign-in">
          <input type="hidden" name="link" value="{Html(link)}">
          <input type="hidden" name="to" value="{Html(to ?? "")}">
          <button type="submit">Sign in as {Html(name)}</button>
        </form>
        """);

    public static Task Ask(HttpContext context, string? provider, string? to) => Write(context, 200, "Sign in", provider is null
        ? """
          <p>You sign in with a link that was made for you. It is in the invitation mail, or you get one from the head of your delegation or from an administrator.</p>
          <p>Each link works once. To sign in on another device, ask for another link.</p>
          """
        : $"""
          <form method="get" action="/sign-in/oidc">
            <input type="hidden" name="to" value="{Html(to ?? "")}">
            <button type="submit">Sign in with {Html(provider)}</button>
          </form>
          <p>Or open the sign-in link that was made for you.</p>
          """);

    public static Task UsedUp(HttpContext context) => Write(context, StatusCodes.Status410Gone, "This link does not work", """
        <p>A sign-in link works once and for a limited time. This one was used already, is too old, or was not copied whole.</p>
        <p>Ask the head of your delegation or an administrator for a new one. If you are signed in on this device already, <a href="/">go on</a>.</p>
        """);

    public static Task NotInvited(HttpContext context) => Write(context, StatusCodes.Status403Forbidden, "You are not invited yet", """
        <p>Your organisation knows you, but nobody has invited you here, or with another e-mail address. Nothing was created.</p>
        <p>Ask the head of your delegation or an administrator for an invitation.</p>
        """);

    public static Task Failed(HttpContext context) => Write(context, StatusCodes.Status400BadRequest, "The sign-in did not work", """
        <p>Your organisation's sign-in was broken off or took too long. Nothing was changed.</p>
        <p><a href="/sign-in">Try again</a>.</p>
        """);

    public static Task SignedOut(HttpContext context) => Write(context, 200, "You are signed out", """
        <p><a href="/sign-in">Sign in again</a></p>
        """);

    private static Task Write(HttpContext context, int status, string title, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Html(title)} · Tracker</title>
              <link rel="stylesheet" href="/sign-in/plain.css">
            </head>
            <body>
            <main>
            <h1>{Html(title)}</h1>
            {body}
            </main>
            </body>
            </html>

            """, context.RequestAborted);
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"'{name}' is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
