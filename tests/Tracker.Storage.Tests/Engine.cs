using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tracker.Storage.Postgres;
using Tracker.Storage.Sqlite;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

/// <summary>One empty database of an engine, for one test.</summary>
public abstract class Engine : IAsyncDisposable
{
    public abstract StorageSettings Settings { get; }
    public Task<IStore> Open() => Stores.Open(Settings);

    /// <summary>A second writer on the same records, as a second process would be.</summary>
    public abstract Task<IStore> OpenRival();

    /// <summary>A connection with the rights of the running program.</summary>
    public abstract Task<DbConnection> Connect(IStore store);

    /// <summary>SQL with all rights and no triggers.</summary>
    public abstract Task Tamper(string sql);

    /// <summary>A connection with all rights and no triggers, which ends before the engine.</summary>
    public abstract Task<DbConnection> OpenToTamper();

    public abstract ValueTask DisposeAsync();
}

public sealed class PostgresEngine(PostgresDatabase database) : Engine
{
    public override StorageSettings Settings => new("", database.ConnectionString);
    public override Task<IStore> OpenRival() => Open();
    public override Task Tamper(string sql) => database.Tamper(sql);
    public override ValueTask DisposeAsync() => database.DisposeAsync();

    public override async Task<DbConnection> Connect(IStore store) => await ((PostgresStore)store).DataSource.OpenConnectionAsync();

    public override async Task<DbConnection> OpenToTamper()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("set session_replication_role = replica; set synchronous_commit = off", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}

public sealed class SqliteEngine : Engine
{
    private readonly SqliteFile file = new();

    public override StorageSettings Settings => new(file.Folder);

    /// <summary>Past the lock that keeps a second process away: deleting its file makes way for a new one.</summary>
    public override Task<IStore> OpenRival()
    {
        File.Delete(file.File + ".lock");
        return Open();
    }

    public override async Task<DbConnection> Connect(IStore store)
    {
        var connection = new SqliteConnection(((SqliteStore)store).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override async Task<DbConnection> OpenToTamper()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.File, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqliteCommand(
            "drop trigger event_is_never_changed; drop trigger event_is_never_removed; pragma synchronous = off", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override Task Tamper(string sql)
    {
        file.Tamper(sql);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}
