using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Web.Drafts;

/// <summary>One text open over the hub for as long as its page is shown.</summary>
public sealed class LiveDraft : IAsyncDisposable
{
    private readonly TrackerConnection connection;

    private LiveDraft(TrackerConnection connection, TrackerClient client, DraftDesk desk) => (this.connection, Client, Desk) = (connection, client, desk);

    public TrackerClient Client { get; }
    public DraftDesk Desk { get; }

    /// <param name="server">Base address of the page; the browser sends the session's cookie by itself.</param>
    /// <exception cref="ArgumentException">The actor is no text.</exception>
    public static LiveDraft Open(Uri server, ActorId actor, Principal viewer, IReadOnlyDictionary<string, string> names)
    {
        var id = DraftId.TryParse(actor) ?? throw new ArgumentException($"'{actor}' is not a text.", nameof(actor));
        var connection = new TrackerConnection(new ConnectionOptions(server) { Format = HubFormat.Json });
        var client = new TrackerClient(connection, new RecordKinds(new DraftKind()), viewer);
        var session = client.OpenDraft(actor);
        connection.Start();
        return new LiveDraft(connection, client, new DraftDesk(client, session, id.Compartment, names));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await connection.DisposeAsync();
    }
}
