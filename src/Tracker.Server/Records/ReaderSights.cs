namespace Tracker.Server.Records;

/// <summary>What a participant may read across records at this moment: for questions to the store, and to check each row that comes back.</summary>
public sealed class ReaderSight(SearchSight asked, Func<ActorId, CompartmentId, bool> reads)
{
    public SearchSight Asked => asked;
    public bool Reads(ActorId actor, CompartmentId compartment) => reads(actor, compartment);
}

/// <summary>The only place that decides what rows of many records a participant may read, in the search index and the table of claims.</summary>
public sealed class ReaderSights(IListings listings, RecordKinds kinds, TimeProvider time)
{
    public async Task<ReaderSight> Of(Principal principal, CancellationToken cancellation = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var lists = await listings.AccessListsOf(principal.Id, cancellation);
        var standings = lists.ToDictionary(l => l.Key, l => Standing.Of(principal, AccessJson.Read(l.Value), today));
        var unlisted = Standing.Of(principal, AccessList.Empty, today);
        return new(SightOf(standings, unlisted), (actor, at) => kinds.Of(actor)?.RightIn(standings.GetValueOrDefault(actor, unlisted), at) >= Right.Read);
    }

    private SearchSight SightOf(Dictionary<ActorId, Standing> standings, Standing unlisted) => new(
        [.. from kind in kinds.All from rule in kind.Compartments from at in rule.Of(unlisted)
            where kind.RightIn(unlisted, at) >= Right.Read select (kind.Name, at)],
        standings.Keys,
        [.. from record in standings from at in kinds.Of(record.Key)?.OpenTo(record.Value, record.Key) ?? [] select (record.Key, at)]);
}
