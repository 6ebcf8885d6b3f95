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
public sealed class RecordSearch(IStore store, ReaderSights sights)
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
        var sight = await sights.Of(principal, cancellation);
        var actors = await store.Search.Find(query, sight.Asked, null, MostFound, cancellation);
        var counts = actors.CountBy(a => a.Kind).Select(k => new KindCount(k.Key, k.Value));
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Kind, StringComparer.Ordinal)];
    }

    /// <summary>The best records with their titles and the texts that match, as far as the participant may read them.</summary>
    private async Task<IReadOnlyList<(ActorId Actor, IReadOnlyList<SearchHit> Hits)>> Hits(
        Principal principal, SearchQuery query, string? kind, int skip, int take, CancellationToken cancellation)
    {
        var sight = await sights.Of(principal, cancellation);
        var actors = (await store.Search.Find(query, sight.Asked, kind, skip + take, cancellation)).Skip(skip).ToList();
        if (actors.Count == 0) return [];
        var hits = await store.Search.Where(query, sight.Asked, actors, cancellation);
        var read = hits.Where(h => sight.Reads(h.Actor, h.Compartment)).ToLookup(h => h.Actor);
        return [.. actors.Select(a => (a, (IReadOnlyList<SearchHit>)[.. read[a]]))];
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
