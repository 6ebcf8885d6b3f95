using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Tracker.Server.Live;

/// <summary>
/// SignalR's connections, held by ourselves: frames are serialised once and written through each connection's own queue.
/// Groups and broadcasts are not used; asking for one is an error in the program.
/// </summary>
public sealed class FanOut(ViewedRecords viewed, IOptions<LiveLimits> limits) : HubLifetimeManager<RecordHub>
{
    private static readonly NotSupportedException Unused = new("Records reach their viewers through ViewedRecord.");

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(Connection)] = new Connection(connection, ParticipantId.Parse(connection.UserIdentifier ?? ""), limits.Value.MessagesPerSecond);
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

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw Unused;
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendAllExceptAsync(string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendConnectionsAsync(IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
    public override Task SendUsersAsync(IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unused;
}

/// <summary>Limits of one connection.</summary>
public sealed class LiveLimits
{
    /// <summary>Messages to the server in one second; those above get <c>too-fast</c>.</summary>
    public int MessagesPerSecond { get; set; } = 2_000;
}
