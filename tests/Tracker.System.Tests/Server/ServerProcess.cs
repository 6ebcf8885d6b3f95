using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Tracker.Testing;

namespace Tracker.System.Tests.Server;

/// <summary>The built server as its own process, on SQLite in a folder of its own and a free port.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly (string Id, string Name)[] Accounts =
    [
        ("sample-head", "Alex Morgan (sample)"), ("sample-member", "Kim Tanaka (sample)"), ("sample-liaison", "Robin Hale (sample)"),
        ("sample-program", "Jordan Reyes (sample)"),
    ];

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);

    /// <summary>What a first start with the sample leaves behind, made once: every further server with the sample starts on a copy of it.</summary>
    private static readonly Lazy<Task<string>> Sampled = new(LoadSample);

    private readonly string folder = Directory.CreateTempSubdirectory("tracker-system-").FullName;
    private readonly int port = Ports.Free();
    private readonly string[] arguments;
    private Process? process;
    private string? zone;
    private bool works;
    private IReadOnlyList<(string Name, string Value)> settings = [];

    private ServerProcess(string[] arguments) => this.arguments = arguments;

    /// <summary>Where it keeps its database and the operator's credential.</summary>
    public string DataFolder => Path.Combine(folder, "data");

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>With the sample: a sign-in link of each account by its name, made at the first start.</summary>
    public ConcurrentDictionary<string, string> Links { get; } = new(StringComparer.Ordinal);

    /// <param name="arguments">Further arguments of <c>serve</c>.</param>
    public static Task<ServerProcess> Start(params string[] arguments) => Started(new ServerProcess(arguments));

    /// <summary>The same for much work: it compiles again what is used most. The others live too shortly for that to be worth a third of their work.</summary>
    public static Task<ServerProcess> StartToWork(params string[] arguments) => Started(new ServerProcess(arguments) { works = true });

    /// <summary>The same with a time zone of its own.</summary>
    public static Task<ServerProcess> StartIn(string zone, params string[] arguments) => Started(new ServerProcess(arguments) { zone = zone });

    /// <summary>The same with one setting in its environment.</summary>
    public static Task<ServerProcess> StartWith(string name, string value, params string[] arguments) =>
        Started(new ServerProcess(arguments) { settings = [(name, value)] });

    /// <summary>The same with settings, by configuration key.</summary>
    public static Task<ServerProcess> StartSet(IEnumerable<(string Key, string Value)> settings, params string[] arguments) =>
        Started(new ServerProcess(arguments) { settings = [.. settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))] });

    private static async Task<ServerProcess> Started(ServerProcess server)
    {
        if (server.arguments.Contains("--sample") && !server.arguments.Contains("--postgres")) Copy(await Sampled.Value, server.DataFolder);
        await server.Start();
        return server;
    }

    private static async Task<string> LoadSample()
    {
        var first = new ServerProcess(["--sample"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(first.folder, recursive: true);
        await first.Start();
        await first.Kill();
        return first.DataFolder;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <summary>Starts it, or starts it again after <see cref="Kill"/>, at the same address and on the same data.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--data", DataFolder, "--urls", Address.ToString(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!works) start.Environment["DOTNET_TC_CallCounting"] = "0";
        if (zone is not null) start.Environment["TZ"] = zone;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        var said = new List<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, e) => Hear(said, e.Data);
        process.OutputDataReceived += (_, e) =>
        {
            Hear(said, e.Data);
            if (e.Data is null) ready.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', said)));
            else if (e.Data.StartsWith("Tracker is ready", StringComparison.Ordinal)) ready.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(StartsWithin);
        if (Links.IsEmpty && arguments.Contains("--sample"))
            foreach (var (id, name) in Accounts) Links[name] = await Link(id);
    }

    /// <summary>A new sign-in link for a participant, made by the operator of this machine.</summary>
    public async Task<string> Link(string participant)
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(DataFolder, "operator.json")));
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Operator", file.RootElement.GetProperty("secret").GetString());
        using var response = await client.PostAsJsonAsync("api/sign-in-links", new { participant });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;
    }

    /// <summary>Another command of the same program, until it ends: its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Said)> Run(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, await said + await complained);
    }

    /// <summary>Asks the process to end, and waits until it has.</summary>
    public async Task Stop()
    {
        using var asked = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Ends the process without any warning.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The built program, or the published one that <c>TRACKER_SERVER</c> names.</summary>
    private static string Program
    {
        get
        {
            if (Environment.GetEnvironmentVariable("TRACKER_SERVER") is { Length: > 0 } published) return published;
            var configuration = typeof(ServerProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            var program = Path.Combine(Root(), "src", "Tracker.Server", "bin", configuration, "net10.0", "Tracker.Server.dll");
            return File.Exists(program) ? program : throw new InvalidOperationException($"Build the server first: there is no {program}.");
        }
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tracker.sln")))
                return at.FullName;
        throw new InvalidOperationException("These tests run inside a clone of the repository.");
    }

    private static void Hear(List<string> said, string? line)
    {
        if (line is null) return;
        lock (said) said.Add(line);
    }
}
