using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Server.Records;
using Tracker.Web.Records;

namespace Tracker.Server.Web;

/// <summary>Lists of records as pages show them.</summary>
public sealed class RecordLists(HeldRecords held, RecordKinds kinds)
{
    /// <summary>The records of a kind of which the viewer may read a compartment with a title, by title.</summary>
    /// <param name="contains">A part of the title, in any case of letters.</param>
    public async Task<IReadOnlyList<ListedRecord>> Of(
        string kindName, Principal viewer, string? contains = null, int skip = 0, int take = int.MaxValue, CancellationToken cancellation = default) =>
        kinds.Find(kindName) is { } kind ? [.. (await held.Of(kind, viewer, contains, skip, take, cancellation)).Select(Line)] : [];

    private static ListedRecord Line(HeldRecord record) => new(
        record.Row.Actor, record.Row.Title,
        JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(record.Row.Detail)!, record.Role, record.Row.ChangedAt);
}
