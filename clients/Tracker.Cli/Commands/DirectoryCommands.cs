using Tracker.Domain.Directory;

namespace Tracker.Cli.Commands;

/// <summary>Sends commands to the directory until their outcome is known.</summary>
internal static class DirectoryCommands
{
    private const int Tries = 5;
    private static readonly DirectoryKind Kind = new();

    /// <summary>Sends them in order and stops at the first refused one. Null if all are accepted.</summary>
    public static async Task<int?> Send(ApiClient api, IEnumerable<Command> commands, CancellationToken cancel)
    {
        foreach (var command in commands)
        {
            var answer = await Send(api, command, cancel);
            if (answer.Value is { Result: Result.Unknown })
                return ServerAccess.Say("The store does not answer; the command may have been applied. Check before you send it again.");
            if (answer.Value is not { Result: Result.Accepted }) return ServerAccess.Refused(answer);
        }
        return null;
    }

    private static async Task<Answer<OutcomeMessage>> Send(ApiClient api, Command command, CancellationToken cancel)
    {
        var (operation, backoff) = (OperationId.New(), new Backoff(Random.Shared, TimeSpan.FromMilliseconds(100)));
        for (var tries = 1; ; tries++)
        {
            var answer = await api.Execute(Kind, DirectoryKind.Actor, CompartmentId.Administration, command, operation, again: tries > 1, cancel);
            if (answer.Value is not { Result: Result.Unknown } || tries == Tries) return answer;
            await Task.Delay(backoff.Next(), cancel);
        }
    }
}
