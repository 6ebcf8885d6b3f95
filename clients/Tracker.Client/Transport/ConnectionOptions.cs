using Microsoft.AspNetCore.Http.Connections.Client;

namespace Tracker.Client;

public enum HubFormat { MessagePack, Json }

/// <param name="Servers">Base addresses of servers of one installation; when one is gone the next is tried.</param>
public sealed record ConnectionOptions(params IReadOnlyList<Uri> Servers)
{
    public HubFormat Format { get; init; } = HubFormat.MessagePack;

    /// <summary>Cookies, headers (such as <c>Authorization: Bearer …</c>) or a message handler. A browser sends its cookies by itself.</summary>
    public Action<HttpConnectionOptions>? Http { get; init; }

    /// <summary>Asks a server whether the caller is signed in there; null if it does not answer. Needed in a browser, which hides why a socket was
    /// refused.</summary>
    public Func<Uri, CancellationToken, Task<bool?>>? IsSignedIn { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed of the jitter between attempts.</summary>
    public int? Seed { get; init; }

    /// <summary>The link counts as lost after this time without any message, keep-alive pings included.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(1.75);

    /// <summary>The connection is replaced after this time without any message.</summary>
    public TimeSpan Silent { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time without a link after which it is <see cref="Link.Offline"/>.</summary>
    public TimeSpan OfflineAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time between two questions whether the caller has signed in again.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The longest time of one attempt to connect.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);
}
