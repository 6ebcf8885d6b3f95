using System.Text.Json.Serialization;

namespace Tracker.Grains;

/// <summary>A record up to one event: a cache of the log. If it cannot be read, it is ignored and the log is replayed.</summary>
/// <param name="Version">The actor's version of the state.</param>
/// <param name="Hash">The hash of that event.</param>
/// <param name="At">The time of that event.</param>
public sealed record RecordSnapshot(RecordState State, long Version, byte[] Hash, DateTimeOffset At);

/// <summary>The bytes of snapshots: the states of the compartments with their <see cref="RecordKind.StateSchema"/>.</summary>
public static class SnapshotEnvelope
{
    public static byte[] Write(RecordKind kind, RecordSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(
        new Envelope(
            kind.StateSchema, kind.Name, snapshot.Version, snapshot.Hash, snapshot.At,
            [.. snapshot.State.Compartments.Select(
                c => new EnvelopePart(c.Key, c.Value.Version, new RawJson(JsonSerializer.SerializeToUtf8Bytes(c.Value.State, kind.StateInfo))))]),
        GrainJson.Strict.Envelope);

    /// <summary>The snapshot, or null if the bytes are of another schema or kind, or damaged.</summary>
    public static RecordSnapshot? Read(RecordKind kind, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (JsonSerializer.Deserialize(SnapshotSeals.ContentOf(bytes), GrainJson.Strict.Envelope) is not { } envelope) return null;
            if (envelope.Schema != kind.StateSchema || envelope.Kind != kind.Name) return null;
            var compartments = envelope.Parts.ToImmutableSortedDictionary(
                p => p.Compartment,
                p => new CompartmentState(
                    p.Version, JsonSerializer.Deserialize(p.State.Utf8.Span, kind.StateInfo) ?? throw new JsonException("A state is empty.")));
            return new RecordSnapshot(new RecordState(compartments), envelope.Version, envelope.Hash, envelope.At);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True if an older program wrote the bytes: the record is then replayed from its log.</summary>
    public static bool IsOutdated(RecordKind kind, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(SnapshotSeals.ContentOf(bytes), GrainJson.Strict.Envelope) is { } old
                && old.Kind == kind.Name && old.Schema < kind.StateSchema;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal sealed record Envelope(int Schema, string Kind, long Version, byte[] Hash, DateTimeOffset At, EnvelopePart[] Parts);
    internal sealed record EnvelopePart(CompartmentId Compartment, long Version, RawJson State);
}

[JsonSerializable(typeof(SnapshotEnvelope.Envelope)), JsonSerializable(typeof(AccessList)), JsonSerializable(typeof(InheritedRights))]
internal sealed partial class GrainJson : JsonSerializerContext
{
    public static GrainJson Strict { get; } = new(Codec.Options);
}

/// <summary>The JSON of an access list, for web hosts and in the store.</summary>
public static class AccessJson
{
    public static byte[] Write(AccessList access) => JsonSerializer.SerializeToUtf8Bytes(access, GrainJson.Strict.AccessList);
    public static AccessList Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, GrainJson.Strict.AccessList)!;
    public static AccessList Read(string json) => JsonSerializer.Deserialize(json, GrainJson.Strict.AccessList)!;
}

/// <summary>The JSON of the rights that a text inherits from its record.</summary>
public static class InheritedRightsJson
{
    public static byte[] Write(InheritedRights rights) => JsonSerializer.SerializeToUtf8Bytes(rights, GrainJson.Strict.InheritedRights);
    public static InheritedRights Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, GrainJson.Strict.InheritedRights)!;
}
