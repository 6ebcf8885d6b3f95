using System.Text.Json.Nodes;
using Tracker.Domain.Drafts;
using Tracker.Text;

namespace Tracker.Server.History;

/// <summary>One event as people read it: who, when, for whom, and which field from which value to which.</summary>
/// <param name="ActorVersion">Place in the whole record; for the operator only.</param>
/// <param name="Version">Place in the compartment.</param>
/// <param name="Gap">Why the changes cannot be shown, for people; null if they are.</param>
public sealed record HistoryEntry(
    long ActorVersion, CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, GroupId? OnBehalfOf,
    string Event, IReadOnlyList<FieldChange> Changes, string? Gap = null);

/// <summary>The history of a record from its events. Pure: it shows only what it is given.</summary>
public static class RecordHistory
{
    public static Recorded Recorded(RecordKind kind, StoredEvent row) => new(
        row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
        kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));

    /// <summary>What is said in place of an event that cannot be read.</summary>
    public const string Gap = "This change cannot be shown: it is stored in a form that this program cannot read.";

    /// <summary>The entries of the given events, in order; with an entity, only those about it. An event that cannot be read has an entry with a gap, and
    /// the others are shown as if it had changed nothing.</summary>
    /// <param name="rows">All events of the compartments to be shown, from their first.</param>
    /// <param name="newest">The most entries, counted from the last.</param>
    public static IEnumerable<HistoryEntry> Of(RecordKind kind, IEnumerable<StoredEvent> rows, EntityId? entity = null, int newest = int.MaxValue)
    {
        var all = rows.ToList();
        var wanted = all.Where(r => entity is not { } asked || Names(r, asked)).TakeLast(newest).Select(r => r.Version).ToHashSet();
        var record = RecordState.Empty;
        foreach (var row in all)
        {
            (record, var entry) = Next(kind, record, row, entity, wanted.Contains(row.Version));
            if (entry is not null) yield return entry;
        }
    }

    private static (RecordState Record, HistoryEntry? Entry) Next(RecordKind kind, RecordState before, StoredEvent row, EntityId? entity, bool isWanted)
    {
        var record = before;
        try
        {
            var recorded = Recorded(kind, row);
            record = before.Apply(kind, recorded);
            return (record, isWanted ? Entry(row, [.. About(entity, Changes(kind, before, record, recorded, row)), .. GivenUp(row)]) : null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (ReferenceEquals(record, before)) record = before.Skip(kind, row.Compartment, row.CompartmentVersion);
            return (record, isWanted ? Entry(row, []) with { Gap = Gap } : null);
        }
    }

    /// <summary>The record after the first events, as long as <paramref name="until"/> holds and they can be applied, like the record itself.</summary>
    public static RecordState StateAt(RecordKind kind, IEnumerable<StoredEvent> rows, Func<StoredEvent, bool> until) => StateAt(kind, rows, until, out _);

    /// <param name="gap">The first event that could not be applied, or null.</param>
    public static RecordState StateAt(RecordKind kind, IEnumerable<StoredEvent> rows, Func<StoredEvent, bool> until, out StoredEvent? gap)
    {
        var record = RecordState.Empty;
        foreach (var row in rows.TakeWhile(until))
        {
            try
            {
                record = record.Apply(kind, Recorded(kind, row));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                gap = row;
                return record;
            }
        }
        gap = null;
        return record;
    }

    /// <summary>A compartment's state as JSON, or null if nothing happened in it. Half characters, which older programs stored, are U+FFFD in it.</summary>
    public static JsonNode? Json(RecordKind kind, RecordState record, CompartmentId compartment) =>
        record.Compartments.TryGetValue(compartment, out var part)
            ? JsonNode.Parse(WholeText.OfJson(JsonSerializer.SerializeToUtf8Bytes(part.State, kind.StateInfo)))
            : null;

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

    /// <summary>True if the event's content has the entity's name as a value or a key, or cannot be read.</summary>
    private static bool Names(StoredEvent row, EntityId entity)
    {
        try
        {
            var reader = new Utf8JsonReader(row.Payload);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueTextEquals(entity.Value))
                    return true;
            return false;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>The changes under the entity; all changes if it is not a key of the state.</summary>
    private static IReadOnlyList<FieldChange> About(EntityId? entity, IReadOnlyList<FieldChange> changes)
    {
        if (entity is not { } asked) return changes;
        var under = changes.Where(c => $".{c.Path}.".Contains($".{asked.Value}.", StringComparison.Ordinal)).ToList();
        return under.Count > 0 ? under : changes;
    }
}
