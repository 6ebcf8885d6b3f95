using System.Collections.Immutable;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Storage;

namespace Tracker.Server.Records;

/// <summary>A record in a list, through the first compartment that its reader holds.</summary>
/// <param name="Role">The reader's role on the record's roster.</param>
public sealed record HeldRecord(ListingRow Row, RosterRole? Role);

/// <summary>Lists of records, from the rows that were written with the events: the one place that says which of them a reader holds.</summary>
public sealed class HeldRecords(IListings listings, TimeProvider time)
{
    private static readonly Principal Nobody = new(ParticipantId.Parse("nobody"), "", ImmutableArray<Membership>.Empty);

    /// <summary>The records of a kind that a participant holds, by title.</summary>
    /// <param name="contains">A part of the title, in any case of letters.</param>
    public async Task<IReadOnlyList<HeldRecord>> Of(
        RecordKind kind, Principal principal, string? contains = null, int skip = 0, int take = int.MaxValue, CancellationToken cancellation = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (kind.RightIn(new Standing(Nobody, null, today), CompartmentId.Record) >= Right.Read)
            return [.. (await listings.List(kind.Name, CompartmentId.Record, contains, skip, take, cancellation)).Select(r => new HeldRecord(r, null))];
        var access = await listings.AccessLists(kind.Name, cancellation);
        var rows = await listings.List(kind.Name, null, contains, 0, int.MaxValue, cancellation);
        return
        [
            .. rows.GroupBy(r => r.Actor)
                .Select(g => First(kind, g, Standing.Of(principal, access.TryGetValue(g.Key, out var json) ? AccessJson.Read(json) : AccessList.Empty, today)))
                .OfType<HeldRecord>()
                .Skip(skip).Take(take),
        ];
    }

    private static HeldRecord? First(RecordKind kind, IEnumerable<ListingRow> rows, Standing standing)
    {
        var held = rows.Where(r => kind.RightIn(standing, r.Compartment) >= Right.Read).MinBy(r => (Rank(r.Compartment), r.Compartment));
        return held is null ? null : new HeldRecord(held, standing.Role);
    }

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
