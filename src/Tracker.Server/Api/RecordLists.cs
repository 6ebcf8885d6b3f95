using System.Collections.Immutable;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Storage;

namespace Tracker.Server.Api;

/// <summary>Lists of records, from the rows that were written with the events.</summary>
public sealed class RecordLists(IListings listings, TimeProvider time)
{
    private static readonly Principal Nobody = new(ParticipantId.Parse("nobody"), "", ImmutableArray<Membership>.Empty);

    /// <summary>Rows that a participant holds, one a record, by title.</summary>
    public async Task<IReadOnlyList<ListingRow>> Held(Principal principal, RecordKind kind, string? contains, int skip, int take, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (kind.RightIn(new Standing(Nobody, null, today), CompartmentId.Record) >= Right.Read)
            return await listings.List(kind.Name, CompartmentId.Record, contains, skip, take, cancellation);
        var access = await listings.AccessLists(kind.Name, cancellation);
        var rows = await listings.List(kind.Name, null, contains, 0, int.MaxValue, cancellation);
        var standings = new Dictionary<ActorId, Standing>();
        return
        [
            .. rows.Where(r => kind.RightIn(StandingIn(r.Actor), r.Compartment) >= Right.Read)
                .GroupBy(r => r.Actor)
                .Select(g => g.OrderBy(r => Rank(r.Compartment)).ThenBy(r => r.Compartment).First())
                .Skip(skip).Take(take),
        ];

        Standing StandingIn(ActorId actor)
        {
            if (standings.TryGetValue(actor, out var known)) return known;
            var list = access.TryGetValue(actor, out var json) ? AccessJson.Read(json) : AccessList.Empty;
            return standings[actor] = Standing.Of(principal, list, today);
        }
    }

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
