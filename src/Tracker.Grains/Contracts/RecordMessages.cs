namespace Tracker.Grains;

/// <param name="Message">Bytes of a <see cref="TypeMessage"/>.</param>
[GenerateSerializer, Immutable, Alias("tracker.type")]
public sealed record TypeCall([property: Id(0)] Caller Caller, [property: Id(1)] Guid Session, [property: Id(2)] byte[] Message);

/// <summary>A signed-in participant, as the web host knows them.</summary>
[GenerateSerializer, Immutable, Alias("tracker.caller")]
public sealed class Caller
{
    [NonSerialized] private Principal? principal;

    [Id(0)] public required ParticipantId Participant { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required MembershipLine[] Memberships { get; init; }
    [Id(3)] public long Epoch { get; init; }

    public Principal Principal => principal ??= new Principal(Participant, Name, [.. Memberships.Select(m => new Membership(m.Group, m.From, m.To))], Epoch);

    public static Caller Of(Principal principal) => new()
    {
        Participant = principal.Id,
        Name = principal.Name,
        Memberships = [.. principal.Memberships.Select(m => new MembershipLine(m.Group, m.From, m.To))],
        Epoch = principal.Epoch,
        principal = principal,
    };
}

[GenerateSerializer, Immutable, Alias("tracker.membership")]
public readonly record struct MembershipLine([property: Id(0)] GroupId Group, [property: Id(1)] DateOnly? From, [property: Id(2)] DateOnly? To);

[GenerateSerializer, Immutable, Alias("tracker.command")]
public sealed record CommandCall(
    [property: Id(0)] OperationId Operation, [property: Id(1)] CompartmentId Compartment, [property: Id(2)] long Seen,
    [property: Id(3)] string Name, [property: Id(4)] byte[] Payload, [property: Id(5)] GroupId? OnBehalfOf, [property: Id(6)] bool Again);

/// <param name="Result">A <see cref="Result"/> as a number.</param>
/// <param name="Rejection">JSON of the rejection.</param>
[GenerateSerializer, Immutable, Alias("tracker.command-reply")]
public sealed record CommandReply([property: Id(0)] int Result, [property: Id(1)] long Version, [property: Id(2)] byte[]? Rejection);

/// <param name="Text">The host's number of a co-edited text, for the reply.</param>
[GenerateSerializer, Immutable, Alias("tracker.open")]
public sealed record OpenCall([property: Id(0)] KnownLine[] Known, [property: Id(1)] int? Text);

[GenerateSerializer, Immutable, Alias("tracker.known")]
public readonly record struct KnownLine([property: Id(0)] CompartmentId Compartment, [property: Id(1)] long Version);

/// <param name="Opened">JSON of an <see cref="OpenedMessage"/> with what the caller may read.</param>
[GenerateSerializer, Immutable, Alias("tracker.open-reply")]
public sealed record OpenReply([property: Id(0)] byte[] Opened, [property: Id(1)] bool Found);

/// <param name="Access">JSON of the record's access list.</param>
/// <param name="Reached">The actor version that the host has reached after this reply and the batches already on their way.</param>
/// <param name="Lost">True if the host missed events that can no longer be sent: its viewers must open the record again.</param>
[GenerateSerializer, Immutable, Alias("tracker.watch-reply")]
public sealed record WatchReply(
    [property: Id(0)] byte[] Access, [property: Id(1)] long Reached, [property: Id(2)] bool Lost, [property: Id(3)] PresentLine[] Present);

/// <summary>What a record sends to its hosts after commits: events in order, and what else changed.</summary>
/// <param name="Version">The actor version after the batch.</param>
/// <param name="Frames">Consecutive events of each compartment.</param>
/// <param name="Access">The access list (JSON) if it changed. It applies to the whole batch.</param>
/// <param name="Present">The presence of all viewers if it changed.</param>
[GenerateSerializer, Immutable, Alias("tracker.batch")]
public sealed record RecordBatch(
    [property: Id(0)] long Version, [property: Id(1)] EventFrame[] Frames, [property: Id(2)] byte[]? Access, [property: Id(3)] PresentLine[]? Present,
    [property: Id(4)] RefusedLine[]? Refused);

[GenerateSerializer, Immutable, Alias("tracker.event-frame")]
public sealed record EventFrame([property: Id(0)] CompartmentId Compartment, [property: Id(1)] long From, [property: Id(2)] EventLine[] Events);

/// <summary>One event: JSON of a <see cref="WireEvent"/>, or a change of a co-edited text with its metadata.</summary>
/// <param name="Text">Bytes of <see cref="TextChangedBinary"/>.</param>
[GenerateSerializer, Immutable, Alias("tracker.event-line")]
public readonly record struct EventLine(
    [property: Id(0)] byte[]? Json, [property: Id(1)] byte[]? Text, [property: Id(2)] OperationId Operation,
    [property: Id(3)] ParticipantId By, [property: Id(4)] DateTimeOffset At);

/// <summary>A change that was not accepted, for its sender only, because others know the id of the session: JSON of the rejection, or null if the
/// outcome is unknown.</summary>
[GenerateSerializer, Immutable, Alias("tracker.refused")]
public readonly record struct RefusedLine(
    [property: Id(0)] Guid Session, [property: Id(1)] long Number, [property: Id(2)] byte[]? Rejection, [property: Id(3)] ParticipantId By);

/// <summary>One viewer's presence, with the compartment through which they read the record.</summary>
[GenerateSerializer, Immutable, Alias("tracker.present")]
public sealed record PresentLine(
    [property: Id(0)] ParticipantId Participant, [property: Id(1)] string Name, [property: Id(2)] CompartmentId Through,
    [property: Id(3)] CompartmentId? Compartment, [property: Id(4)] EntityId? Entity, [property: Id(5)] string? Field, [property: Id(6)] bool Editing,
    [property: Id(7)] CaretLine? Caret);

/// <summary>A selection in a co-edited text, in positions of a revision.</summary>
[GenerateSerializer, Immutable, Alias("tracker.caret")]
public readonly record struct CaretLine([property: Id(0)] long Revision, [property: Id(1)] int From, [property: Id(2)] int To);
