using Tracker.Domain.Delegations;
using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Server.Records;

/// <summary>A record that was found, by texts that the viewer may read.</summary>
/// <param name="Matches">The texts that the search matched, the weightiest first.</param>
public sealed record SearchResult(ActorId Actor, string Title, IReadOnlyList<SearchHit> Matches)
{
    public SearchLine Line(SearchQuery query) => new(Actor, Actor.Kind, Title, [.. Matches.Select(m => MatchOf(query, m))]);

    private static SearchMatch MatchOf(SearchQuery query, SearchHit hit)
    {
        if (hit.Document is not { } at) return new(hit.Place, query.Around(hit.Text));
        var (place, shown) = query.BestIn(hit.Text);
        var (start, end) = (place.Start.Value, place.End.Value);
        var from = at.From + CapturedText.Count(hit.Text.AsSpan(0, start));
        var line = at.Line + hit.Text.AsSpan(0, start).Count('\n');
        return new(
            hit.Place, shown, at.Sha256, FormattableString.Invariant($"{from}-{from + CapturedText.Count(hit.Text.AsSpan(start, end - start))}"),
            at.Form == DocumentForm.Pdf ? at.Page : null, at.Form == DocumentForm.Text ? line : null);
    }
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
        var sight = await sights.Of(principal, cancellation);
        var actors = (await store.Search.Find(query, sight.Asked, kind, skip + take, cancellation)).Skip(skip).ToList();
        var words = WordsIn(sight, query, actors, cancellation);
        var (hits, said) = (await HitsOf(sight, query, actors, cancellation), await words);
        return [.. actors.Select(a => Found(query, a, hits[a], said[a])).OfType<SearchResult>()];
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

    /// <summary>The titles of records and the texts that match, as far as the participant may read them.</summary>
    private async Task<ILookup<ActorId, SearchHit>> HitsOf(
        ReaderSight sight, SearchQuery query, IReadOnlyCollection<ActorId> actors, CancellationToken cancellation)
    {
        var hits = actors.Count == 0 ? [] : await store.Search.Where(query, sight.Asked, actors, cancellation);
        return hits.Where(h => sight.Reads(h.Actor, h.Compartment)).ToLookup(h => h.Actor);
    }

    /// <summary>The pieces of documents with the words, as far as the participant may read a capture of them.</summary>
    private async Task<ILookup<ActorId, SearchHit>> WordsIn(
        ReaderSight sight, SearchQuery query, IEnumerable<ActorId> found, CancellationToken cancellation)
    {
        var sources = found.Where(a => a.Kind == SourceKind.Word).ToList();
        var words = sources.Count == 0 ? [] : await store.Search.Words(query, sight.Asked, sources, MostMatches, cancellation);
        return words.Where(h => sight.Reads(h.Actor, h.Compartment)).ToLookup(h => h.Actor);
    }

    /// <summary>What names this record, in what the participant may read: facts of other records, and points of agendas.</summary>
    public async Task<IReadOnlyList<MentionLine>> Mentions(Principal principal, ActorId actor, CancellationToken cancellation = default)
    {
        var (query, sight) = (SearchQuery.Naming(actor), await sights.Of(principal, cancellation));
        var found = await store.Search.Find(query, sight.Asked, null, MostMentions, cancellation);
        var hits = await HitsOf(sight, query, found, cancellation);
        return
        [
            .. from record in found where record != actor
               let title = TitleOf(hits[record]) where title is not null
               from hit in hits[record] where hit.Place == SearchPlace.Mention
               select MentionOf(record, title.Text, hit),
        ];
    }

    private static MentionLine MentionOf(ActorId record, string title, SearchHit hit)
    {
        var parts = PointMention.Parts(hit.Text);
        return new(record, title, hit.Compartment, parts[0], [.. parts.Skip(1)]);
    }

    /// <summary>Null if no title of the record may be read.</summary>
    private static SearchResult? Found(SearchQuery query, ActorId actor, IEnumerable<SearchHit> hits, IEnumerable<SearchHit> words)
    {
        var all = hits.ToList();
        if (TitleOf(all) is not { } title) return null;
        var matches = all.Where(h => h.Place != SearchPlace.Title || query.IsIn(h.Text)).DistinctBy(h => (h.Place, h.Text)).Concat(words);
        return new(actor, title.Text, [.. matches.Take(MostMatches)]);
    }

    private static SearchHit? TitleOf(IEnumerable<SearchHit> hits) =>
        hits.Where(h => h.Place == SearchPlace.Title).MinBy(h => (Rank(h.Compartment), h.Compartment));

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
