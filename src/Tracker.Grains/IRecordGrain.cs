using System.Collections.Concurrent;
using Tracker.Domain.Shared;

namespace Tracker.Grains;

/// <summary>One live record. Its grain id is its <see cref="ActorId"/>: grain type = kind, key = key.</summary>
[Alias("tracker.record")]
public interface IRecordGrain : IGrainWithStringKey
{
    /// <summary>Decides a command; the answer comes when its outcome is durable.</summary>
    [Alias("execute")]
    Task<CommandReply> Execute(Caller caller, CommandCall command);

    /// <summary>What the caller may see, at the last durable version, as changes since what he knows where possible.</summary>
    [Alias("open")]
    Task<OpenReply> Open(Caller caller, OpenCall open);

    /// <summary>Called by each web host with viewers, and again every two seconds; names the last version that reached it.</summary>
    [Alias("watch")]
    Task<WatchReply> Watch(string host, IRecordObserver observer, long reached, PresentLine[] present);

    [Alias("unwatch")]
    Task Unwatch(string host);

    /// <summary>What a text that belongs to this record may ask of it; null where there is no such text here. From now on the text is told when it changes.</summary>
    [Alias("lend")]
    Task<byte[]?> Lend(string text);

    /// <summary>A text that belongs to this record has changed and will say what it reads; at the latest when it is asked to.</summary>
    [Alias("text-changed")]
    Task TextChanged(string text);

    /// <summary>What a text that belongs to this record reads now.</summary>
    /// <param name="by">Who changed it last.</param>
    [Alias("follow")]
    Task Follow(string text, string reads, string by);

    /// <summary>The presence of one host's viewers, whole; it replaces what the host said before.</summary>
    [Alias("present")]
    Task SetPresent(string host, PresentLine[] present);
}

/// <summary>A co-edited text as a grain.</summary>
[Alias("tracker.draft")]
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes changes of windows on one host, in their order. The call ends when they are durable or refused: what is taken comes as
    /// a frame, what is not as <see cref="RecordBatch.Refused"/>.
    /// </summary>
    [Alias("type")]
    Task Type(string host, TypeCall[] typed);

    /// <summary>What the record that the text belongs to lends it has changed; null where it lends nothing any more.</summary>
    [Alias("lent")]
    Task Lent(byte[]? loan);

    /// <summary>Tells the record that the text belongs to what it reads now, if that has not been told.</summary>
    [Alias("tell")]
    Task Tell();
}

/// <param name="Message">Bytes of a <c>Tracker.Protocol.TypeMessage</c>.</param>
[GenerateSerializer, Immutable, Alias("tracker.type")]
public sealed record TypeCall([property: Id(0)] Caller Caller, [property: Id(1)] Guid Session, [property: Id(2)] byte[] Message);

/// <summary>A web host that passes a record's changes to its viewers. Calls are awaited one at a time: that keeps their order.</summary>
[Alias("tracker.record-observer")]
public interface IRecordObserver : IGrainObserver
{
    [Alias("deliver")]
    Task Deliver(RecordBatch batch);
}

/// <summary>A signed-in participant as the web host knows him.</summary>
[GenerateSerializer, Immutable, Alias("tracker.caller")]
public sealed class Caller
{
    [NonSerialized]
    private Principal? principal;

