namespace Tracker.Testing;

/// <summary>One database of a test.</summary>
public sealed class PostgresDatabase(PostgresServer server, string name) : IAsyncDisposable
{
    /// <summary>As the server's superuser.</summary>
    public string ConnectionString => server.To(name);

    /// <summary>Runs SQL as somebody with all rights and without triggers: what a bad administrator could do.</summary>
    public Task Tamper(string sql) => server.Execute("set session_replication_role = replica; " + sql, name);

    /// <summary>Runs SQL as the superuser.</summary>
    public Task Execute(string sql) => server.Execute(sql, name);

    /// <summary>Drops it, where the server outlives the tests: dropping waits for a checkpoint.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!server.IsPrivate) await server.Execute($"drop database if exists {name} with (force)");
    }
}
