using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Server.Api;

/// <summary>The body of a command: what the socket's message says beside its name. Sent again with the same operation it has no second effect.</summary>
/// <typeparam name="TPayload">The command.</typeparam>
/// <param name="Operation">A new UUID of the sender.</param>
/// <param name="Seen">The version of the compartment that the sender had; 0 for a record that does not exist yet.</param>
/// <param name="OnBehalfOf">A group of the sender for which he acts.</param>
/// <param name="Again">True where the command was sent before and its outcome is unknown.</param>
public sealed record CommandBody<TPayload>(
    ActorId Actor, OperationId Operation, CompartmentId Compartment, long Seen, TPayload Payload, GroupId? OnBehalfOf = null, bool Again = false);

/// <summary>Who the sender of the request is.</summary>
public sealed record Me(ParticipantId Participant, string Name, IReadOnlyList<Membership> Memberships, bool Administrator, bool Government, bool Program);

/// <summary>A line of a list: one record through the strongest compartment that the reader holds.</summary>
public sealed record RecordLine(ActorId Actor, CompartmentId Compartment, string Title, JsonObject Detail, long Version, DateTimeOffset ChangedAt);

/// <summary>A compartment as it was.</summary>
public sealed record PastPart(CompartmentId Compartment, long Version, JsonNode? State);

/// <summary>A line of the history, without what only the operator sees.</summary>
public sealed record HistoryLine(
    CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, GroupId? OnBehalfOf, string Event, IReadOnlyList<HistoryLine.Change> Changes)
{
    public sealed record Change(string Path, JsonNode? From, JsonNode? To);
}

/// <summary>A co-edited text in the list of those of one record.</summary>
/// <param name="ChangedBy">Who changed it last; <c>several</c> where several wrote at the same time.</param>
/// <param name="ChangedByName">His name, where the directory knows him.</param>
public sealed record TextLine(
    ActorId Actor, CompartmentId Compartment, string Title, DateTimeOffset ChangedAt, ParticipantId ChangedBy, string? ChangedByName = null);

/// <summary>Somebody who may read a co-edited text.</summary>
public sealed record Reader(ParticipantId Participant, string Name);

/// <summary>A co-edited text as it was.</summary>
/// <param name="At">When its last event up to then was recorded.</param>
/// <param name="Text">Inserts, as a Delta.</param>
public sealed record TextVersion(long Version, long Revision, DateTimeOffset At, string Title, TextChange Text);

/// <summary>One change of a co-edited text by one person.</summary>
/// <param name="Version">The event it was recorded with; several changes may share it.</param>
/// <param name="Revision">The revision that it made.</param>
/// <param name="Change">A Delta on the revision before it.</param>
public sealed record TextChangeLine(long Version, long Revision, DateTimeOffset At, ParticipantId By, ChangeKind Kind, TextChange Change);

/// <summary>An attempt that was refused.</summary>
public sealed record RefusalLine(DateTimeOffset At, ParticipantId Participant, ActorId Actor, string Command, string Code);

[JsonSerializable(typeof(CommandBody<RawJson>)), JsonSerializable(typeof(Me)), JsonSerializable(typeof(List<RecordLine>))]
[JsonSerializable(typeof(List<TextLine>)), JsonSerializable(typeof(List<Reader>)), JsonSerializable(typeof(TextVersion)), JsonSerializable(typeof(List<TextChangeLine>))]
[JsonSerializable(typeof(List<PastPart>)), JsonSerializable(typeof(List<HistoryLine>)), JsonSerializable(typeof(List<RefusalLine>))]
[JsonSerializable(typeof(Invitations.Invitation)), JsonSerializable(typeof(Invitations.Invited)), JsonSerializable(typeof(Invitations.LinkRequest))]
[JsonSerializable(typeof(Invitations.IssuedLink)), JsonSerializable(typeof(Sample.SampleOffer)), JsonSerializable(typeof(Sample.SampleLoaded))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Strict { get; } = new(Codec.Options);
}
