using System.Runtime.CompilerServices;
using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Storage;

internal sealed class Inspection(Database database) : IInspection
{
    public async Task<IReadOnlyList<string>> Actors(CancellationToken cancellation)
    {
        var actors = await database.Read("query/inspect_actors", row => row.GetString(0), cancellation);
        return [.. actors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public async Task<FoundRecord> Read(string actor, long terms, CancellationToken cancellation)
    {
        await using var connection = await database.OpenToRead(cancellation);
        await Execute(connection, $"{database.Engine}/inspect_begin", cancellation);
        try
        {
            var texts = await All("inspect_search_texts", row => new FoundText(
                row.GetString(0), row.GetString(1), (SearchPlace)row.GetInt16(2), row.GetString(3), row.GetString(4)));
            return new FoundRecord(
                actor,
                await All("inspect_events", FoundRow.Event),
                await All("inspect_listings", row => new FoundListing(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.Time(5))),
                (await All("inspect_access", row => new FoundAccess(row.GetString(0), row.GetInt64(1)))).FirstOrDefault(),
                await All("inspect_changes", row => new FoundChange(row.GetString(0), row.GetInt64(1), row.Time(2))),
                (await All("snapshot", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0),
                    ("service", SnapshotPlace.ServiceId), ("state", SnapshotPlace.StateName))).FirstOrDefault(),
                await All("inspect_milestones", row => new FoundMilestone(row.GetInt64(0), row.Time(1), row.GetFieldValue<byte[]>(2))),
                await Claims(), texts, await Terms(texts));
        }
        finally
        {
            await Execute(connection, "query/inspect_end", CancellationToken.None);
        }

        async Task<IReadOnlyList<FoundClaim>> Claims()
        {
            var rows = await All("inspect_claims", ClaimTable.Row);
            var names = database.Texts(rows.SelectMany(r => r.Records()).Select(n => n.Value).Distinct());
            var links = await Database.ReadAll(connection, $"{database.Engine}/inspect_claim_links",
                row => (row.GetString(0), row.GetInt64(1), ActorId.Parse(row.GetString(2))), [("actor", actor), ("names", names)], cancellation);
            var named = links.ToLookup(l => (l.Item1, l.Item2), l => l.Item3);
            return [.. rows.Select(r => new FoundClaim(r, [.. named[(r.Compartment.Value, r.Version)]]))];
        }

        async Task<IReadOnlySet<FoundTerm>> Terms(IEnumerable<FoundText> texts)
        {
            var due = database.Texts(texts.SelectMany(t => Domain.Search.SearchTerms.Of(t.Text, t.Place)).Distinct());
            var found = await Database.ReadAll(connection, $"{database.Engine}/inspect_search_terms", Term, [("actor", actor), ("terms", due)], cancellation);
            return (found.Count == terms ? found : await All("inspect_search_terms_all", Term)).ToHashSet();
        }

        Task<List<T>> All<T>(string query, Func<DbDataReader, T> row, params (string, object?)[] more) =>
            Database.ReadAll(connection, "query/" + query, row, [("actor", actor), .. more], cancellation);
    }

    public async Task<bool> HasAllLastChanges(CancellationToken cancellation) =>
        (await database.Read("query/fill_reached", row => row.GetString(0), cancellation)).Count == 0;

    public async Task<bool> HasAllClaims(CancellationToken cancellation) =>
        (await database.Read("query/claim_fill_reached", row => row.GetString(0), cancellation)).Count == 0;

    public async Task<bool> HasAllTexts(CancellationToken cancellation) =>
        (await database.Read("query/search_fill_reached", row => row.GetString(0), cancellation)).Count == 0;

    public async Task<IReadOnlyDictionary<string, long>> SearchTerms(CancellationToken cancellation) =>
        (await database.Read("query/inspect_search_counts", row => (row.GetString(0), row.GetInt64(1)), cancellation)).ToDictionary();

    public async Task<IReadOnlyList<CapturedDocument>> Documents(CancellationToken cancellation) =>
        await database.Read("query/inspect_documents", Storage.Documents.Row, cancellation);

    public async Task<IReadOnlyList<FoundIndex>> DocumentIndexes(CancellationToken cancellation)
    {
        var indexes = await database.Read("query/inspect_document_indexes",
            row => new FoundIndex(row.GetInt32(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt32(2), 0), cancellation);
        var counts = (await database.Read("query/inspect_document_counts", row => (row.GetInt32(0), row.GetInt64(1)), cancellation)).ToDictionary();
        return
        [
            .. indexes.Select(i => i with { Terms = counts.GetValueOrDefault(i.Number) }),
            .. counts.Where(c => indexes.All(i => i.Number != c.Key)).Select(c => new FoundIndex(c.Key, null, null, c.Value)),
        ];
    }

    public async Task<(IReadOnlyList<FoundPiece> Words, IReadOnlySet<(string Term, int Piece)> Terms)> Words(
        FoundIndex index, IReadOnlyCollection<string> expected, CancellationToken cancellation)
    {
        var document = ("document", (object?)index.Number);
        var words = await database.Read("query/inspect_document_words", row => new FoundPiece(
            row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetString(4), row.GetString(5)), cancellation, document);
        var terms = await database.Read(
            $"{database.Engine}/inspect_document_terms", DocumentTerm, cancellation, document, ("terms", database.Texts(expected)));
        if (terms.Count != index.Terms) terms = await database.Read("query/inspect_document_terms_all", DocumentTerm, cancellation, document);
        return (words, terms.ToHashSet());
    }

    private static (string, int) DocumentTerm(DbDataReader row) => (row.GetString(0), row.GetInt32(1));

    private static FoundTerm Term(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), (SearchPlace)row.GetInt16(3));

    public async IAsyncEnumerable<Finding> Integrity([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenToRead(cancellation);
        await foreach (var finding in database.Integrity(connection, cancellation)) yield return finding;
    }

    private static async Task Execute(DbConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = connection.Command(SqlFiles.Text(statement));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
