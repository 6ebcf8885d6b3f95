using System.Net;
using System.Net.Sockets;

namespace Tracker.Server.Hosting;

/// <summary>Checks the addresses to listen on early: Kestrel finds out only after everything else has started.</summary>
internal static class ListenAddresses
{
    /// <summary>Throws <see cref="SettingsException"/> with one sentence for each address that is taken or cannot be used.</summary>
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) return;
        var urls = configuration["urls"] is { Length: > 0 } set ? set
            : configuration["http_ports"] is null && configuration["https_ports"] is null ? "http://localhost:5000" : "";
        var errors = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Error).OfType<string>().ToArray();
        if (errors.Length > 0) throw new SettingsException(errors);
    }

    /// <summary>Whether the server is told to listen on https anywhere.</summary>
    public static bool HaveHttps(IConfiguration configuration) =>
        configuration["https_ports"] is { Length: > 0 }
        || (configuration["urls"] ?? "").Split(';').Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""))
            .Any(url => url.Trim().StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static string? Error(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"'{url}' is not an address to listen on, such as http://127.0.0.1:5280. Give another with --urls.";
        }
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) return null;
        var refusals = Points(address).Select(Refusal).ToArray();
        // localhost means two addresses, and one may be missing on this machine.
        if (refusals.Contains(SocketError.AddressAlreadyInUse))
            return $"{url} is in use by another program. Stop that program, or give another address with --urls.";
        if (refusals.Contains(SocketError.AccessDenied))
            return $"{url} may not be used by this user: ports below 1024 need a right of their own. Give another with --urls.";
        return refusals.All(r => r == SocketError.AddressNotAvailable) ? $"{url} is not an address of this machine. Give another with --urls." : null;
    }

    private static IPEndPoint[] Points(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? [new(IPAddress.Loopback, address.Port), new(IPAddress.IPv6Loopback, address.Port)]
        : IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? [new(ip, address.Port)]
        : [new(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, address.Port)];

    /// <summary>The error of the system, or null if the address is free.</summary>
    private static SocketError? Refusal(IPEndPoint point)
    {
        try
        {
            using var socket = new Socket(point.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (point.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(point);
            socket.Listen();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressFamilyNotSupported ? SocketError.AddressNotAvailable : e.SocketErrorCode;
        }
    }
}
