using System.Text.Json.Nodes;
using Tracker.Domain.Drafts;

namespace Tracker.Server.History;

/// <summary>One event as people read it: who, when, for whom, and which field from which value to which.</summary>
/// <param name="ActorVersion">Place in the whole record; for the operator only.</param>
/// <param name="Version">Place in the compartment.</param>
public sealed record HistoryEntry(
    long ActorVersion, CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, GroupId? OnBehalfOf,
    string Event, IReadOnlyList<FieldChange> Changes);

/// <summary>The history of a record from its events. Pure: it shows only what it is given.</summary>
public static class RecordHistory
{
    public static Recorded Recorded(RecordKind kind, StoredEvent row) => new(
        row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
        kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));

    /// <summary>The entries of the given events, in order; with an entity, only those about it.</summary>
    /// <param name="rows">All events of the compartments to be shown, from their first.</param>
    /// <param name="newest">The most entries, counted from the last.</param>
    public static IEnumerable<HistoryEntry> Of(RecordKind kind, IEnumerable<StoredEvent> rows, EntityId? entity = null, int newest = int.MaxValue)
    {
        var all = rows.ToList();
        var wanted = all.Where(r => entity is not { } asked || Names(r, asked)).TakeLast(newest).Select(r => r.Version).ToHashSet();
        var record = RecordState.Empty;
        foreach (var row in all)
        {
            var before = record;
            var recorded = Recorded(kind, row);
            record = record.Apply(kind, recorded);
            if (wanted.Contains(row.Version))
                yield return Entry(row, [.. About(entity, Changes(kind, before, record, recorded, row)), .. GivenUp(row)]);
        }
    }

    /// <summary>The record after the first events, as long as <paramref name="until"/> holds.</summary>
    public static RecordState StateAt(RecordKind kind, IEnumerable<StoredEvent> rows, Func<StoredEvent, bool> until) =>
        rows.TakeWhile(until).Aggregate(RecordState.Empty, (record, row) => record.Apply(kind, Recorded(kind, row)));

    /// <summary>A compartment's state as JSON, or null if nothing happened in it.</summary>
    public static JsonNode? Json(RecordKind kind, RecordState record, CompartmentId compartment) =>
        record.Compartments.TryGetValue(compartment, out var part) ? JsonSerializer.SerializeToNode(part.State, kind.StateInfo) : null;

    private static IReadOnlyList<FieldChange> Changes(RecordKind kind, RecordState before, RecordState after, Recorded recorded, StoredEvent row) =>
        recorded.Event is TextChanged changed
            ? [.. TextSteps.Lines(TextOf(before, row.Compartment), TextOf(after, row.Compartment), changed, row)]
            : StateDiff.Between(Json(kind, before, row.Compartment), Json(kind, after, row.Compartment));

    private static DraftState TextOf(RecordState record, CompartmentId at) =>
        record.Compartments.TryGetValue(at, out var part) ? (DraftState)part.State : DraftState.Empty;

    private static HistoryEntry Entry(StoredEvent row, IReadOnlyList<FieldChange> changes) => new(
        row.Version, row.Compartment, row.CompartmentVersion, row.RecordedAt, row.Participant, row.OnBehalfOf, row.Name, changes);

    /// <summary>The text that its author gave up in a conflict: the history keeps both.</summary>
    private static IEnumerable<FieldChange> GivenUp(StoredEvent row)
    {
        if (JsonNode.Parse(row.Payload) is not JsonObject payload) return [];
        var edits = payload.Where(p => p.Value is JsonObject).Select(p => p.Value!.AsObject()).Append(payload);
        return from edit in edits where edit["proposed"] is JsonValue select new FieldChange("proposed", null, edit["proposed"]!.DeepClone());
    }

    /// <summary>True if the event's content has the entity's name as a value or a key.</summary>
    private static bool Names(StoredEvent row, EntityId entity)
    {
        var reader = new Utf8JsonReader(row.Payload);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueTextEquals(entity.Value))
                return true;
        return false;
    }

    /// <summary>The changes under the entity; all changes if it is not a key of the state.</summary>
    private static IReadOnlyList<FieldChange> About(EntityId? entity, IReadOnlyList<FieldChange> changes)
    {
        if (entity is not { } asked) return changes;
        var under = changes.Where(c => $".{c.Path}.".Contains($".{asked.Value}.", StringComparison.Ordinal)).ToList();
        return under.Count > 0 ? under : changes;
    }
}
