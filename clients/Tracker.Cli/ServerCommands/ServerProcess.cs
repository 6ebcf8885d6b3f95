using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.ServerCommands;

/// <summary>
/// <c>serve</c>, <c>show</c>, <c>history</c>, <c>verify</c> and <c>rebuild</c> work on the store itself, <c>screening measure</c> on files: the server's
/// executable gets the same arguments, <c>--help</c> included, and its exit code is returned.
/// </summary>
internal static partial class ServerProcess
{
    private const string FileName = "Tracker.Server.dll";
    private const int Terminate = 15;

    public static readonly Option<FileInfo> Server =
        new Option<FileInfo>("--server") { Description = $"Path of {FileName}, which serves, shows and verifies." }.AcceptExistingOnly();

    public static IEnumerable<Command> Commands() =>
    [
        Of("serve", "Serve until stopped."),
        Of("show", "Show a record, compartment by compartment."),
        Of("history", "Show who changed what in a record, when, from which value to which."),
        Of("verify", "Check every hash chain, version, list row and snapshot, and the database itself."),
        Of("rebuild", "Empty the search index and the table of claims and write them again from the events."),
        Of("screening", "Measure how names are matched with a screening list, on labelled pairs: screening measure FOLDER."),
    ];

    /// <summary>True for the commands of the server's executable.</summary>
    public static bool Handles(ParseResult parsed) => !parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors;

    public static async Task<int> Run(ParseResult parsed)
    {
        var (server, rest, wrong) = Take(parsed);
        if (wrong is not null)
        {
            Console.Error.WriteLine($"tracker: {wrong}");
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

    // The server parses all options but the path to itself, so none of them is declared here.
    private static Command Of(string name, string does) => new(name, does) { Options = { Server }, TreatUnmatchedTokensAsErrors = false };

    internal static (string? Server, IEnumerable<string> Others, string? Wrong) Take(ParseResult parsed)
    {
        var named = parsed.GetResult(Server);
        if (named?.Errors.FirstOrDefault() is { } error) return (null, [], error.Message);
        var server = named is null ? Candidates().FirstOrDefault(File.Exists) : parsed.GetValue(Server)!.FullName;
        var others = parsed.Tokens.Except<Token?>([named?.IdentifierToken, .. named?.Tokens ?? []], ReferenceEqualityComparer.Instance);
        return (server, others.Select(t => t!.Value), server is null ? Missing() : null);
    }

    private static IEnumerable<string> Candidates() =>
        new[] { ".", "../server" }.Select(folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, folder, FileName)));

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
