namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(OpenFloor), "open-floor")]
[JsonDerivedType(typeof(CloseFloor), "close-floor")]
[JsonDerivedType(typeof(LetRunFloor), "let-run-floor")]
[JsonDerivedType(typeof(CallPoint), "call-point")]
[JsonDerivedType(typeof(Instruct), "instruct")]
[JsonDerivedType(typeof(AcknowledgeInstruction), "acknowledge-instruction")]
[JsonDerivedType(typeof(NoteIntervention), "note-intervention")]
[JsonDerivedType(typeof(NoteObjection), "note-objection")]
[JsonDerivedType(typeof(NoteMemberVote), "note-member-vote")]
[JsonDerivedType(typeof(NoteOutcome), "note-outcome")]
[JsonDerivedType(typeof(WithdrawFloorNote), "withdraw-floor-note")]
public abstract record FloorCommand : Command;

/// <summary>By the head: the delegation is in the room. Also after it was closed.</summary>
public sealed record OpenFloor : FloorCommand;

/// <summary>By the head: the meeting is over, and nothing more is recorded.</summary>
public sealed record CloseFloor : FloorCommand;

/// <summary>By the head: somebody else calls points too; null for only the head.</summary>
public sealed record LetRunFloor(ParticipantId? Was = null, ParticipantId? To = null) : FloorCommand;

/// <summary>The point under discussion now; null between points.</summary>
public sealed record CallPoint(EntityId? Was = null, EntityId? To = null) : FloorCommand;

/// <summary>By the head: what the delegates do on a point. All of them acknowledge it anew.</summary>
/// <param name="Version">The version of the instruction that the sender saw; 0 if there was none.</param>
/// <param name="Text">Null takes it back.</param>
public sealed record Instruct(EntityId Point, int Version, string? Text = null) : FloorCommand;

/// <summary>By a delegate, for themselves.</summary>
/// <param name="Version">The version that they read.</param>
public sealed record AcknowledgeInstruction(EntityId Point, int Version) : FloorCommand;

/// <summary>Something that was heard on a point.</summary>
public abstract record NoteOnFloor : FloorCommand
{
    public abstract EntityId Id { get; init; }
    public abstract EntityId Point { get; init; }

    /// <summary>When it was heard, by the sender's clock; null for now.</summary>
    public abstract DateTimeOffset? Heard { get; init; }
}

/// <param name="Who">The organisation or delegation that spoke.</param>
public sealed record NoteIntervention(
    EntityId Id, EntityId Point, string Who, Intervening Stance, string? Text = null, DateTimeOffset? Heard = null) : NoteOnFloor;

/// <param name="Who">The organisation or delegation that objected.</param>
public sealed record NoteObjection(EntityId Id, EntityId Point, string Who, string? Text = null, DateTimeOffset? Heard = null) : NoteOnFloor;

/// <param name="Who">The member that voted.</param>
public sealed record NoteMemberVote(EntityId Id, EntityId Point, string Who, MemberVote Vote, DateTimeOffset? Heard = null) : NoteOnFloor;

/// <param name="Tally">Null if there was no vote, or nobody knows how it went.</param>
public sealed record NoteOutcome(
    EntityId Id, EntityId Point, FloorOutcome Outcome, VoteTally? Tally = null, string? Text = null, DateTimeOffset? Heard = null) : NoteOnFloor;

/// <summary>A note is wrong; it stays to be read. By the one who wrote it, or the head.</summary>
public sealed record WithdrawFloorNote(EntityId Id, string Reason) : FloorCommand;

[JsonDerivedType(typeof(FloorOpened), "floor.opened")]
[JsonDerivedType(typeof(FloorClosed), "floor.closed")]
[JsonDerivedType(typeof(FloorLetRun), "floor.let-run")]
[JsonDerivedType(typeof(PointCalled), "floor.point-called")]
[JsonDerivedType(typeof(Instructed), "floor.instructed")]
[JsonDerivedType(typeof(InstructionAcknowledged), "floor.instruction-acknowledged")]
[JsonDerivedType(typeof(InterventionNoted), "floor.intervention-noted")]
[JsonDerivedType(typeof(ObjectionNoted), "floor.objection-noted")]
[JsonDerivedType(typeof(MemberVoteNoted), "floor.member-vote-noted")]
[JsonDerivedType(typeof(OutcomeNoted), "floor.outcome-noted")]
[JsonDerivedType(typeof(FloorNoteWithdrawn), "floor.note-withdrawn")]
public abstract record FloorEvent : Event;

public sealed record FloorOpened : FloorEvent;
public sealed record FloorClosed : FloorEvent;
public sealed record FloorLetRun(ParticipantId? Was = null, ParticipantId? To = null) : FloorEvent;
public sealed record PointCalled(EntityId? Was = null, EntityId? To = null) : FloorEvent;

/// <param name="Version">Of this instruction.</param>
public sealed record Instructed(EntityId Point, int Version, string? Text = null) : FloorEvent;

public sealed record InstructionAcknowledged(EntityId Point, int Version) : FloorEvent;

/// <summary>Something was heard on a point.</summary>
public abstract record FloorNoted : FloorEvent
{
    public abstract EntityId Id { get; init; }
    public abstract EntityId Point { get; init; }
    public abstract DateTimeOffset? Heard { get; init; }
}

public sealed record InterventionNoted(
    EntityId Id, EntityId Point, string Who, Intervening Stance, string? Text = null, DateTimeOffset? Heard = null) : FloorNoted;

public sealed record ObjectionNoted(EntityId Id, EntityId Point, string Who, string? Text = null, DateTimeOffset? Heard = null) : FloorNoted;
public sealed record MemberVoteNoted(EntityId Id, EntityId Point, string Who, MemberVote Vote, DateTimeOffset? Heard = null) : FloorNoted;

public sealed record OutcomeNoted(
    EntityId Id, EntityId Point, FloorOutcome Outcome, VoteTally? Tally = null, string? Text = null, DateTimeOffset? Heard = null) : FloorNoted;

public sealed record FloorNoteWithdrawn(EntityId Id, string Reason) : FloorEvent;
