using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public abstract record PositionCommand : DelegationCommand
{
    public abstract EntityId Point { get; init; }
}

/// <param name="Proposed">After a conflict: the stance the sender had chosen before he saw the other, kept in the history.</param>
public sealed record SetStance(EntityId Point, Stance Was, Stance To, Stance? Proposed = null) : PositionCommand;

public sealed record EditPositionText(EntityId Point, PositionText Text, Edit Edit) : PositionCommand;

/// <param name="To">A participant of the roster, or null for nobody.</param>
public sealed record SetSpokesperson(EntityId Point, ParticipantId? Was = null, ParticipantId? To = null) : PositionCommand;

public sealed record SetAuthority(EntityId Point, PositionAuthority Was, PositionAuthority To) : PositionCommand;

/// <param name="TextVersion">The text version that the sender has read: nobody clears or confirms a text he has not seen.</param>
public sealed record ChangePositionState(EntityId Point, int TextVersion, PositionState Was, PositionState To) : PositionCommand;

public abstract record PositionEvent : DelegationEvent
{
    public abstract EntityId Point { get; init; }
}

public sealed record StanceSet(EntityId Point, Stance Was, Stance To, Stance? Proposed = null) : PositionEvent;

public sealed record PositionTextEdited(EntityId Point, PositionText Text, Edit Edit) : PositionEvent;

/// <summary>From now on the text is written in its draft.</summary>
public sealed record PositionTextWrittenTogether(EntityId Point, PositionText Text) : PositionEvent;

public sealed record SpokespersonSet(EntityId Point, ParticipantId? Was = null, ParticipantId? To = null) : PositionEvent;

public sealed record AuthoritySet(EntityId Point, PositionAuthority Was, PositionAuthority To) : PositionEvent;

public sealed record PositionStateChanged(EntityId Point, int TextVersion, PositionState Was, PositionState To) : PositionEvent;
