namespace Tracker.Domain.Claims;

/// <summary>Commands about the claims of one compartment.</summary>
[JsonDerivedType(typeof(RecordClaim), "record-claim")]
[JsonDerivedType(typeof(SupersedeClaim), "supersede-claim")]
[JsonDerivedType(typeof(WithdrawClaim), "withdraw-claim")]
[JsonDerivedType(typeof(PreferClaim), "prefer-claim")]
[JsonDerivedType(typeof(MarkRemovedByBody), "mark-removed-by-body")]
public abstract record ClaimCommand : Command;

/// <summary>Record a statement with its source.</summary>
/// <param name="Imported">A step that the body's rules forbid is kept as an anomaly. Only for imports.</param>
public sealed record RecordClaim(Assertion Claim, bool Imported = false) : ClaimCommand;

/// <summary>Correct a claim by another one. The first stays in the history.</summary>
public sealed record SupersedeClaim(EntityId Claim, Assertion By, string Reason) : ClaimCommand;

/// <summary>Take a claim back without another in its place. It stays in the history.</summary>
public sealed record WithdrawClaim(EntityId Claim, string Reason) : ClaimCommand;

/// <summary>Of several claims about the same thing, show this one first. The others stay beside it.</summary>
public sealed record PreferClaim(EntityId Claim, string Reason) : ClaimCommand;

/// <summary>The body no longer shows this fact.</summary>
public sealed record MarkRemovedByBody(EntityId Claim, string Note) : ClaimCommand;

[JsonDerivedType(typeof(ClaimRecorded), "claim-recorded")]
[JsonDerivedType(typeof(ClaimSuperseded), "claim-superseded")]
[JsonDerivedType(typeof(ClaimPreferred), "claim-preferred")]
[JsonDerivedType(typeof(ClaimRemovedByBody), "claim-removed-by-body")]
public abstract record ClaimEvent : Event;
public sealed record ClaimRecorded(Assertion Claim, string? Anomaly = null) : ClaimEvent;
public sealed record ClaimSuperseded(EntityId Claim, string Reason, EntityId? By = null) : ClaimEvent;
public sealed record ClaimPreferred(EntityId Claim, string Reason) : ClaimEvent;
public sealed record ClaimRemovedByBody(EntityId Claim, string Note) : ClaimEvent;
