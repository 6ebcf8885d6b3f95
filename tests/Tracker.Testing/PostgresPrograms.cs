using System.Diagnostics;
using System.Globalization;

namespace Tracker.Testing;

/// <summary>Finds PostgreSQL's programs and runs them as an ordinary user, which they insist on.</summary>
internal static class PostgresPrograms
{
    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>The ordinary user to run as, or null where this process is one itself.</summary>
    public static string? User { get; } = Environment.UserName != "root" ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    public static string Run(string program, params string[] arguments)
    {
        var (name, all) = Command(program, arguments);
        return Tool.Run(name, all);
    }

    public static (int Code, string Output) Try(string program, params string[] arguments)
    {
        var (name, all) = Command(program, arguments);
        return Tool.Try(name, all);
    }

    /// <summary>Leaves a watcher that stops the server and removes its folder when this process has ended, in whichever way.</summary>
    public static void StopAfterThisProcess(string data, string folder)
    {
        var (program, arguments) = Command("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
        const string Watch = """exec </dev/null >/dev/null 2>&1; cd /; tail --pid="$1" -f /dev/null; folder=$2; shift 2; "$@"; rm -rf "$folder" """;
        string[] watcher = ["sh", "-c", Watch, "sh", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), folder, program, .. arguments];
        Process.Start(new ProcessStartInfo("setsid", watcher))!.Dispose();
    }

    private static (string Program, string[] Arguments) Command(string program, string[] arguments)
    {
        var path = Path.Combine(Folder.Value, program);
        return User is null ? (path, arguments) : ("runuser", ["-u", User, "--", path, .. arguments]);
    }

    private static string Find()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = debian.OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException(
                "PostgreSQL's initdb was not found. Install the package 'postgresql', " +
                $"or set {PostgresServer.Variable} to the connection string of a server where databases may be made.");
    }
}
