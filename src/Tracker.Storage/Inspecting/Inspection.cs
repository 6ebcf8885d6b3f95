using System.Runtime.CompilerServices;

namespace Tracker.Storage;

internal sealed class Inspection(Database database) : IInspection
{
    public async Task<IReadOnlyList<string>> Actors(CancellationToken cancellation)
    {
        var actors = await database.Read("query/inspect_actors", row => row.GetString(0), cancellation);
        return [.. actors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public async Task<FoundRecord> Read(string actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenToRead(cancellation);
        await Execute(connection, $"{database.Engine}/inspect_begin", cancellation);
        try
        {
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
                await Claims());
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

        Task<List<T>> All<T>(string query, Func<DbDataReader, T> row, params (string, object?)[] more) =>
            Database.ReadAll(connection, "query/" + query, row, [("actor", actor), .. more], cancellation);
    }

    public async Task<bool> HasAllLastChanges(CancellationToken cancellation) =>
        (await database.Read("query/fill_reached", row => row.GetString(0), cancellation)).Count == 0;

    public async Task<bool> HasAllClaims(CancellationToken cancellation) =>
        (await database.Read("query/claim_fill_reached", row => row.GetString(0), cancellation)).Count == 0;

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
