using System.CommandLine;

namespace Tracker.Cli.Access;

/// <summary>Options of every command that uses a server.</summary>
internal static class ServerOptions
{
    public static readonly Option<string?> Data =
        new("--data") { Description = "Data folder of a server on this machine; the operator may do everything.", Recursive = true };
    public static readonly Option<string?> Address = new("--address") { Description = "Address of a server where you are signed in.", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON.", Recursive = true };
}
