using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.WarmUp;

/// <summary>
/// Opens a text once before the server reports that it is ready: from the hub to the actors of a text that does not exist and of its
/// delegation, and to the JSON of both and back. The first viewer after a restart then waits neither for the compiler nor for what is
/// set up on first use. Stores nothing and is visible to no viewer. A fault is logged and changes nothing.
/// </summary>
internal sealed partial class Rehearsal(
    MemoryHub hub, Admission admission, DirectoryCache directory, RecordKinds kinds, TimeProvider time, ILogger<Rehearsal> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource<bool> over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the rehearsal ended (true) or failed (false).</summary>
    public Task<bool> Over => over.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await directory.Loaded.WaitAsync(stoppingToken);
            var started = time.GetTimestamp();
            await Play(stoppingToken).WaitAsync(Patience, time, stoppingToken);
            Played(time.GetElapsedTime(started).TotalMilliseconds);
            over.TrySetResult(true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!stoppingToken.IsCancellationRequested) Failed(e);
        }
        finally
        {
            over.TrySetResult(false);
        }
    }

    private async Task Play(CancellationToken cancellation)
    {
        await Task.Yield();
        foreach (var state in SampleRecords.All(time.GetUtcNow())) Write(state.Actor, state.Record);
        var text = SampleRecords.Text(Guid.NewGuid());
        await using var connection = hub.Connect(ParticipantId.System);
        // The text does not exist, so it has to be let through to its actor; what that passes over is called with a record that does.
        await admission.ToOpen(DirectoryState.System, DirectoryKind.Actor);
        admission.Admit(ParticipantId.System, text);
        await connection.Invoke(Wire.Open, WireCodec.Pack(new OpenMessage(text, [], Guid.NewGuid())), cancellation);
        await connection.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(text)), cancellation);
    }

    /// <summary>Writes and reads a record as it is stored, inherited from and shown.</summary>
    private void Write(ActorId actor, RecordState record)
    {
        var kind = kinds.Of(actor)!;
        var snapshot = SnapshotEnvelope.Read(kind, SnapshotEnvelope.Write(kind, new RecordSnapshot(record, 1, new byte[32], time.GetUtcNow())))!;
        var inherited = new InheritedRights(
            kind.AccessListOf(snapshot.State), kind.TermsOf(record, SampleRecords.Text(Guid.Empty)) ?? new TextTerms([], [], [], DraftLimits.Text));
        InheritedRightsJson.Read(InheritedRightsJson.Write(inherited));
        var parts = snapshot.State.Compartments.Select(c => new OpenedPart(
            c.Key, Right.Read, c.Value.Version, new RawJson(JsonSerializer.SerializeToUtf8Bytes(c.Value.State, kind.StateInfo))));
        WireCodec.Unpack<OpenedMessage>(WireCodec.Pack(new OpenedMessage(actor, [.. parts], Role: RosterRole.Member, Text: 1, Terms: inherited.Terms)));
        var (by, at, point) = (ParticipantId.System, CompartmentId.Delegation, EntityId.Parse("point"));
        WireCodec.Pack(new PresenceMessage(actor, [new Present(by, "Rehearsal", at, point, null, Attention.Editing, new Caret(1, 0, 0))]));
    }

    [LoggerMessage(2101, LogLevel.Debug, "Rehearsed in {Milliseconds} ms.")]
    private partial void Played(double milliseconds);

    [LoggerMessage(2102, LogLevel.Warning, "The server could not rehearse; the first viewer will wait longer.")]
    private partial void Failed(Exception e);
}
