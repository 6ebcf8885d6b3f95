using System.Diagnostics;
using Tracker.Client;
using Tracker.Domain;
using Tracker.Domain.Shared;

namespace Tracker.Benchmarks.Drafts;

/// <summary>One opening of a text by the real client engine, on a new connection. Times in milliseconds.</summary>
/// <param name="FromConnecting">From connecting until the text is in sync.</param>
/// <param name="FromOpening">From the established connection until then.</param>
/// <param name="Bytes">Received in WebSocket messages until then, without their headers.</param>
internal sealed record Join(double FromConnecting, double FromOpening, long Bytes);

/// <summary>Somebody who opens a text with a long history.</summary>
internal sealed class LateJoiner(Uri server, string cookie, Principal principal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">What came was not the state of that revision, or events instead of a state.</exception>
    public async Task<Join> Open(ActorId draft, long revision, string text)
    {
        var (received, connectedAt, happened) = (new ByteCount(), 0L, 0);
        await using var connection = new TrackerConnection(new ConnectionOptions(server)
        {
            Http = http =>
            {
                http.Headers["Cookie"] = cookie;
                http.WebSocketFactory = received.Connect;
            },
        });
        await using var client = new TrackerClient(connection, TrackerKinds.All, principal);
        connection.LinkChanged += () => connectedAt = Stopwatch.GetTimestamp();
        var started = Stopwatch.GetTimestamp();
        connection.Start();
        var opened = client.OpenDraft(draft);
        opened.Record.Happened += _ => happened++;
        await opened.Record.Opened.WaitAsync(Patience);
        var join = new Join(Stopwatch.GetElapsedTime(started).TotalMilliseconds, Stopwatch.GetElapsedTime(connectedAt).TotalMilliseconds, received.Total);
        if (opened.Revision != revision || opened.Text.PlainText() != text)
            throw new InvalidOperationException($"The text is not in sync: revision {opened.Revision}, not {revision}.");
        if (happened > 0) throw new InvalidOperationException($"{happened} events came, not a state.");
        return join;
    }
}
