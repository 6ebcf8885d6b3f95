using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks.Load;

/// <summary>The built server as a process of its own, with a data folder that is removed at the end.</summary>
/// <param name="postgres">A connection string, or null for SQLite.</param>
internal sealed class ServerProcess(LoadPlan plan, string? postgres) : IAsyncDisposable
{
    /// <summary>Environment variable with the path of another <c>Tracker.Server.dll</c>, such as a published one.</summary>
    public const string Variable = "TRACKER_SERVER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("tracker-load-").FullName;
    private Process? process;
    private int? postmaster;

    public Uri Address { get; private set; } = null!;

    /// <summary>Of the store, for reading it while the server rests.</summary>
    public StorageSettings Storage => new(folder, postgres);

    public async Task Start(CancellationToken cancellation)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}"));
        List<string> command = ["dotnet", Dll(), "serve", "--urls", Address.OriginalString, "--data", folder];
        if (postgres is not null) command.AddRange(["--postgres", postgres]);
        if (plan.ServerCore is { } core) command.InsertRange(0, ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture)]);
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        if (!plan.IsLimited)
            foreach (var limit in (string[])["RequestsPerMinute", "MessagesPerSecond", "NotFoundPerMinute", "ConnectionsPerParticipant"])
                start.Environment["Tracker__Limits__" + limit] = limit.StartsWith('C') ? "100000" : "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Ready(cancellation);
        if (postgres is not null) await FindPostmaster(cancellation);
    }

    public async Task Restart(CancellationToken cancellation)
    {
        await Stop();
        await Start(cancellation);
    }

    /// <summary>CPU seconds used so far.</summary>
    public (double Server, double Postgres) Cpu() => (ProcessTree.Cpu(process!.Id), postmaster is { } id ? ProcessTree.Cpu(id) : 0);

    /// <summary>CPU seconds of the server's background compiler so far, part of <see cref="Cpu"/>.</summary>
    public double Compiler() => ProcessTree.Compiler(process!.Id);

    /// <summary>Bytes of the server's resident memory.</summary>
    public long Resident() => ProcessTree.Resident(process!.Id);

    public HttpClient Operator()
    {
        using var credential = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "operator.json")));
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Authorization", "Operator " + credential.RootElement.GetProperty("secret").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An orderly end; nothing where it does not run.</summary>
    public async Task Stop()
    {
        if (process is null) return;
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        process.Dispose();
        process = null;
    }

    private async Task Ready(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50, cancellation))
        {
            if (process!.HasExited) throw new InvalidOperationException($"The server ended with code {process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new TimeoutException("The server is not ready.");
    }

    /// <summary>The parent of a session is the postmaster where the database runs on this machine.</summary>
    private async Task FindPostmaster(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres!) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        var session = (int)(await command.ExecuteScalarAsync(cancellation))!;
        if (!ProcessTree.IsCalled(session, "postgres") || ProcessTree.ParentOf(session) is not { } parent)
            throw new InvalidOperationException("The PostgreSQL must run on this machine, so that its CPU can be counted.");
        postmaster = parent;
        if (plan.ServerCore is { } core)
            foreach (var id in ProcessTree.Of(parent)) Pin.ToCore(id, core);
    }

    /// <summary>Where nobody listens.</summary>
    public static Uri Closed() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}"));

    private static string Dll()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Tracker.Server", "bin", output.Parent.Name, output.Name, "Tracker.Server.dll");
    }
}
