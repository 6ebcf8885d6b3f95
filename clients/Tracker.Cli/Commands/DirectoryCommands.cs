using Tracker.Domain.Directory;

namespace Tracker.Cli.Commands;

/// <summary>Commands to the directory.</summary>
internal static class DirectoryCommands
{
    private static readonly DirectoryKind Kind = new();

    /// <summary>Sends them in order and stops at the first refused one. Null if all are accepted.</summary>
    public static async Task<int?> Send(ApiClient api, IEnumerable<Command> commands, CancellationToken cancel)
    {
        foreach (var command in commands)
            if (await Sending.Send(api, Kind, DirectoryKind.Actor, CompartmentId.Administration, command, cancel) is { } code)
                return code;
        return null;
    }
}
