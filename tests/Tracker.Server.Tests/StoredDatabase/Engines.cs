using Microsoft.Data.Sqlite;
using Tracker.Testing;

namespace Tracker.Server.Tests.StoredDatabase;

public sealed class SqliteStoredDatabaseTests : StoredDatabaseContract
{
    protected override async Task<string?> Load(SqliteFile data, string folder)
    {
        await using var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.File, Pooling = false }.ConnectionString);
        await opened.OpenAsync();
        await using var command = new SqliteCommand(await File.ReadAllTextAsync(Path.Combine(folder, "sqlite.sql")), opened);
        await command.ExecuteNonQueryAsync();
        return null;
    }

    protected override Task Tamper(SqliteFile data, string sql)
    {
        data.Tamper(sql);
        return Task.CompletedTask;
    }
}

public sealed class PostgresStoredDatabaseTests : StoredDatabaseContract
{
    private PostgresDatabase? database;

    protected override async Task<string?> Load(SqliteFile data, string folder)
    {
        database = await PostgresServer.Shared.CreateDatabase();
        await database.Execute(await File.ReadAllTextAsync(Path.Combine(folder, "postgres.sql")));
        return database.ConnectionString;
    }

    protected override Task Tamper(SqliteFile data, string sql) => database!.Tamper(sql);

    protected override ValueTask Drop() => database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
