using Microsoft.Data.Sqlite;

namespace Tracker.Testing;

/// <summary>A data folder with an embedded database, removed at the end.</summary>
public sealed class SqliteFile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tracker-sqlite-").FullName;

    public string File => Path.Combine(Folder, "tracker.db");

    /// <summary>Runs SQL on the file without the triggers that guard events: what a bad administrator could do.</summary>
    public void Tamper(string sql) => Tamper(File, sql);

    /// <summary>The same on any file.</summary>
    public static void Tamper(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        var triggers = Texts(connection, "select name from sqlite_master where type = 'trigger'")
            .Zip(Texts(connection, "select sql from sqlite_master where type = 'trigger'")).ToList();
        foreach (var (name, _) in triggers) Execute(connection, $"drop trigger {name}");
        Execute(connection, sql);
        foreach (var (_, text) in triggers) Execute(connection, text);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
