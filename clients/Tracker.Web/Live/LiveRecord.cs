using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;

namespace Tracker.Web.Live;

/// <summary>One record open over the hub for as long as its page is shown.</summary>
public sealed class LiveRecord : IAsyncDisposable
{
    private readonly TrackerConnection connection;

    private LiveRecord(TrackerConnection connection, TrackerClient client, RecordSession session) =>
        (this.connection, Client, Session) = (connection, client, session);

    public TrackerClient Client { get; }
    public RecordSession Session { get; }

    /// <param name="server">Base address of the page; the browser sends the session's cookie by itself.</param>
    public static LiveRecord Open(Uri server, RecordKind kind, ActorId actor, Principal viewer)
    {
        var connection = new TrackerConnection(new ConnectionOptions(server) { Format = HubFormat.Json });
        var client = new TrackerClient(connection, new RecordKinds(kind, new DraftKind()), viewer);
        var session = client.Open(actor);
        connection.Start();
        return new LiveRecord(connection, client, session);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await connection.DisposeAsync();
    }
}
