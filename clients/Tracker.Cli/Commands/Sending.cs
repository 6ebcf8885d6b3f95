namespace Tracker.Cli.Commands;

/// <summary>Sends a command until its outcome is known.</summary>
internal static class Sending
{
    private const int Tries = 5;

    /// <summary>Null if it is accepted; else the exit code, with the reason printed.</summary>
    public static async Task<int?> Send(
        ApiClient api, RecordKind kind, ActorId actor, CompartmentId compartment, Command command, CancellationToken cancel)
    {
        var answer = await Answered(api, kind, actor, compartment, command, cancel);
        if (answer.Value is { Result: Result.Unknown })
            return ServerAccess.Say("The store does not answer; the command may have been applied. Check before you send it again.");
        return answer.Value is { Result: Result.Accepted } ? null : ServerAccess.Refused(answer);
    }

    private static async Task<Answer<OutcomeMessage>> Answered(
        ApiClient api, RecordKind kind, ActorId actor, CompartmentId compartment, Command command, CancellationToken cancel)
    {
        var (operation, backoff) = (OperationId.New(), new Backoff(Random.Shared, TimeSpan.FromMilliseconds(100)));
        for (var tries = 1; ; tries++)
        {
            var answer = await api.Execute(kind, actor, compartment, command, operation, again: tries > 1, cancel);
            if (answer.Value is not { Result: Result.Unknown } || tries == Tries) return answer;
            await Task.Delay(backoff.Next(), cancel);
        }
    }
}
