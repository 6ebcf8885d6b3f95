using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Roster(DelegationState state, RosterEvent happened, Recorded recorded) => happened switch
    {
        RosterEntryAdded e => state with { Roster = state.Roster.Add(e.Id, EntryOf(e, recorded)) },
        RoleChanged e => state with { Roster = state.Roster.SetItem(e.Id, state.Roster[e.Id] with { Role = state.Roster[e.Id].Role.Set(e.To, recorded) }) },
        RosterEntryEnded e => state with { Roster = state.Roster.SetItem(e.Id, state.Roster[e.Id] with { To = state.Roster[e.Id].To.Set(e.To, recorded) }) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static RosterEntry EntryOf(RosterEntryAdded e, Recorded recorded) =>
        new(e.Id, e.Participant, e.Name, e.Organization,
            new(e.Role, recorded.Version, recorded.By, recorded.At), new(e.To, recorded.Version, recorded.By, recorded.At), e.From);
}
