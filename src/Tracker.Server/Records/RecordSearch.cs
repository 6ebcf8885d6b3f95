using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Meetings;
using Tracker.Domain.Search;
using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;

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
public sealed class RecordSearch(IStore store, ReaderSights sights, RecordClaims claims)
{
    public const int Most = 50;

    /// <summary>What comes behind these is neither counted nor reached.</summary>
    public const int MostFound = 500;

    private const int MostMatches = 3;

    private static readonly string[] Days = [StatementColumns.WordOf(typeof(Held))];
    private const int MostMentions = 500;

    /// <summary>Merges one after the other that are followed; two that were made at the same moment may lead in a circle.</summary>
    private const int MostSteps = 8;

    /// <summary>The best matches behind the first <paramref name="skip"/>, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<SearchResult>> Find(
        Principal principal, SearchQuery query, string? kind = null, int skip = 0, int take = Most, CancellationToken cancellation = default)
    {
        var sight = await sights.Of(principal, cancellation);
        var groups = (await Groups(sight, query, kind, cancellation)).Skip(skip).Take(take).ToList();
        var words = WordsIn(sight, query, groups.Select(g => g.Key), cancellation);
        var (hits, said) = (await HitsOf(sight, query, [.. groups.SelectMany(g => g.Prepend(g.Key)).Distinct()], cancellation), await words);
        return
        [
            .. groups.Select(g => Found(query, g.Key, hits[g.Key], [.. g.Where(a => a != g.Key).SelectMany(a => hits[a]), .. said[g.Key]]))
                .OfType<SearchResult>(),
        ];
    }

    /// <summary>How many records match, by kind, the most first: the best <see cref="MostFound"/> are counted, all of which the participant may read.
    /// </summary>
    public async Task<IReadOnlyList<KindCount>> Counts(Principal principal, SearchQuery query, CancellationToken cancellation = default)
    {
        var sight = await sights.Of(principal, cancellation);
        var counts = (await Groups(sight, query, null, cancellation)).CountBy(g => g.Key.Kind).Select(k => new KindCount(k.Key, k.Value));
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Kind, StringComparer.Ordinal)];
    }

    /// <summary>The records to which what matches leads, the best first: those that are merged into one stand under it.</summary>
    private async Task<IReadOnlyList<IGrouping<ActorId, ActorId>>> Groups(
        ReaderSight sight, SearchQuery query, string? kind, CancellationToken cancellation)
    {
        var actors = await store.Search.Find(query, sight.Asked, kind, MostFound, cancellation);
        var leads = await Leads(actors, cancellation);
        return [.. actors.GroupBy(a => leads.GetValueOrDefault(a, a))];
    }

    /// <summary>Of these records, those that are merged into others, and where that leads to in the end.</summary>
    private async Task<Dictionary<ActorId, ActorId>> Leads(IEnumerable<ActorId> actors, CancellationToken cancellation)
    {
        var leads = (await store.Search.Same(actors, cancellation)).ToDictionary();
        for (var (step, on) = (0, leads.Count > 0); on && step < MostSteps; step++)
        {
            var next = await store.Search.Same(leads.Values.Distinct(), cancellation);
            foreach (var (actor, into) in leads.ToList()) leads[actor] = next.GetValueOrDefault(into, into);
            on = next.Count > 0;
        }
        return leads;
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

    /// <summary>What names this record or one that is merged into it, in what the participant may read: facts of other records, and points of
    /// agendas.</summary>
    public async Task<IReadOnlyList<MentionLine>> Mentions(Principal principal, ActorId actor, CancellationToken cancellation = default)
    {
        var sight = await sights.Of(principal, cancellation);
        var (lines, left, seen) = (new List<MentionLine>(), new Queue<ActorId>([actor]), new HashSet<ActorId> { actor });
        while (left.TryDequeue(out var named) && seen.Count < MostMentions)
        {
            var found = await NamedIn(sight, named, cancellation);
            lines.AddRange(found);
            foreach (var same in found.Where(l => l.What == Merging.Same).Select(l => l.Actor).Where(seen.Add)) left.Enqueue(same);
        }
        return await Dated(principal, [.. lines.Where(l => l.Actor != actor && (l.What == Merging.Same || !seen.Contains(l.Actor)))], cancellation);
    }

    private async Task<IReadOnlyList<MentionLine>> Dated(Principal principal, IReadOnlyList<MentionLine> lines, CancellationToken cancellation)
    {
        var meetings = lines.Select(l => l.Actor).Where(a => a.Kind == Meeting.Kind.Name).Distinct().ToList();
        if (meetings.Count == 0) return lines;
        var rows = await claims.Find(principal, new(Kind: Meeting.Kind.Name, Statements: Days, Subjects: meetings), cancellation: cancellation);
        var days = rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor).ToDictionary(
            g => g.Key, g => ClaimRow.BookOf(g, null, ClaimRows.StatementsOf(Meeting.Kind)).Foremost<Held>()?.Valid?.From);
        return [.. lines.Select(l => l with { Day = days.GetValueOrDefault(l.Actor) })];
    }

    private async Task<IReadOnlyList<MentionLine>> NamedIn(ReaderSight sight, ActorId actor, CancellationToken cancellation)
    {
        var query = SearchQuery.Naming(actor);
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
    /// <param name="more">Texts of its documents, and of records that are merged into it.</param>
    private static SearchResult? Found(SearchQuery query, ActorId actor, IEnumerable<SearchHit> hits, IEnumerable<SearchHit> more)
    {
        var all = hits.ToList();
        if (TitleOf(all) is not { } title) return null;
        var matches = all.Concat(more).Where(h => h.Place != SearchPlace.Mention && (h.Place != SearchPlace.Title || query.IsIn(h.Text)))
            .OrderBy(h => h.Place).DistinctBy(h => (h.Place, h.Text));
        return new(actor, title.Text, [.. matches.Take(MostMatches)]);
    }

    private static SearchHit? TitleOf(IEnumerable<SearchHit> hits) =>
        hits.Where(h => h.Place == SearchPlace.Title).MinBy(h => (Rank(h.Compartment), h.Compartment));

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
