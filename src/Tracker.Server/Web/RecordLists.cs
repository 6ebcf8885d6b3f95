using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Server.Web;

/// <summary>One record in a list, with what the viewer may read of it.</summary>
public sealed record RecordLine(ActorId Actor, string Title, ImmutableSortedDictionary<string, string> Detail, RosterRole? Role, DateTimeOffset ChangedAt);

/// <summary>Lists of records, each made of the compartments that its viewer holds and nothing else.</summary>
public sealed class RecordLists(IListings listings, RecordKinds kinds, TimeProvider time)
{
    /// <summary>The records of a kind of which the viewer holds a compartment with a title, by title.</summary>
    public async Task<IReadOnlyList<RecordLine>> Of(string kindName, Principal viewer, CancellationToken cancellation = default)
    {
        if (kinds.Find(kindName) is not { } kind) return [];
        var access = await listings.AccessLists(kindName, cancellation);
        var rows = await listings.List(kindName, null, null, 0, int.MaxValue, cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. rows.GroupBy(r => r.Actor)
                .Select(g => Line(kind, g, Standing.Of(viewer, access.TryGetValue(g.Key, out var json) ? Read(json) : AccessList.Empty, today)))
                .OfType<RecordLine>()
                .OrderBy(l => l.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static RecordLine? Line(RecordKind kind, IEnumerable<ListingRow> rows, Standing standing)
    {
        var held = rows.Where(r => kind.RightIn(standing, r.Compartment) != Right.None).OrderBy(r => r.Compartment).ToList();
        return held is [var first, ..]
            ? new RecordLine(first.Actor, first.Title, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(first.Detail)!, standing.Role, held.Max(r => r.ChangedAt))
            : null;
    }

    private static AccessList Read(string json) => JsonSerializer.Deserialize<AccessList>(json, Codec.Options) ?? AccessList.Empty;
}
