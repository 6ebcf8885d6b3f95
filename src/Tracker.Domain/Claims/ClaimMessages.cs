using Tracker.Domain.Shared;

namespace Tracker.Domain.Claims;

/// <summary>Record a statement with its source.</summary>
/// <param name="Imported">A step that the body's rules forbid is kept as an anomaly. Only for imports.</param>
public sealed record RecordClaim(Assertion Claim, bool Imported = false) : Command;

/// <summary>Correct a claim by another one. The first stays in the history.</summary>
public sealed record SupersedeClaim(EntityId Claim, Assertion By, string Reason) : Command;

/// <summary>Take a claim back without another in its place. It stays in the history.</summary>
public sealed record WithdrawClaim(EntityId Claim, string Reason) : Command;

/// <summary>Of several claims about the same thing, show this one first. The others stay beside it.</summary>
public sealed record PreferClaim(EntityId Claim, string Reason) : Command;

/// <summary>The body no longer shows this fact.</summary>
public sealed record MarkRemovedByBody(EntityId Claim, string Note) : Command;

public sealed record ClaimRecorded(Assertion Claim, string? Anomaly = null) : Event;
public sealed record ClaimSuperseded(EntityId Claim, string Reason, EntityId? By = null) : Event;
public sealed record ClaimPreferred(EntityId Claim, string Reason) : Event;
public sealed record ClaimRemovedByBody(EntityId Claim, string Note) : Event;
