namespace Tracker.Storage.Postgres;

/// <summary>Creates the schema and the restricted role, one process at a time.</summary>
internal static class PostgresSchema
{
    private const long Lock = 0x747261636b6572;
    private const int OldestVersion = 14;

    /// <summary>True if the program can work as <c>tracker_app</c>, which may not change events.</summary>
    public static async Task<bool> Make(NpgsqlConnectionStringBuilder owner, CancellationToken cancellation)
    {
        var single = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Pooling = false, CommandTimeout = 120 };
        await using var connection = new NpgsqlConnection(single.ConnectionString);
        await connection.OpenAsync(cancellation);
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new StoreUnavailableException($"PostgreSQL {OldestVersion} or newer is needed; this server is {connection.PostgreSqlVersion}.");
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancellation);
        await Migrator.Apply(connection, SqlFiles.Schema("postgres"), cancellation);
        return await Restrict(connection, cancellation);
    }

    private static async Task<bool> Restrict(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Execute(connection, SqlFiles.Text("postgres/role"), cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
