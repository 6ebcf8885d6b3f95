using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tracker.Server.SignIn;

/// <summary>Answers with one of the few pages that are shown before there is a session.</summary>
internal static class SignInPages
{
    public static Task Show<TPage>(this HttpContext context, int status = StatusCodes.Status200OK, object? parameters = null)
        where TPage : IComponent
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = status }.ExecuteAsync(context);
    }

    public static IResult Stylesheet(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        var css = typeof(SignInPages).Assembly.GetManifestResourceStream("plain.css")!;
        return TypedResults.Stream(css, "text/css; charset=utf-8");
    }
}
