using Tracker.Domain.Delegations;
using Tracker.Domain.Search;

namespace Tracker.Server.Records;

/// <summary>A record that was found, by texts that the viewer may read.</summary>
/// <param name="Matches">The texts that the search matched, the weightiest first.</param>
public sealed record SearchResult(ActorId Actor, string Title, IReadOnlyList<SearchHit> Matches)
{
    public SearchLine Line() => new(Actor, Actor.Kind, Title, [.. Matches.Select(m => new SearchMatch(m.Place, m.Text))]);
}

/// <summary>Search over what a viewer may read: the index is asked only within their sight, and each row it gives is checked against their rights.</summary>
public sealed class RecordSearch(IStore store, RecordKinds kinds, TimeProvider time)
{
    public const int Most = 50;

    /// <summary>What comes behind these is neither counted nor reached.</summary>
    public const int MostFound = 500;

    private const int MostMatches = 3;
    private const int MostMentions = 500;

    /// <summary>The best matches behind the first <paramref name="skip"/>, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<SearchResult>> Find(
        Principal principal, SearchQuery query, string? kind = null, int skip = 0, int take = Most, CancellationToken cancellation = default)
    {
        var found = await Hits(principal, query, kind, skip, take, cancellation);
        return [.. found.Select(f => Found(query, f.Actor, f.Hits)).OfType<SearchResult>()];
    }

    /// <summary>How many records match, by kind, the most first: the best <see cref="MostFound"/> are counted, all of which the participant may read.
    /// </summary>
    public async Task<IReadOnlyList<KindCount>> Counts(Principal principal, SearchQuery query, CancellationToken cancellation = default)
    {
        var (_, _, sight) = await Sight(principal, cancellation);
        var actors = await store.Search.Find(query, sight, null, MostFound, cancellation);
        var counts = actors.CountBy(a => a.Kind).Select(k => new KindCount(k.Key, k.Value));
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Kind, StringComparer.Ordinal)];
    }

    /// <summary>The best records with their titles and the texts that match, as far as the participant may read them.</summary>
    private async Task<IReadOnlyList<(ActorId Actor, IReadOnlyList<SearchHit> Hits)>> Hits(
        Principal principal, SearchQuery query, string? kind, int skip, int take, CancellationToken cancellation)
    {
        var (standings, unlisted, sight) = await Sight(principal, cancellation);
        var actors = (await store.Search.Find(query, sight, kind, skip + take, cancellation)).Skip(skip).ToList();
        if (actors.Count == 0) return [];
        var hits = (await store.Search.Where(query, sight, actors, cancellation)).Where(Reads).ToLookup(h => h.Actor);
        return [.. actors.Select(a => (a, (IReadOnlyList<SearchHit>)[.. hits[a]]))];

        bool Reads(SearchHit hit) => kinds.Of(hit.Actor)?.RightIn(standings.GetValueOrDefault(hit.Actor, unlisted), hit.Compartment) >= Right.Read;
    }

    private async Task<(Dictionary<ActorId, Standing> Standings, Standing Unlisted, SearchSight Sight)> Sight(
        Principal principal, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var standings = await Standings(principal, today, cancellation);
        var unlisted = Standing.Of(principal, AccessList.Empty, today);
        return (standings, unlisted, SightOf(standings, unlisted));
    }

    /// <summary>What names this record, in what the participant may read: facts of other records, and points of agendas.</summary>
    public async Task<IReadOnlyList<MentionLine>> Mentions(Principal principal, ActorId actor, CancellationToken cancellation = default)
    {
        var found = await Hits(principal, SearchQuery.Naming(actor), null, 0, MostMentions, cancellation);
        return
        [
            .. from record in found where record.Actor != actor && TitleOf(record.Hits) is not null
               from hit in record.Hits where hit.Place == SearchPlace.Mention
               select MentionOf(record.Actor, TitleOf(record.Hits)!.Text, hit),
        ];
    }

    private static MentionLine MentionOf(ActorId record, string title, SearchHit hit)
    {
        var parts = PointMention.Parts(hit.Text);
        return new(record, title, hit.Compartment, parts[0], [.. parts.Skip(1)]);
    }

    /// <summary>The participant's standing in each record whose access list they are on.</summary>
    private async Task<Dictionary<ActorId, Standing>> Standings(Principal principal, DateOnly today, CancellationToken cancellation)
    {
        var lists = await store.Listings.AccessListsOf(principal.Id, cancellation);
        return lists.ToDictionary(l => l.Key, l => Standing.Of(principal, AccessJson.Read(l.Value), today));
    }

    private SearchSight SightOf(Dictionary<ActorId, Standing> standings, Standing unlisted) => new(
        [.. from kind in kinds.All from rule in kind.Compartments from at in rule.Of(unlisted)
            where kind.RightIn(unlisted, at) >= Right.Read select (kind.Name, at)],
        standings.Keys,
        [.. from record in standings from at in kinds.Of(record.Key)?.OpenTo(record.Value, record.Key) ?? [] select (record.Key, at)]);

    /// <summary>Null if no title of the record may be read.</summary>
    private static SearchResult? Found(SearchQuery query, ActorId actor, IEnumerable<SearchHit> hits)
    {
        var all = hits.ToList();
        if (TitleOf(all) is not { } title) return null;
        var matches = all.Where(h => h.Place != SearchPlace.Title || query.IsIn(h.Text)).DistinctBy(h => (h.Place, h.Text)).Take(MostMatches);
        return new(actor, title.Text, [.. matches.Select(h => h with { Text = query.Around(h.Text) })]);
    }

    private static SearchHit? TitleOf(IEnumerable<SearchHit> hits) =>
        hits.Where(h => h.Place == SearchPlace.Title).MinBy(h => (Rank(h.Compartment), h.Compartment));

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