    [Id(0)] public required string Participant { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required MembershipLine[] Memberships { get; init; }
    [Id(3)] public long Epoch { get; init; }

    public Principal Principal => principal ??= new Principal(
        ParticipantId.Parse(Participant), Name,
        [.. Memberships.Select(m => new Membership(GroupId.Parse(m.Group), m.From, m.To))], Epoch);

    public static Caller Of(Principal principal) => new()
    {
        Participant = principal.Id.Value,
        Name = principal.Name,
        Memberships = [.. principal.Memberships.Select(m => new MembershipLine(m.Group.Value, m.From, m.To))],
        Epoch = principal.Epoch,
        principal = principal,
    };
}

[GenerateSerializer, Immutable, Alias("tracker.membership")]
public readonly record struct MembershipLine([property: Id(0)] string Group, [property: Id(1)] DateOnly? From, [property: Id(2)] DateOnly? To);

[GenerateSerializer, Immutable, Alias("tracker.command")]
public sealed record CommandCall(
    [property: Id(0)] Guid Operation, [property: Id(1)] string Compartment, [property: Id(2)] long Seen,
    [property: Id(3)] string Name, [property: Id(4)] byte[] Payload, [property: Id(5)] string? OnBehalfOf, [property: Id(6)] bool Again);

/// <param name="Result">0 accepted, 1 rejected, 2 unknown: <c>Tracker.Protocol.Result</c>.</param>
/// <param name="Rejection">JSON of the rejection.</param>
[GenerateSerializer, Immutable, Alias("tracker.command-reply")]
public sealed record CommandReply([property: Id(0)] int Result, [property: Id(1)] long Version, [property: Id(2)] byte[]? Rejection);

/// <param name="Text">The host's number of a co-edited text, for the answer.</param>
[GenerateSerializer, Immutable, Alias("tracker.open")]
public sealed record OpenCall([property: Id(0)] KnownLine[] Known, [property: Id(1)] int? Text);

[GenerateSerializer, Immutable, Alias("tracker.known")]
public readonly record struct KnownLine([property: Id(0)] string Compartment, [property: Id(1)] long Version);

/// <param name="Opened">JSON of <c>Tracker.Protocol.OpenedMessage</c>, only what the caller holds.</param>
[GenerateSerializer, Immutable, Alias("tracker.open-reply")]
public sealed record OpenReply([property: Id(0)] byte[] Opened, [property: Id(1)] bool Found);

/// <param name="Access">JSON of the record's access list.</param>
/// <param name="Reached">Actor version up to which the host has everything after this reply and the batches already on their way.</param>
/// <param name="Lost">True where the host missed events that can no longer be pushed: its viewers open the record again.</param>
[GenerateSerializer, Immutable, Alias("tracker.watch-reply")]
public sealed record WatchReply([property: Id(0)] byte[] Access, [property: Id(1)] long Reached, [property: Id(2)] bool Lost, [property: Id(3)] PresentLine[] Present);

/// <summary>What a record sends its hosts after commits: events in order, and what changed beside them.</summary>
/// <param name="Version">Actor version after the batch.</param>
/// <param name="Frames">Consecutive events by compartment.</param>
/// <param name="Access">The access list (JSON) where it changed in this batch. It holds for the whole batch.</param>
/// <param name="Present">Everybody's presence where it changed.</param>
[GenerateSerializer, Immutable, Alias("tracker.batch")]
public sealed record RecordBatch(
    [property: Id(0)] long Version, [property: Id(1)] EventFrame[] Frames, [property: Id(2)] byte[]? Access, [property: Id(3)] PresentLine[]? Present,
    [property: Id(4)] RefusedLine[]? Refused);

[GenerateSerializer, Immutable, Alias("tracker.event-frame")]
public sealed record EventFrame([property: Id(0)] string Compartment, [property: Id(1)] long From, [property: Id(2)] EventLine[] Events);

/// <summary>One event: JSON of a <c>Tracker.Protocol.WireEvent</c>, or a change of a co-edited text with what its JSON would need.</summary>
/// <param name="Text">Bytes of <c>Tracker.Domain.Drafts.TextChangedBinary</c>.</param>
[GenerateSerializer, Immutable, Alias("tracker.event-line")]
public readonly record struct EventLine(
    [property: Id(0)] byte[]? Json, [property: Id(1)] byte[]? Text, [property: Id(2)] Guid Operation, [property: Id(3)] string? By, [property: Id(4)] DateTimeOffset At);

/// <summary>A change that was not taken: JSON of the rejection, or null where the outcome is unknown. It is for its sender only: others know the session's id.</summary>
[GenerateSerializer, Immutable, Alias("tracker.refused")]
public readonly record struct RefusedLine([property: Id(0)] Guid Session, [property: Id(1)] long Number, [property: Id(2)] byte[]? Rejection, [property: Id(3)] string By);

/// <summary>One viewer's presence, with the compartment through which he holds the record.</summary>
[GenerateSerializer, Immutable, Alias("tracker.present")]
public sealed record PresentLine(
    [property: Id(0)] string Participant, [property: Id(1)] string Name, [property: Id(2)] string Through,
    [property: Id(3)] string? Compartment, [property: Id(4)] string? Entity, [property: Id(5)] string? Field, [property: Id(6)] bool Editing,
    [property: Id(7)] CaretLine? Caret);

/// <summary>A selection in a co-edited text, in places of a revision.</summary>
[GenerateSerializer, Immutable, Alias("tracker.caret")]
public readonly record struct CaretLine([property: Id(0)] long Revision, [property: Id(1)] int From, [property: Id(2)] int To);

public static class RecordGrains
{
    private static readonly ConcurrentDictionary<Type, GrainInterfaceType> Known = new();

    /// <summary>The record.</summary>
    public static IRecordGrain Record(this IGrainFactory grains, ActorId actor) => grains.Of<IRecordGrain>(actor);

    /// <summary>The record as a co-edited text.</summary>
    public static IDraftGrain Draft(this IGrainFactory grains, ActorId actor) => grains.Of<IDraftGrain>(actor);

    // Orleans finds an interface's name anew at every call by type, which costs more than an edit's rules; here it is kept.
    private static T Of<T>(this IGrainFactory grains, ActorId actor) where T : IAddressable
    {
        var id = GrainId.Create(actor.Kind, actor.Key);
        if (Known.TryGetValue(typeof(T), out var type)) return (T)(object)grains.GetGrain(id, type);
        var found = grains.GetGrain<T>(id);
        Known[typeof(T)] = ((GrainReference)(object)found).InterfaceType;
        return found;
    }
}
