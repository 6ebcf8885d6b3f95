namespace Tracker.Storage;

/// <summary>Applies each schema file once, in order. The caller has the lock of the engine.</summary>
internal static class Migrator
{
    private const string Table =
        "create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamp not null default current_timestamp)";

    /// <summary>Throws <see cref="StoreUnavailableException"/> if an applied file was changed or the database is newer than the program.</summary>
    public static async Task Apply(DbConnection connection, IReadOnlyList<Migration> files, CancellationToken cancellation)
    {
        await Execute(connection, null, Table, cancellation);
        var applied = await Applied(connection, cancellation);
        Check(applied, files);
        foreach (var file in files.Where(f => !applied.ContainsKey(f.Name)))
            await Apply(connection, file, cancellation);
    }

    private static void Check(Dictionary<string, string> applied, IReadOnlyList<Migration> files)
    {
        foreach (var (name, hash) in applied)
        {
            var file = files.FirstOrDefault(f => f.Name == name)
                ?? throw new StoreUnavailableException($"The database was made by a newer program: it contains '{name}', which this one does not know.");
            if (file.Hash != hash)
                throw new StoreUnavailableException($"The schema file '{name}' was changed after the database applied it. Put the change into a new file.");
        }
    }

    private static async Task Apply(DbConnection connection, Migration file, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, transaction, file.Sql, cancellation);
        await Execute(connection, transaction, "insert into schema_migration (name, hash) values (@name, @hash)", cancellation,
            ("name", file.Name), ("hash", file.Hash));
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<Dictionary<string, string>> Applied(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command("select name, hash from schema_migration");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation)) applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Execute(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellation, params (string, object?)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
