using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>What each event makes of the compartment it belongs to. Each topic has its own part.</summary>
public static partial class DelegationEvolution
{
    /// <summary>Throws <see cref="UnknownEventException"/> for an event without a rule.</summary>
    public static DelegationState Evolve(DelegationState state, Recorded recorded) => recorded.Event switch
    {
        FactsEvent e => Facts(state, e, recorded),
        RosterEvent e => Roster(state, e, recorded),
        AgendaEvent e => Agenda(state, e, recorded),
        PositionEvent e => Positions(state, e, recorded),
        Concurred e => Concurrences(state, e, recorded),
        NoteEvent e => Notes(state, e, recorded),
        TaskEvent e => Tasks(state, e, recorded),
        ViewEvent e => Views(state, e, recorded),
        PartnerEvent e => Partners(state, e, recorded),
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    // An edit that only keeps a proposed text in the history leaves the field to whoever wrote what stands.
    private static Field After(this Field field, Edit edit, Recorded recorded) => field.Is(edit) ? field : field.Set(edit.To, recorded);
}
