namespace Tracker.Storage;

/// <summary>Fills in the last changes of events that an earlier program stored. Several servers may do it at once: a later change always wins.</summary>
internal sealed class LastChanges(Database database)
{
    private const int AtOnce = 100;

    /// <summary>Goes on where an earlier run stopped, and ends at once if nothing is left.</summary>
    public async Task Fill(CancellationToken cancellation)
    {
        var reached = (await database.Read("query/fill_reached", row => row.GetString(0), cancellation)).FirstOrDefault();
        while (reached is not null)
        {
            var actors = await database.Read(
                "query/fill_next", row => row.GetString(0), cancellation, ("reached", reached), ("count", AtOnce));
            // Reading may take long and holds nobody up; writing is short.
            var changes = new List<LastChange>();
            foreach (var actor in actors) changes.AddRange(await database.Read("query/fill_read", DbRows.Change, cancellation, ("actor", actor)));
            reached = actors.LastOrDefault();
            await database.Write(connection => Write(connection, changes, reached, cancellation), cancellation);
        }
    }

    private async Task<int> Write(DbConnection connection, List<LastChange> changes, string? reached, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var change in changes)
            await Run("query/fill_add", ("actor", change.Actor.Value), ("compartment", change.Compartment.Value), ("version", change.Version),
                ("at", database.Time(change.ChangedAt)));
        if (reached is null) await Run("query/fill_end");
        else await Run("query/fill_reach", ("reached", reached));
        await transaction.CommitAsync(cancellation);
        return changes.Count;

        async Task Run(string statement, params (string, object?)[] parameters)
        {
            await using var command = connection.Command(SqlFiles.Text(statement), parameters);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
