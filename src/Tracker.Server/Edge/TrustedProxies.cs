using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Tracker.Server.Edge;

/// <summary>Takes a caller's address, scheme and host from a proxy's headers, and only from the proxies that are named.</summary>
public static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, TrackerOptions options) => services.Configure<ForwardedHeadersOptions>(o =>
    {
        o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        o.KnownProxies.Clear();
        o.KnownIPNetworks.Clear();
        foreach (var network in options.Proxy.Networks()) o.KnownIPNetworks.Add(network!.Value);
        // Each entry is believed only as long as the one after it is a named proxy.
        o.ForwardLimit = null;
        if (options.PublicAddress is not { Length: > 0 } address) return;
        // Many proxies pass on a host that the caller made up; no other than the public one is taken.
        o.ForwardedHeaders |= ForwardedHeaders.XForwardedHost;
        o.AllowedHosts = [new Uri(address).Host];
    });

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TrackerOptions>().Proxy.IsSet) app.UseForwardedHeaders();
    }

    /// <summary>Whether a header says that the request came through a proxy, named or not.</summary>
    public static bool CameThroughOne(HttpRequest request) => request.Headers.Keys.Any(k =>
        k.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || k.Equals("Via", StringComparison.OrdinalIgnoreCase) || k.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase)
        || k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || k.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
}
