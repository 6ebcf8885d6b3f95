using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Tracker.Server.Edge;

/// <summary>Takes a caller's address, scheme and host from the headers of trusted proxies only.</summary>
public static class TrustedProxies
{
    public static void Configure(ForwardedHeadersOptions o, TrackerOptions options)
    {
        o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        o.KnownProxies.Clear();
        o.KnownIPNetworks.Clear();
        foreach (var network in options.Proxy.Networks()) o.KnownIPNetworks.Add(network!.Value);
        // Each entry counts only if the one after it is a trusted proxy.
        o.ForwardLimit = null;
        if (options.PublicAddress is not { Length: > 0 } address) return;
        // Many proxies pass on any host that the caller sends; only the public one is accepted.
        o.ForwardedHeaders |= ForwardedHeaders.XForwardedHost;
        o.AllowedHosts = [new Uri(address).Host];
    }

    /// <summary>Whether a header says that the request came through a proxy, trusted or not.</summary>
    public static bool CameThroughOne(HttpRequest request) => request.Headers.Keys.Any(k =>
        k.ToLowerInvariant() is var name && (name is "forwarded" or "via" or "x-real-ip"
            || name.StartsWith("x-forwarded-", StringComparison.Ordinal) || name.StartsWith("x-original-", StringComparison.Ordinal)));
}
