namespace Tracker.Domain.Alerts;

/// <summary>A command by which words leave their audience, as its sender decided it and as it is sent when its time comes.</summary>
/// <param name="Name">The name of the command.</param>
/// <param name="Payload">Its JSON.</param>
/// <param name="Operation">The operation under which it is sent, however often.</param>
/// <param name="Seen">The version of the compartment that the sender had.</param>
/// <param name="Place">Where on the record's page it was decided: nothing else waits there.</param>
/// <param name="Doing">What is said while it waits, such as "“Scope” goes to the delegation".</param>
/// <param name="Done">What is said once it went out, such as "“Scope” was published to the delegation."</param>
/// <param name="To">The compartment that receives it; null where its sender is not told who reads it.</param>
/// <param name="Shown">Those who were shown to its sender as its readers: it goes to nobody else.</param>
public sealed record HeldAct(
    ActorId Record, CompartmentId At, string Name, string Payload, OperationId Operation, long Seen, string Place, string Doing, string Done,
    CompartmentId? To = null, ImmutableArray<ParticipantId>? Shown = null)
{
    /// <summary>Characters of the JSON of a command that can wait.</summary>
    public const int LongestPayload = 40_000;

    private const int LongestName = 100, MostShown = 2_000;

    /// <summary>A command to a record of this kind, as it is sent later.</summary>
    public static HeldAct Of(
        RecordKind kind, ActorId record, CompartmentId at, Command command, OperationId operation, long seen, string place, string doing, string done,
        CompartmentId? to = null, ImmutableArray<ParticipantId>? shown = null) => new(
        record, at, kind.Codec.NameOf(command).Name, System.Text.Encoding.UTF8.GetString(kind.Codec.Encode(command)), operation, seen, place, doing, done,
        to, shown);

    /// <summary>Why it cannot wait, or null.</summary>
    public Rejection? Refuses() =>
        Record.Kind == AlertsKind.Word ? Rejection.Invalid("Only what goes to others waits.", "act.record")
        : TextLimits.Demands(Name, "act.name", LongestName) ?? TextLimits.Demands(Payload, "act.payload", LongestPayload)
        ?? Rejection.Full((Shown?.Length ?? 0) - 1, MostShown, "readers of a release")
        ?? TextLimits.Demands(Place, "act.place", TextLimits.Name) ?? TextLimits.Demands(Doing, "act.doing", TextLimits.Line)
        ?? TextLimits.Demands(Done, "act.done", TextLimits.Line);
}

/// <summary>An act that can be taken back until its time has come.</summary>
/// <param name="BegunAt">When the program began to send it; null before.</param>
public sealed record WaitingAct(HeldAct Act, DateTimeOffset GoesAt, DateTimeOffset? BegunAt = null)
{
    /// <summary>How long what leaves its audience can be taken back.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    /// <summary>Acts of one participant that wait, or were refused and not dismissed.</summary>
    public const int Most = 20;
}

/// <summary>An act that was refused when its time had come.</summary>
/// <param name="Sentence">Why.</param>
public sealed record RefusedAct(HeldAct Act, string Sentence, DateTimeOffset At);
