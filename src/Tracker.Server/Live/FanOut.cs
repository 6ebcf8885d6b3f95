using Microsoft.AspNetCore.SignalR;

namespace Tracker.Server.Live;

/// <summary>
/// Keeps SignalR's connections: frames are serialised once and written through each connection's own queue. SignalR's own groups and
/// broadcasts have no connections and are not used.
/// </summary>
public sealed class FanOut(ViewedRecords viewed, TrackerOptions options, ILogger<DefaultHubLifetimeManager<RecordHub>> logger)
    : DefaultHubLifetimeManager<RecordHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(Connection)] =
            new Connection(connection, ParticipantId.Parse(connection.UserIdentifier ?? ""), options.Limits.MessagesPerSecond);
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
