using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Tracker.Server.Live;

/// <summary>
/// Keeps SignalR's connections: frames are serialised once and written through each connection's own queue. SignalR's own groups and
/// broadcasts know no connection and reach nobody.
/// </summary>
public sealed class FanOut(ViewedRecords viewed, IOptions<LiveLimits> limits, ILogger<DefaultHubLifetimeManager<RecordHub>> logger)
    : DefaultHubLifetimeManager<RecordHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(Connection)] =
            new Connection(connection, ParticipantId.Parse(connection.UserIdentifier ?? ""), limits.Value.MessagesPerSecond);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Items.TryGetValue(typeof(Connection), out var found) && found is Connection own)
        {
            viewed.Remove(own);
            own.Dispose();
        }
        return Task.CompletedTask;
    }
}

/// <summary>Limits of one connection.</summary>
public sealed class LiveLimits
{
    /// <summary>Messages to the server in one second; further ones get <c>too-fast</c>.</summary>
    public int MessagesPerSecond { get; set; } = 2_000;
}
