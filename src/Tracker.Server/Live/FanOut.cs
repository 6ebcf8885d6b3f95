using Microsoft.AspNetCore.SignalR;
using Tracker.Server.Limits;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn;

namespace Tracker.Server.Live;

/// <summary>
/// Keeps SignalR's connections: frames are serialised once and written through each connection's own queue. SignalR's own groups and
/// broadcasts have no connections and are not used.
/// </summary>
public sealed class FanOut(
    ViewedRecords viewed, Connections connections, SessionRegistry sessions, Allowances allowances, ILogger<DefaultHubLifetimeManager<RecordHub>> logger)
    : DefaultHubLifetimeManager<RecordHub>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        var own = new Connection(connection, allowances.Of(ParticipantId.Parse(connection.UserIdentifier ?? "")))
        {
            Token = Session.TokenOf(connection.User),
        };
        connection.Items[typeof(Connection)] = own;
        // A session that ends while the socket opens ends the socket: it is in the list before the session is asked for.
        connections.Add(own);
        if (Session.SecretOf(connection.User) is not { } secret) return;
        if (await sessions.Find(secret, isUse: false, connection.ConnectionAborted) is { } session) own.SessionId = session.Id;
        if (own.SessionId is not { } id || !sessions.IsOpen(id)) own.Abort();
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Items.TryGetValue(typeof(Connection), out var found) && found is Connection own)
        {
            connections.Remove(own);
            viewed.Remove(own);
            own.Dispose();
        }
        return Task.CompletedTask;
    }
}
