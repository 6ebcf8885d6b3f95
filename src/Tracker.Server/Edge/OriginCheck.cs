using System.Globalization;

namespace Tracker.Server.Edge;

/// <summary>
/// Refuses requests that a page of another site makes a browser send: the live socket, and everything that changes something. A
/// request without an origin comes from a program, not from a page.
/// </summary>
public sealed class OriginCheck(TrackerOptions options)
{
    private readonly string? trusted = options.PublicAddress is { Length: > 0 } address ? OriginOf(new Uri(address)) : null;

    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!IsGuarded(context.Request) || IsOwn(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This request comes from a page of another site.", context.RequestAborted);
    }

    private static bool IsGuarded(HttpRequest request) =>
        request.Path.StartsWithSegments(Wire.HubPath)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private bool IsOwn(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0) return request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site");
        if (origins is not [{ } origin]) return false;
        return Is(origin, trusted) || Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) && Is(origin, OriginOf(own));
    }

    /// <summary>Scheme, host and port as browsers send them: without the port that the scheme has anyway.</summary>
    private static string OriginOf(Uri uri) =>
        uri.IsDefaultPort ? $"{uri.Scheme}://{uri.Host}" : string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{uri.Host}:{uri.Port}");

    private static bool Is(string origin, string? other) => string.Equals(origin, other, StringComparison.OrdinalIgnoreCase);
}
