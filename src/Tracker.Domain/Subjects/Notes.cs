using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Subjects;

/// <summary>A private note on a subject, edited by everybody who may write in its compartment.</summary>
public sealed record Note(EntityId Id, Field Text, ParticipantId By, DateTimeOffset At);

public sealed record AddNote(EntityId Id, string Text) : Command;
public sealed record EditNote(EntityId Id, Edit Text) : Command;
public sealed record RemoveNote(EntityId Id) : Command;

public sealed record NoteAdded(EntityId Id, string Text) : Event;
public sealed record NoteEdited(EntityId Id, Edit Text) : Event;
public sealed record NoteRemoved(EntityId Id) : Event;

/// <summary>The rules of notes.</summary>
public static class Notes
{
    /// <summary>Technical limit of one compartment.</summary>
    public const int Most = 1_000;

    public static Decision Decide(ImmutableList<Note> notes, CompartmentId at, Command command) => command switch
    {
        AddNote c => Add(notes, at, c),
        EditNote c => Edit(notes, at, c),
        RemoveNote c => Find(notes, c.Id) is null ? Rejection.Missing("note", "id") : Decision.Of(at, new NoteRemoved(c.Id)),
        _ => throw new ArgumentException($"'{command.GetType().Name}' is not about notes.", nameof(command)),
    };

    public static ImmutableList<Note> Apply(ImmutableList<Note> notes, Recorded recorded) => recorded.Event switch
    {
        NoteAdded e => notes.Add(new Note(e.Id, Field.Empty.Set(e.Text, recorded), recorded.By, recorded.At)),
        NoteEdited e => notes.ConvertAll(n => n.Id == e.Id ? n with { Text = n.Text.Set(e.Text.To, recorded) } : n),
        NoteRemoved e => notes.RemoveAll(n => n.Id == e.Id),
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    private static Decision Add(ImmutableList<Note> notes, CompartmentId at, AddNote command)
    {
        if (Find(notes, command.Id) is not null) return Rejection.Duplicate("note", "id");
        if (notes.Count >= Most) return new Rejection(RejectionCode.TooMany, $"A compartment of a record holds at most {Most} notes.");
        return TextLimits.Demands(command.Text, "text", TextLimits.Body) is { } no ? no : Decision.Of(at, new NoteAdded(command.Id, command.Text));
    }

    private static Decision Edit(ImmutableList<Note> notes, CompartmentId at, EditNote command)
    {
        if (Find(notes, command.Id) is not { } note) return Rejection.Missing("note", "id");
        if (note.Text.Refuses(command.Text, "text", TextLimits.Body, required: true) is { } no) return no;
        return note.Text.Is(command.Text) ? Decision.Nothing : Decision.Of(at, new NoteEdited(command.Id, command.Text));
    }

    private static Note? Find(ImmutableList<Note> notes, EntityId id) => notes.Find(n => n.Id == id);
}
