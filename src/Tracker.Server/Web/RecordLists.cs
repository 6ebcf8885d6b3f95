using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Server.Records;

namespace Tracker.Server.Web;

/// <summary>One record in a list, with what the viewer may read of it.</summary>
public sealed record RecordLine(ActorId Actor, string Title, ImmutableSortedDictionary<string, string> Detail, RosterRole? Role, DateTimeOffset ChangedAt);

/// <summary>Lists of records as pages show them.</summary>
public sealed class RecordLists(HeldRecords held, RecordKinds kinds)
{
    /// <summary>The records of a kind of which the viewer holds a compartment with a title, by title.</summary>
    public async Task<IReadOnlyList<RecordLine>> Of(string kindName, Principal viewer, CancellationToken cancellation = default) =>
        kinds.Find(kindName) is { } kind ? [.. (await held.Of(kind, viewer, cancellation: cancellation)).Select(Line)] : [];

    private static RecordLine Line(HeldRecord record) => new(
        record.Row.Actor, record.Row.Title, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(record.Row.Detail)!, record.Role, record.Row.ChangedAt);
}
