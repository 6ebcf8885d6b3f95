using Tracker.Domain.Search;

namespace Tracker.Storage;

internal sealed class SearchIndex(Database database) : ISearchIndex
{
    /// <summary>A term that no text has.</summary>
    private const string NoTerm = "";

    public async Task<IReadOnlyList<ActorId>> Find(SearchQuery query, SearchSight sight, string? kind, int take, CancellationToken cancellation) =>
        await database.Read(database.Engine + "/search_find", row => ActorId.Parse(row.GetString(0)), cancellation,
            [.. Asked(query), .. Seen(sight, kind), ("whole", query.Whole), ("take", take)]);

    public async Task<IReadOnlyList<SearchHit>> Where(
        SearchQuery query, SearchSight sight, IEnumerable<ActorId> actors, CancellationToken cancellation) =>
        await database.Read(database.Engine + "/search_where", Hit, cancellation,
            [.. Asked(query), .. Seen(sight, null), ("actors", database.Texts(actors.Select(a => a.Value)))]);

    public async Task<IReadOnlyList<ActorId>?> Unfilled(int most, CancellationToken cancellation)
    {
        var reached = (await database.Read("query/search_fill_reached", row => row.GetString(0), cancellation)).FirstOrDefault();
        return reached is null ? null
            : await database.Read("query/fill_next", row => ActorId.Parse(row.GetString(0)), cancellation, ("reached", reached), ("count", most));
    }

    public Task Fill(IReadOnlyList<SearchRow> rows, ActorId? reached, CancellationToken cancellation) =>
        database.Write(connection => Write(connection, rows, reached, cancellation), cancellation);

    private static async Task<int> Write(DbConnection connection, IReadOnlyList<SearchRow> rows, ActorId? reached, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var row in rows)
        {
            (string, object?)[] at = [("actor", row.Actor.Value), ("compartment", row.Compartment.Value), ("key", row.Key)];
            var isNew = await Run(
                "query/search_text_add", [.. at, ("place", (short)row.Place), ("text", row.Stored), ("folded", row.Folded)]) == 1;
            if (!isNew) continue;
            foreach (var term in row.Terms().Come) await Run("query/search_term_add", [.. at, ("term", term), ("place", (short)row.Place)]);
        }
        if (reached is { } actor) await Run("query/search_fill_reach", ("reached", actor.Value));
        else await Run("query/search_fill_end");
        await transaction.CommitAsync(cancellation);
        return rows.Count;

        async Task<int> Run(string statement, params (string, object?)[] parameters)
        {
            await using var command = connection.Command(SqlFiles.Text(statement), parameters);
            command.Transaction = transaction;
            return await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private (string, object?)[] Asked(SearchQuery query) =>
    [
        ("lows", database.Texts(query.Words.Select(w => w.Low))), ("highs", database.Texts(query.Words.Select(w => w.High))),
        ("contains", database.Texts(query.Words.Select(w => w.Contains))), ("exact", query.Exact ?? NoTerm), ("work", query.Work ?? NoTerm),
        ("name", SearchTerms.Name(query.Whole)),
    ];

    private (string, object?)[] Seen(SearchSight sight, string? kind) =>
    [
        ("kind", kind ?? ""), ("open", database.Texts(sight.Open.Select(o => $"{o.Kind} {o.Compartment}"))),
        ("listed", database.Texts(sight.Listed.Select(a => a.Value))), ("held", database.Texts(sight.Held.Select(h => $"{h.Actor} {h.Compartment}"))),
    ];

    private static SearchHit Hit(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetString(2), (SearchPlace)row.GetInt16(3), row.GetString(4));
}
