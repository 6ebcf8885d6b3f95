using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Tracker.Testing;

/// <summary>A PostgreSQL for tests: a private one in a temporary folder (fsync on), or the one that a variable names.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Environment variable with a connection string of a server to share.</summary>
    public const string Variable = "TRACKER_TEST_POSTGRES";

    private const string Prefix = "tracker-pg-";
    private static readonly Lazy<PostgresServer> One = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? new PostgresServer(null, given) : StartPrivate());

    private readonly string? folder;
    private readonly NpgsqlConnectionStringBuilder connection;
    private readonly Lock ending = new();
    private Task dropping = Task.CompletedTask;
    private int databases;

    private PostgresServer(string? folder, string connectionString)
    {
        this.folder = folder;
        connection = new NpgsqlConnectionStringBuilder(connectionString);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => dropping.Wait(TimeSpan.FromMinutes(1));
    }

    /// <summary>The server of this test process, started when first asked for.</summary>
    public static PostgresServer Shared => One.Value;

    /// <summary>As its superuser, to the maintenance database.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>A server of one's own, for tests that stop it.</summary>
    public static PostgresServer StartPrivate()
    {
        var folder = Path.Combine(Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}"));
        Directory.CreateDirectory(folder);
        if (PostgresPrograms.User is { } user) Tool.Run("chown", user, folder);
        PostgresPrograms.StopAfterThisProcess(Data(folder), folder);
        var port = Ports.Free();
        PostgresPrograms.Run("initdb", "-D", Data(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.AppendAllText(Path.Combine(Data(folder), "postgresql.conf"), string.Create(CultureInfo.InvariantCulture, $"""

            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = '{folder}'
            max_connections = 200

            """));
        var server = new PostgresServer(folder, string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres"));
        server.Start();
        return server;
    }

    /// <summary>A new empty database; dropped when disposed.</summary>
    public Task<PostgresDatabase> CreateDatabase() => Create("template0 encoding 'UTF8' locale 'C'");

    /// <summary>A copy of a database to which nobody is connected; dropped when disposed.</summary>
    public Task<PostgresDatabase> CreateDatabase(PostgresDatabase template) => Create(template.Name);

    private async Task<PostgresDatabase> Create(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture,
            $"tracker_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}_{Guid.NewGuid().ToString("N")[..6]}");
        await Execute($"create database {name} template {template}");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Starts a stopped private server. Beside the remains of a killed one the first tries fail until these are gone.</summary>
    public void Start()
    {
        for (var left = 20; ; left--)
        {
            var (code, output) = PostgresPrograms.Try("pg_ctl", "-D", Data(Private), "-l", Path.Combine(Private, "log"), "-w", "-t", "60", "start");
            if (code == 0) return;
            if (left == 0) throw new InvalidOperationException($"The test PostgreSQL does not start: {output}{File.ReadAllText(Path.Combine(Private, "log"))}");
        }
    }

    /// <param name="immediate">True: like a crash, without a checkpoint. False: sessions are ended and the data written.</param>
    public void Stop(bool immediate) => PostgresPrograms.Run("pg_ctl", "-D", Data(Private), "-w", "-m", immediate ? "immediate" : "fast", "stop");

    /// <summary>Kills the postmaster, as the kernel would.</summary>
    public void Kill()
    {
        var id = int.Parse(File.ReadLines(Path.Combine(Data(Private), "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(id);
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (folder is not null) Remove(folder);
        return ValueTask.CompletedTask;
    }

    internal bool IsPrivate => folder is not null;

    /// <summary>One after the other, in the background.</summary>
    internal void Drop(string database)
    {
        lock (ending) dropping = Dropped(dropping, database);
    }

    private async Task Dropped(Task before, string database)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await Execute($"drop database if exists {database} with (force)").ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // It stays until the server goes: nothing of a test depends on it.
        }
    }

    internal string To(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    internal async Task Execute(string sql, string? database = null)
    {
        await using var opened = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database is null ? ConnectionString : To(database)) { Pooling = false }.ConnectionString);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(sql, opened);
        await command.ExecuteNonQueryAsync();
    }

    private string Private => folder ?? throw new InvalidOperationException($"The server of {Variable} is not this test's to stop.");

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static void Remove(string folder)
    {
        PostgresPrograms.Try("pg_ctl", "-D", Data(folder), "-w", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }
}
