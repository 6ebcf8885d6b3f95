namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(SetStance), "set-stance")]
[JsonDerivedType(typeof(EditPositionText), "edit-position-text")]
[JsonDerivedType(typeof(SetSpokesperson), "set-spokesperson")]
[JsonDerivedType(typeof(SetAuthority), "set-authority")]
[JsonDerivedType(typeof(ChangePositionState), "change-position-state")]
public abstract record PositionCommand : Command
{
    public abstract EntityId Point { get; init; }
}

/// <param name="Proposed">After a conflict: the stance that the sender had chosen first, kept in the history.</param>
public sealed record SetStance(EntityId Point, Stance Was, Stance To, Stance? Proposed = null) : PositionCommand;

public sealed record EditPositionText(EntityId Point, PositionText Text, Edit Edit) : PositionCommand;

/// <param name="To">A participant on the roster; null to unassign.</param>
public sealed record SetSpokesperson(EntityId Point, ParticipantId? Was = null, ParticipantId? To = null) : PositionCommand;

public sealed record SetAuthority(EntityId Point, PositionAuthority Was, PositionAuthority To) : PositionCommand;

/// <param name="TextVersion">The text version that the sender read, so that they do not clear a text that they have not seen.</param>
public sealed record ChangePositionState(EntityId Point, int TextVersion, PositionState Was, PositionState To) : PositionCommand;

[JsonDerivedType(typeof(StanceSet), "position.stance-set")]
[JsonDerivedType(typeof(PositionTextEdited), "position.text-edited")]
[JsonDerivedType(typeof(PositionTextWrittenTogether), "position.text-written-together")]
[JsonDerivedType(typeof(SpokespersonSet), "position.spokesperson-set")]
[JsonDerivedType(typeof(AuthoritySet), "position.authority-set")]
[JsonDerivedType(typeof(PositionStateChanged), "position.state-changed")]
public abstract record PositionEvent : Event
{
    public abstract EntityId Point { get; init; }
}

public sealed record StanceSet(EntityId Point, Stance Was, Stance To, Stance? Proposed = null) : PositionEvent;
public sealed record PositionTextEdited(EntityId Point, PositionText Text, Edit Edit) : PositionEvent;

/// <summary>From now on the text is edited in its draft.</summary>
public sealed record PositionTextWrittenTogether(EntityId Point, PositionText Text) : PositionEvent;

public sealed record SpokespersonSet(EntityId Point, ParticipantId? Was = null, ParticipantId? To = null) : PositionEvent;
public sealed record AuthoritySet(EntityId Point, PositionAuthority Was, PositionAuthority To) : PositionEvent;
public sealed record PositionStateChanged(EntityId Point, int TextVersion, PositionState Was, PositionState To) : PositionEvent;
