namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(ExpectVote), "expect-vote")]
[JsonDerivedType(typeof(RenameBallot), "rename-ballot")]
[JsonDerivedType(typeof(MoveClosing), "move-closing")]
[JsonDerivedType(typeof(SettleVote), "settle-vote")]
[JsonDerivedType(typeof(RecordVote), "record-vote")]
[JsonDerivedType(typeof(CorrectVote), "correct-vote")]
[JsonDerivedType(typeof(CancelVote), "cancel-vote")]
[JsonDerivedType(typeof(ExplainVote), "explain-vote")]
[JsonDerivedType(typeof(CountBallot), "count-ballot")]
[JsonDerivedType(typeof(RemindOfVote), "remind-of-vote")]
[JsonDerivedType(typeof(MissVote), "miss-vote")]
public abstract record VoteCommand : Command
{
    public abstract EntityId Id { get; init; }
}

/// <param name="Ballot">Such as "DIS ballot on ISO/IEC 23837-2".</param>
public sealed record ExpectVote(EntityId Id, string Ballot, VoteClosing Closes, ActorId? WorkItem = null, EntityId? Point = null) : VoteCommand;

public sealed record RenameBallot(EntityId Id, Edit Ballot) : VoteCommand;

/// <param name="Was">What the sender saw.</param>
public sealed record MoveClosing(EntityId Id, VoteClosing Was, VoteClosing To) : VoteCommand;

/// <summary>What the delegation will answer; null while it is open again.</summary>
public sealed record SettleVote(EntityId Id, BallotAnswer? Was = null, BallotAnswer? To = null) : VoteCommand;

/// <summary>The vote was cast. Saying it again changes nothing.</summary>
public sealed record RecordVote(EntityId Id, BallotAnswer Answer) : VoteCommand;

/// <param name="Was">What is recorded.</param>
/// <param name="Reason">Why that is wrong.</param>
public sealed record CorrectVote(EntityId Id, BallotAnswer Was, BallotAnswer To, string Reason) : VoteCommand;

/// <summary>The vote is not expected any more: the ballot was called off, or is not for this delegation.</summary>
public sealed record CancelVote(EntityId Id, string Reason) : VoteCommand;

/// <summary>Why the vote was not cast, or will not be.</summary>
public sealed record ExplainVote(EntityId Id, Edit Because) : VoteCommand;

/// <summary>By which rule the body decides, and what is known of its count.</summary>
/// <param name="Was">What the sender saw.</param>
public sealed record CountBallot(EntityId Id, BallotCount To, BallotCount? Was = null) : VoteCommand;

/// <summary>By the program, once for each close.</summary>
public sealed record RemindOfVote(EntityId Id, VoteClosing Closes) : VoteCommand;

/// <summary>By the program, when the ballot has closed.</summary>
public sealed record MissVote(EntityId Id, VoteClosing Closes) : VoteCommand;

[JsonDerivedType(typeof(VoteExpected), "vote.expected")]
[JsonDerivedType(typeof(BallotRenamed), "vote.ballot-renamed")]
[JsonDerivedType(typeof(ClosingMoved), "vote.closing-moved")]
[JsonDerivedType(typeof(VoteSettled), "vote.settled")]
[JsonDerivedType(typeof(VoteRecorded), "vote.cast")]
[JsonDerivedType(typeof(VoteCorrected), "vote.corrected")]
[JsonDerivedType(typeof(VoteCancelled), "vote.cancelled")]
[JsonDerivedType(typeof(VoteExplained), "vote.explained")]
[JsonDerivedType(typeof(BallotCounted), "vote.counted")]
[JsonDerivedType(typeof(VoteRemindedOf), "vote.reminded")]
[JsonDerivedType(typeof(VoteMissed), "vote.missed")]
public abstract record VoteEvent : Event
{
    public abstract EntityId Id { get; init; }
}

public sealed record VoteExpected(EntityId Id, string Ballot, VoteClosing Closes, ActorId? WorkItem = null, EntityId? Point = null) : VoteEvent;
public sealed record BallotRenamed(EntityId Id, Edit Ballot) : VoteEvent;
public sealed record ClosingMoved(EntityId Id, VoteClosing Was, VoteClosing To) : VoteEvent;
public sealed record VoteSettled(EntityId Id, BallotAnswer? Was = null, BallotAnswer? To = null) : VoteEvent;
public sealed record VoteRecorded(EntityId Id, BallotAnswer Answer) : VoteEvent;
public sealed record VoteCorrected(EntityId Id, BallotAnswer Was, BallotAnswer To, string Reason) : VoteEvent;
public sealed record VoteCancelled(EntityId Id, string Reason) : VoteEvent;
public sealed record VoteExplained(EntityId Id, Edit Because) : VoteEvent;
public sealed record BallotCounted(EntityId Id, BallotCount To, BallotCount? Was = null) : VoteEvent;
public sealed record VoteRemindedOf(EntityId Id, VoteClosing Closes) : VoteEvent;
public sealed record VoteMissed(EntityId Id, VoteClosing Closes) : VoteEvent;
