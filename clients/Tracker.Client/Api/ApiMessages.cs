using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Client;

/// <summary>Who is signed in, with the groups that the server knows.</summary>
public sealed record Me(ParticipantId Participant, string Name, IReadOnlyList<Membership> Memberships, bool Administrator = false, bool Government = false, bool Program = false)
{
    [JsonIgnore]
    public Principal Principal => new(Participant, Name, [.. Memberships]);
}

/// <summary>A line of a list: one record through the strongest compartment that the reader holds.</summary>
public sealed record RecordLine(ActorId Actor, CompartmentId Compartment, string Title, JsonObject Detail, long Version, DateTimeOffset ChangedAt);

/// <summary>What one event changed, each field from which value to which.</summary>
public sealed record HistoryLine(
    CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, string Event, IReadOnlyList<HistoryChange> Changes, GroupId? OnBehalfOf = null);

public sealed record HistoryChange(string Path, JsonNode? From = null, JsonNode? To = null);

/// <summary>A compartment as it was.</summary>
public sealed record PastPart(CompartmentId Compartment, long Version, JsonNode? State = null);

/// <summary>A co-edited text in the list of those of one record.</summary>
/// <param name="ChangedBy">Who changed it last; <see cref="ParticipantId.Several"/> where several wrote at the same time.</param>
/// <param name="ChangedByName">His name, where the directory knows him.</param>
public sealed record TextLine(
    ActorId Actor, CompartmentId Compartment, string Title, DateTimeOffset ChangedAt, ParticipantId ChangedBy, string? ChangedByName = null);

/// <summary>Somebody who may read a co-edited text.</summary>
public sealed record Reader(ParticipantId Participant, string Name);

/// <summary>A co-edited text as it was.</summary>
/// <param name="At">When its last event up to then was recorded.</param>
public sealed record TextVersion(long Version, long Revision, DateTimeOffset At, string Title, TextChange Text);

/// <summary>One change of a co-edited text by one person; <see cref="Comparison.Since"/> folds many.</summary>
/// <param name="Version">The event it was recorded with; several changes may share it.</param>
/// <param name="Revision">The revision that it made.</param>
/// <param name="Change">A change of the revision before it.</param>
public sealed record TextChangeLine(long Version, long Revision, DateTimeOffset At, ParticipantId By, ChangeKind Kind, TextChange Change);

/// <param name="Organization">An organisation of the directory. Needed with a delegation.</param>
/// <param name="Delegation">The delegation to whose roster the person is added.</param>
public sealed record Invitation(
    string Name, string Email, GroupId? Organization = null, ActorId? Delegation = null, RosterRole? Role = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="Known">True where the person was a participant before.</param>
/// <param name="Mailed">True where the link went out by mail; then it is not shown.</param>
public sealed record Invited(ParticipantId Participant, bool Known, bool Mailed, string? Link = null, DateTimeOffset? ExpiresAt = null, string? Note = null);

public sealed record LinkRequest(ParticipantId Participant);

public sealed record IssuedLink(string Link, DateTimeOffset ExpiresAt);

/// <param name="Offered">True where the sample may be loaded and nothing is here yet.</param>
public sealed record SampleOffer(bool Offered);

/// <param name="Steps">Commands that stand: applied now or before.</param>
/// <param name="Problems">What was refused, each with its file and line.</param>
public sealed record SampleLoaded(int Steps, IReadOnlyList<string> Problems, IReadOnlyList<SampleLink> Links);

public sealed record SampleLink(ParticipantId Participant, string Name, string Address, DateTimeOffset ExpiresAt);

/// <summary>The body of a command over the API; its name is in the address.</summary>
public sealed record CommandBody(
    ActorId Actor, OperationId Operation, CompartmentId Compartment, long Seen, RawJson Payload, GroupId? OnBehalfOf = null, bool Again = false);

[JsonSerializable(typeof(Me)), JsonSerializable(typeof(List<RecordLine>)), JsonSerializable(typeof(List<HistoryLine>)), JsonSerializable(typeof(List<PastPart>))]
[JsonSerializable(typeof(Invitation)), JsonSerializable(typeof(Invited)), JsonSerializable(typeof(LinkRequest)), JsonSerializable(typeof(IssuedLink))]
[JsonSerializable(typeof(SampleOffer)), JsonSerializable(typeof(SampleLoaded)), JsonSerializable(typeof(CommandBody))]
[JsonSerializable(typeof(List<TextLine>)), JsonSerializable(typeof(List<Reader>)), JsonSerializable(typeof(TextVersion)), JsonSerializable(typeof(List<TextChangeLine>))]
[JsonSerializable(typeof(OutcomeMessage)), JsonSerializable(typeof(Rejection))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Like the wire; a member that a newer server adds is passed over.</summary>
    public static ApiJson Wire { get; } = new(new JsonSerializerOptions(Codec.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip });
}
