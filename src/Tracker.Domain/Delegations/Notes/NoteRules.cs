using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Notes(DelegationState here, Sight sight, NoteCommand command)
    {
        if (command is AddNote add) return Add(here, sight.At, add);
        if (!here.Notes.TryGetValue(command.Id, out var note)) return Rejection.Missing("note", "id");
        if (note.Author != sight.By && !IsHeadAmongHisOwn(sight)) return Rejection.Forbidden("Only its author or the head may change a note.");
        return command switch
        {
            EditNote c => Change(note.Text, c.Text, "text", DelegationLimits.Note, sight.At, new NoteEdited(c.Id, c.Text), required: true),
            RemoveNote c => Here(sight.At, new NoteRemoved(c.Id)),
            _ => Unknown(command),
        };
    }

    private static Decision Add(DelegationState here, CompartmentId at, AddNote c)
    {
        var broken = (here.Notes.ContainsKey(c.Id) ? Rejection.Duplicate("note", "id") : null)
            ?? Full(here.Notes.Count, DelegationLimits.Notes, "notes")
            ?? TextLimits.Demands(c.Text, "text", DelegationLimits.Note);
        return broken is not null ? broken : Here(at, new NoteAdded(c.Id, c.Text, c.About));
    }

    // A head has no say over what a partner delegation wrote.
    private static bool IsHeadAmongHisOwn(Sight sight) => sight.Standing.Role == RosterRole.Head && sight.At.OwnerPartner is null;
}

public static partial class DelegationEvolution
{
    private static DelegationState Notes(DelegationState state, NoteEvent happened, Recorded recorded) => happened switch
    {
        NoteAdded e => state with { Notes = state.Notes.Add(e.Id, new(e.Id, Field.Empty.Set(e.Text, recorded), recorded.By, recorded.At, e.About)) },
        NoteEdited e => state with { Notes = state.Notes.SetItem(e.Id, state.Notes[e.Id] with { Text = state.Notes[e.Id].Text.After(e.Text, recorded) }) },
        NoteRemoved e => state with { Notes = state.Notes.Remove(e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
