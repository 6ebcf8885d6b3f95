using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Storage;

internal sealed class SearchIndex(Database database) : ISearchIndex
{
    /// <summary>A term that no text has.</summary>
    private const string NoTerm = "";

    private readonly DerivedRows fill = new(database, "search");

    public async Task<IReadOnlyList<ActorId>> Find(SearchQuery query, SearchSight sight, string? kind, int take, CancellationToken cancellation) =>
        await database.Read(database.Engine + "/search_find", row => ActorId.Parse(row.GetString(0)), cancellation,
            [.. Asked(query), .. Seen(database, sight), ("kind", kind ?? ""), ("whole", query.Whole), ("take", take)]);

    public async Task<IReadOnlyList<SearchHit>> Where(
        SearchQuery query, SearchSight sight, IEnumerable<ActorId> actors, CancellationToken cancellation) =>
        await database.Read(database.Engine + "/search_where", Hit, cancellation,
            [.. Asked(query), .. Seen(database, sight), ("kind", ""), ("actors", database.Texts(actors.Select(a => a.Value)))]);

    public async Task<IReadOnlyDictionary<ActorId, ActorId>> Same(IEnumerable<ActorId> actors, CancellationToken cancellation) =>
        (await database.Read(database.Engine + "/search_same", row => (ActorId.Parse(row.GetString(0)), SearchText.NamedBy(row.GetString(1))), cancellation,
            ("actors", database.Texts(actors.Select(a => a.Value))))).ToDictionary(s => s.Item1, s => ActorId.Parse(s.Item2));

    public async Task<IReadOnlyList<SearchHit>> Words(
        SearchQuery query, SearchSight sight, IEnumerable<ActorId> sources, int each, CancellationToken cancellation) =>
        query.Words.IsEmpty ? [] : await database.Read(database.Engine + "/search_words", Words, cancellation,
            [.. Asked(query), .. Seen(database, sight), ("actors", database.Texts(sources.Select(a => a.Value))), ("whole", query.Whole), ("each", each)]);

    public Task<IReadOnlyList<ActorId>?> Unfilled(int most, CancellationToken cancellation) => fill.Unfilled(most, cancellation);
    public Task Empty(CancellationToken cancellation) => fill.Empty(cancellation);

    public Task Fill(IReadOnlyList<SearchRow> rows, ActorId? reached, CancellationToken cancellation) => fill.Fill(rows, reached, async (row, run) =>
    {
        (string, object?)[] at = [("actor", row.Actor.Value), ("compartment", row.Compartment.Value), ("key", row.Key)];
        if (await run("query/search_text_add", [.. at, ("place", (short)row.Place), ("text", row.Stored), ("folded", row.Folded)]) == 0) return;
        foreach (var term in row.Terms().Come) await run("query/search_term_add", [.. at, ("term", term), ("place", (short)row.Place)]);
    }, cancellation);

    private (string, object?)[] Asked(SearchQuery query) =>
    [
        ("lows", database.Texts(query.Words.Select(w => w.Low))), ("highs", database.Texts(query.Words.Select(w => w.High))),
        ("contains", database.Texts(query.Words.Select(w => w.Contains))), ("exact", query.Exact ?? NoTerm), ("work", query.Work ?? NoTerm),
        ("name", SearchTerms.Name(query.Whole)),
    ];

    /// <summary>What the viewer may read, as the statements take it.</summary>
    internal static (string, object?)[] Seen(Database database, SearchSight sight) =>
    [
        ("open", database.Texts(sight.Open.Select(o => $"{o.Kind} {o.Compartment}"))),
        ("listed", database.Texts(sight.Listed.Select(a => a.Value))), ("held", database.Texts(sight.Held.Select(h => $"{h.Actor} {h.Compartment}"))),
    ];

    private static SearchHit Words(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), "", SearchPlace.Document, row.GetString(7),
        new(row.GetString(2), Enum.Parse<DocumentForm>(row.GetString(3)), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));

    private static SearchHit Hit(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetString(2), (SearchPlace)row.GetInt16(3), row.GetString(4));
}
