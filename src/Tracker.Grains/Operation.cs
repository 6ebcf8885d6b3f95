using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;

namespace Tracker.Grains;

/// <summary>A decided command on its way to the log.</summary>
internal sealed class Operation(
    OperationId id, ParticipantId by, Append append, RecordSnapshot after, AccessList access, IReadOnlyList<CommittedEvent> events, OutcomeMessage outcome)
{
    public OperationId Id => id;
    public ParticipantId By => by;
    public Append Append => append;
    public RecordSnapshot After => after;
    public AccessList Access => access;
    public IReadOnlyList<CommittedEvent> Events => events;
    public OutcomeMessage Outcome => outcome;
    public Task Commit { get; set; } = Task.CompletedTask;
    public TaskCompletionSource<OutcomeMessage> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An event as it goes to viewers.</summary>
/// <param name="ActorVersion">Its place in the record; for servers only.</param>
/// <param name="Wire">JSON of a <see cref="WireEvent"/>.</param>
public sealed record CommittedEvent(long ActorVersion, CompartmentId Compartment, long Version, byte[] Wire)
{
    public static CommittedEvent Of(StoredEvent row) => new(
        row.Version, row.Compartment, row.CompartmentVersion,
        JsonSerializer.SerializeToUtf8Bytes(
            new WireEvent(row.Name, row.Schema, row.Operation, row.Participant, row.RecordedAt, new RawJson(row.Payload), row.OnBehalfOf),
            WireJson.Strict.WireEvent));
}

/// <summary>Stands for a command that could not be read, so that rights are judged before its content.</summary>
internal sealed record Unreadable : Command
{
    public static readonly Unreadable Command = new();
}
