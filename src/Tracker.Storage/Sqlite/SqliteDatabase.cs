using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Tracker.Storage.Sqlite;

/// <summary>Reads on pooled connections; writes on one connection, used by one thread only.</summary>
internal sealed class SqliteDatabase(string readString, string? writeString, TaskScheduler scheduler) : Database, IDisposable
{
    private SqliteConnection? writing;

    public override async ValueTask<DbConnection> OpenToRead(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(readString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => work(Writing()), cancellation, TaskCreationOptions.None, scheduler).Unwrap();

    public override object Time(DateTimeOffset time) => time.Microseconds();
    public override object Operation(OperationId operation) => operation.Value;
    public override object Texts(IEnumerable<string> texts) => new JsonArray([.. texts.Select(t => (JsonNode)t)]).ToJsonString();
    public override string Engine => "sqlite";

    public override async IAsyncEnumerable<Finding> Integrity(DbConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in await ReadAll(connection, "sqlite/integrity", row => row.GetString(0), [], cancellation))
            if (line != "ok")
                yield return new Finding($"The database file is damaged: {line}", IsFault: true);
    }

    /// <summary>The writing connection. Called on the writing thread.</summary>
    public SqliteConnection Writing()
    {
        if (writing is not null) return writing;
        var opened = new SqliteConnection(writeString ?? throw new InvalidOperationException("The store is open for reading only."));
        try
        {
            opened.Open();
            using var settings = opened.CreateCommand();
            settings.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000";
            settings.ExecuteNonQuery();
            return writing = opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Closes the writing connection; the next write opens it again.</summary>
    public void Drop()
    {
        writing?.Dispose();
        writing = null;
    }

    public void Dispose()
    {
        Drop();
        ForgetIdle();
    }

    protected override void ForgetIdle()
    {
        using var pool = new SqliteConnection(readString);
        SqliteConnection.ClearPool(pool);
    }
}
