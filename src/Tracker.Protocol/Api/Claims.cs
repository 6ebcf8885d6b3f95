using System.Text.Json.Nodes;

namespace Tracker.Protocol;

/// <summary>One recorded claim, in a list of claims of many records.</summary>
/// <param name="Actor">The record that has it.</param>
/// <param name="Compartment">Who may see it.</param>
/// <param name="Statement">The stored word of what it says, such as <c>supporting-member</c>.</param>
/// <param name="Value">What it says in a few words.</param>
/// <param name="Says">The whole statement.</param>
/// <param name="Names">The records that it names.</param>
/// <param name="Organization">By its record or else its name, as <paramref name="Committee"/>.</param>
/// <param name="RecordedTo">When it was superseded or withdrawn; null if it stands.</param>
/// <param name="IsHearsay">True if the source reports a claim of others.</param>
/// <param name="RemovedAt">When it was noted that the body removed the fact.</param>
/// <param name="Source">The title of its document.</param>
/// <param name="Document">SHA-256 of the document in which <paramref name="Span"/> is its passage.</param>
public sealed record ClaimLine(
    ActorId Actor, CompartmentId Compartment, EntityId Id, string Statement, string Value, JsonObject Says, IReadOnlyList<ActorId> Names,
    DateTimeOffset RecordedFrom, bool IsHearsay, string? Country = null, string? Organization = null, string? Committee = null, PartialDate? ValidFrom = null,
    PartialDate? ValidTo = null, DateTimeOffset? RecordedTo = null, DateTimeOffset? RemovedAt = null, string? Source = null, string? Document = null,
    string? Span = null);

/// <summary>Which claims are asked for: those that match everything that is not null.</summary>
/// <param name="Subject">The record that has the claim.</param>
/// <param name="Statement">The stored word of what it says, such as <c>supporting-member</c>.</param>
/// <param name="Names">A record that it names.</param>
/// <param name="Document">SHA-256 of the document that it cites.</param>
/// <param name="Country">As the claim has it.</param>
/// <param name="Kind">The kind of its subject.</param>
/// <param name="AsOf">A day, month or year in the world.</param>
/// <param name="Known">The end of a day, month or year, or a time, in the record; null for now.</param>
/// <param name="Ever">Also what was superseded or withdrawn, if <paramref name="Known"/> is null.</param>
public sealed record ClaimQuery(
    ActorId? Subject = null, string? Statement = null, ActorId? Names = null, string? Document = null, string? Country = null, string? Kind = null,
    string? AsOf = null, string? Known = null, bool Ever = false);
