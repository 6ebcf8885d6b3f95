using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Tracker.Server.Hosting;

/// <summary>The address that people use for this server: the one that is set, else the one it listens on.</summary>
public sealed class PublicAddress(TrackerOptions options, IServer server)
{
    /// <summary>Without a slash at the end.</summary>
    public string Value => (options.PublicAddress is { Length: > 0 } set ? set : Listening).TrimEnd('/');

    /// <summary>The address that this process listens on, as it is reached from the same machine.</summary>
    public string Listening
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses;
            var first = addresses?.OrderByDescending(a => a.StartsWith("https:", StringComparison.Ordinal)).FirstOrDefault() ?? "http://localhost:5000";
            return first.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        }
    }
}
