using System.Collections.Concurrent;

namespace Tracker.Server.Live;

/// <summary>The sockets of this host, so that those of an ended sign-in can be ended too.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<string, Connection> open = new();

    public IEnumerable<Connection> All => open.Values;

    public void Add(Connection connection) => open[connection.Id] = connection;

    public void Remove(Connection connection) => open.TryRemove(connection.Id, out _);

    public void Abort(Func<Connection, bool> which)
    {
        foreach (var connection in open.Values)
            if (which(connection)) connection.Abort();
    }
}
