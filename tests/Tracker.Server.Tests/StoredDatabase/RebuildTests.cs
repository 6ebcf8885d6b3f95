using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tracker.Server.CommandLine;
using Tracker.Server.Records;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.StoredDatabase;

/// <summary>Tables that follow from the events are made anew, with the same rows on both engines.</summary>
public sealed class RebuildTests
{
    private static readonly string[] Tables =
    [
        "claim order by actor, compartment, version", "claim_link order by named, actor, compartment, version",
        "search_text where text <> '' order by actor, compartment, key", "search_term order by term, actor, compartment, key",
    ];

    private const string Spoilt = """
        delete from claim where id = 'title'; update claim set value = 'Another', recorded_to = recorded_from; delete from claim_link;
        delete from search_term; update search_text set text = 'Another'
        """;

    [Fact]
    public async Task Rebuilt_tables_are_those_that_were_filled_in_and_the_same_on_both_engines()
    {
        using var file = new SqliteFile();
        await Load(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.File, Pooling = false }.ConnectionString), "sqlite.sql");
        var sqlite = await FilledSpoiltAndRebuilt(file.Folder, null, sql =>
        {
            file.Tamper(sql);
            return Task.CompletedTask;
        }, () => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.File, Pooling = false }.ConnectionString));

        using var folder = new SqliteFile();
        await using var database = await PostgresServer.Shared.CreateDatabase();
        await Load(new NpgsqlConnection(database.ConnectionString), "postgres.sql");
        var postgres = await FilledSpoiltAndRebuilt(
            folder.Folder, database.ConnectionString, database.Tamper, () => new NpgsqlConnection(database.ConnectionString));

        Assert.Equal(sqlite, postgres);
        Assert.Contains(sqlite, line => line.StartsWith("work-item/itu-t/sg15/q11/g.8310 | record | ", StringComparison.Ordinal));
        Assert.Contains(sqlite, line => line.Contains(" | government | ", StringComparison.Ordinal));
    }

    private static async Task<List<string>> FilledSpoiltAndRebuilt(
        string folder, string? connection, Func<string, Task> tamper, Func<DbConnection> open)
    {
        await using (var server = await RunningServer.Start(folder, ("Tracker:Storage:ConnectionString", connection ?? "")))
            await Task.WhenAll(
                server.Services.GetRequiredService<ClaimsFill>().Filled, server.Services.GetRequiredService<SearchFill>().Filled)
                .WaitAsync(TimeSpan.FromMinutes(1));
        var filled = await Rows(open);
        Assert.Contains(": no problem", await Run(0, "verify"), StringComparison.Ordinal);

        await tamper(Spoilt);
        Assert.NotEqual(filled, await Rows(open));
        Assert.Contains("differs from its events", await Run(1, "verify"), StringComparison.Ordinal);

        await Run(0, "rebuild");
        Assert.Equal(filled, await Rows(open));
        Assert.Contains(": no problem", await Run(0, "verify"), StringComparison.Ordinal);
        return filled;

        async Task<string> Run(int expected, string command)
        {
            string[] place = connection is null ? ["--data", folder] : ["--postgres", connection];
            var output = new StringWriter();
            var code = await TrackerCommands.Root().Parse([command, .. place]).InvokeAsync(new() { Output = output, Error = output });
            Assert.True(code == expected, output.ToString());
            return output.ToString();
        }
    }

    private static async Task Load(DbConnection connection, string file)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = await File.ReadAllTextAsync(Path.Combine(StoredRecords.Folder, file));
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<string>> Rows(Func<DbConnection> open)
    {
        await using var connection = open();
        await connection.OpenAsync();
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select * from " + table;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }
        return rows;
    }

    private static string Text(object value) => value is DateTime time
        ? ((time.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
