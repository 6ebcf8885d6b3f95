using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Tracker.Testing;

/// <summary>TCP ports of this machine for servers that tests start, and start again at the same address.</summary>
public static class Ports
{
    // Below those that systems give to outgoing connections: while a server is down, no connection of a test may take its port.
    private const int First = 20_000, Behind = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One on which nobody listens, given once in this process.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Behind);
            if (!Given.TryAdd(port, true)) continue;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Somebody else's: the next one.
            }
        }
    }
}
