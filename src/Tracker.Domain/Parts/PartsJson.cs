namespace Tracker.Domain.Parts;

/// <summary>The JSON of the messages of all shared parts.</summary>
[JsonSerializable(typeof(NoteCommand)), JsonSerializable(typeof(NoteEvent))]
[JsonSerializable(typeof(TaskCommand)), JsonSerializable(typeof(TaskEvent))]
[JsonSerializable(typeof(RosterCommand)), JsonSerializable(typeof(RosterEvent))]
[JsonSerializable(typeof(ConcurrenceCommand)), JsonSerializable(typeof(ConcurrenceEvent))]
[JsonSerializable(typeof(ViewCommand)), JsonSerializable(typeof(ViewEvent))]
[JsonSerializable(typeof(ConcernCommand)), JsonSerializable(typeof(ConcernEvent))]
[JsonSerializable(typeof(DistributionCommand)), JsonSerializable(typeof(DistributionEvent))]
[JsonSerializable(typeof(ClaimCommand)), JsonSerializable(typeof(ClaimEvent))]
public sealed partial class PartsJson : JsonSerializerContext
{
    public static PartsJson Strict { get; } = new(Codec.Options);
}
