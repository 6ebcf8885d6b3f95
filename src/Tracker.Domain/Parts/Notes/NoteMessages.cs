namespace Tracker.Domain.Parts;

[JsonDerivedType(typeof(AddNote), "add-note")]
[JsonDerivedType(typeof(EditNote), "edit-note")]
[JsonDerivedType(typeof(RemoveNote), "remove-note")]
public abstract record NoteCommand : Command
{
    public abstract EntityId Id { get; init; }
}

public sealed record AddNote(EntityId Id, string Text, EntityId? About = null) : NoteCommand;
public sealed record EditNote(EntityId Id, Edit Text) : NoteCommand;

/// <summary>The history keeps it.</summary>
public sealed record RemoveNote(EntityId Id) : NoteCommand;

[JsonDerivedType(typeof(NoteAdded), "note.added")]
[JsonDerivedType(typeof(NoteEdited), "note.edited")]
[JsonDerivedType(typeof(NoteRemoved), "note.removed")]
public abstract record NoteEvent : Event;
public sealed record NoteAdded(EntityId Id, string Text, EntityId? About = null) : NoteEvent;
public sealed record NoteEdited(EntityId Id, Edit Text) : NoteEvent;
public sealed record NoteRemoved(EntityId Id) : NoteEvent;
