namespace Tracker.Testing;

/// <summary>One database of a test.</summary>
public sealed class PostgresDatabase(PostgresServer server, string name) : IAsyncDisposable
{
    internal string Name => name;

    /// <summary>As the server's superuser.</summary>
    public string ConnectionString => server.To(name);

    /// <summary>Runs SQL as somebody with all rights and without triggers: what a bad administrator could do.</summary>
    public Task Tamper(string sql) => server.Execute("set session_replication_role = replica; " + sql, name);

    /// <summary>Runs SQL as the superuser.</summary>
    public Task Execute(string sql) => server.Execute(sql, name);

    /// <summary>Drops it soon, where the server outlives the tests: no test waits for the checkpoint that it takes.</summary>
    public ValueTask DisposeAsync()
    {
        if (!server.IsPrivate) server.Drop(name);
        return ValueTask.CompletedTask;
    }
}
