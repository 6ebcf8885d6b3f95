using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public abstract record NoteCommand : DelegationCommand
{
    public abstract EntityId Id { get; init; }
}

public sealed record AddNote(EntityId Id, string Text, EntityId? About = null) : NoteCommand;

/// <summary>By the author or a head.</summary>
public sealed record EditNote(EntityId Id, Edit Text) : NoteCommand;

/// <summary>By the author or a head. The history keeps it.</summary>
public sealed record RemoveNote(EntityId Id) : NoteCommand;

public abstract record NoteEvent : DelegationEvent;

public sealed record NoteAdded(EntityId Id, string Text, EntityId? About = null) : NoteEvent;

public sealed record NoteEdited(EntityId Id, Edit Text) : NoteEvent;

public sealed record NoteRemoved(EntityId Id) : NoteEvent;
