namespace Tracker.Domain.Parts;

/// <summary>Notes for the audience of their compartment.</summary>
/// <param name="most">Most notes of one compartment.</param>
/// <param name="longest">Most UTF-16 characters of one note.</param>
/// <param name="refuses">Why the sender may not change an existing note, or null.</param>
public sealed class NotesPart<TState>(
    Lens<TState, ImmutableSortedDictionary<EntityId, Note>> book, int most, int longest, Func<Sight, Note, Rejection?>? refuses = null)
    : Part<TState, NoteCommand, NoteEvent>
{
    protected override Decision Decide(TState here, Sight sight, NoteCommand command)
    {
        var notes = book.Of(here);
        if (command is AddNote add) return Add(notes, sight.At, add);
        if (!notes.TryGetValue(command.Id, out var note)) return Rejection.Missing("note", "id");
        if (refuses?.Invoke(sight, note) is { } no) return no;
        return command switch
        {
            EditNote c => note.Text.Decide(c.Text, "text", longest, sight.At, new NoteEdited(c.Id, c.Text), required: true),
            RemoveNote c => Decision.Of(sight.At, new NoteRemoved(c.Id)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, NoteEvent happened, Recorded recorded)
    {
        var notes = book.Of(state);
        return book.With(state, happened switch
        {
            NoteAdded e => notes.Add(e.Id, new(e.Id, Field.Empty.Set(e.Text, recorded), recorded.By, recorded.At, e.About)),
            NoteEdited e => notes.SetItem(e.Id, notes[e.Id] with { Text = notes[e.Id].Text.After(e.Text, recorded) }),
            NoteRemoved e => notes.Remove(e.Id),
            _ => throw new UnknownEventException(happened.GetType().Name),
        });
    }

    private Decision Add(ImmutableSortedDictionary<EntityId, Note> notes, CompartmentId at, AddNote c) => Decision.Unless(
        (notes.ContainsKey(c.Id) ? Rejection.Duplicate("note", "id") : null)
            ?? Rejection.Full(notes.Count, most, "notes")
            ?? TextLimits.Demands(c.Text, "text", longest),
        at, new NoteAdded(c.Id, c.Text, c.About));
}
