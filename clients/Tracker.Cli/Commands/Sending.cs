using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;

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
        if (answer.Value is { Result: Result.Accepted }) return null;
        var code = ServerAccess.Refused(answer);
        if (answer.Value?.Rejection?.Code is RejectionCode.NotFound or RejectionCode.Forbidden && WhoWritesIn(kind, compartment) is { } rule)
            Console.Error.WriteLine("tracker: " + rule);
        return code;
    }

    /// <summary>Who may write beside the public record, which says nothing about what is there; null for the public record and other kinds.</summary>
    internal static string? WhoWritesIn(RecordKind kind, CompartmentId at) => kind is not (SubjectKind or SourceKind) ? null
        : at == CompartmentId.Government ? "Only people of a government office may write in 'government'."
        : at == CompartmentId.Program ? "Only program managers may write in 'program'."
        : at.Value.StartsWith("org/", StringComparison.Ordinal) ? $"Only people of that organisation may write in '{at}'."
        : null;

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
