using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tracker.Cli.ServerCommands;

/// <summary>
/// <c>serve</c>, <c>show</c>, <c>history</c> and <c>verify</c> work on the store itself: the server's executable does them,
/// with the same arguments, and its exit code is ours.
/// </summary>
internal static partial class ServerProcess
{
    private const string FileName = "Tracker.Server.dll";
    private const string Option = "--server";
    private const int Terminate = 15;

    private static readonly (string Name, string Does)[] Commands =
    [
        ("serve", "Serve until stopped."),
        ("show", "Show a record, compartment by compartment."),
        ("history", "Show who changed what in a record, when, from which value to which."),
        ("verify", "Check every hash chain, every version and every snapshot."),
    ];

    /// <summary>True where the server does it; what follows is for the server to read, <c>--help</c> too.</summary>
    public static bool Handles(string[] args) => args.Length > 0 && Commands.Any(c => c.Name == FirstWord(args));

    /// <summary>The same commands for the list of all commands.</summary>
    public static IEnumerable<Command> Described() => Commands.Select(c => new Command(c.Name, c.Does));

    public static async Task<int> Run(string[] args)
    {
        var (server, rest, wrong) = Take(args);
        if ((wrong ?? (server is null ? Missing() : null)) is { } problem)
        {
            Console.Error.WriteLine($"tracker: {problem}");
            return TrackerCli.Unable;
        }
        var start = new ProcessStartInfo(Dotnet()) { UseShellExecute = false };
        start.ArgumentList.Add(server!);
        foreach (var arg in rest) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        // Ctrl-C reaches the server by itself; both wait for its end.
        Console.CancelKeyPress += (_, e) => e.Cancel = true;
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Stop(process);
        });
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string? FirstWord(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
            if (args[i] == Option || args[i] is "--data" or "--postgres") i++;
            else if (!args[i].StartsWith('-')) return args[i];
        return null;
    }

    internal static (string? Server, IReadOnlyList<string> Others, string? Wrong) Take(string[] args)
    {
        var (rest, named) = (new List<string>(), (string?)null);
        for (var i = 0; i < args.Length; i++)
            if (args[i].StartsWith(Option + "=", StringComparison.Ordinal)) named = args[i][(Option.Length + 1)..];
            else if (args[i] == Option && ++i >= args.Length) return (null, rest, "--server needs the path of Tracker.Server.dll.");
            else if (i > 0 && args[i - 1] == Option) named = args[i];
            else rest.Add(args[i]);
        if (named is null) return (Candidates().FirstOrDefault(File.Exists), rest, null);
        return File.Exists(named) ? (named, rest, null) : (null, rest, $"There is no server at '{named}'.");
    }

    private static IEnumerable<string> Candidates() =>
        new[] { AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "..", "server") }.Select(folder => Path.GetFullPath(Path.Combine(folder, FileName)));

    private static string Missing() => $"The server's program was not found at {string.Join(" or ", Candidates())}. Name it with --server PATH.";

    private static string Dotnet() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : "dotnet";

    private static void Stop(Process process)
    {
        if (OperatingSystem.IsWindows()) process.Kill();
        else _ = Signal(process.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
