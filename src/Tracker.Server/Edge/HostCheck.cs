using Tracker.Server.Hosting;

namespace Tracker.Server.Edge;

/// <summary>
/// Refuses requests for another host than the public one, if a public address is set. The address that the server listens on and the
/// machine's own names are for programs beside it; health checks may use any.
/// </summary>
public sealed class HostCheck(TrackerOptions options, PublicAddress address)
{
    private static readonly string[] OfThisMachine = ["localhost", "127.0.0.1", "[::1]"];
    private readonly string? open = options.PublicAddress is { Length: > 0 } set ? new Uri(set).Host : null;

    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (open is null || context.Request.Path.StartsWithSegments("/health") || IsOurs(context.Request.Host.Host)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("This server does not have that name.", context.RequestAborted);
    }

    private bool IsOurs(string host) => Is(host, open!) || Array.Exists(OfThisMachine, o => Is(host, o)) || Is(host, new Uri(address.Listening).Host);

    private static bool Is(string host, string other) => string.Equals(host, other, StringComparison.OrdinalIgnoreCase);
}
