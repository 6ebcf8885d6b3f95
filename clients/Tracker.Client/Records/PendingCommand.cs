using System.Text.Json;

namespace Tracker.Client;

/// <summary>An unconfirmed command whose effect is already shown. Guarded by its session.</summary>
internal sealed class PendingCommand(
    OperationId operation, CompartmentId compartment, Command command, GroupId? onBehalfOf, long seen, DateTimeOffset writtenAt, string name, byte[] payload)
{
    private readonly TaskCompletionSource<OutcomeMessage> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OperationId Operation => operation;
    public CompartmentId Compartment => compartment;
    public Command Command => command;
    public GroupId? OnBehalfOf => onBehalfOf;
    public DateTimeOffset WrittenAt => writtenAt;
    public Task<OutcomeMessage> Outcome => outcome.Task;

    /// <summary>True after an attempt without an answer.</summary>
    public bool Again { get; set; }

    /// <summary>The version of an accepted command whose events have not arrived yet.</summary>
    public long? AcceptedAt { get; private set; }

    public bool IsOpen => !outcome.Task.IsCompleted;

    public void Complete(OutcomeMessage message)
    {
        if (message.Result == Result.Accepted) AcceptedAt = message.Version;
        outcome.TrySetResult(message);
    }

    public Submission SubmissionTo(RecordState record) => new(compartment, command, onBehalfOf, record.VersionOf(compartment));

    public CommandMessage Message(ActorId actor, long confirmed, ParticipantId viewer) =>
        new(actor, operation, compartment, Math.Min(seen, confirmed), name, new RawJson(payload), onBehalfOf, Again, viewer);

    /// <summary>The same as a request to the API; it may have been sent before.</summary>
    public UnansweredRequest Request(RecordKind kind, ActorId actor) => new(
        $"api/{kind.Name}/{name}",
        JsonSerializer.Serialize(
            new CommandBody<RawJson>(actor, operation, compartment, seen, new RawJson(payload), onBehalfOf, Again: true), ApiJson.Lenient.CommandBodyRawJson));
}
