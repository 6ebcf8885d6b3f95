namespace Tracker.Domain.Delegations;

/// <summary>The versions of the delegation that were given a name.</summary>
public sealed class BriefsPart : Part<DelegationState, BriefCommand, BriefEvent>
{
    protected override bool Belongs(CompartmentId at, BriefCommand command) => at == CompartmentId.Delegation;

    protected override Decision Decide(DelegationState here, Sight sight, BriefCommand command) => command switch
    {
        FreezeBrief c => Decision.Unless(
            (Of(here).ContainsKey(c.Id) ? Rejection.Duplicate("brief", "id") : null)
                ?? Rejection.Full(Of(here).Count, DelegationLimits.Briefs, "briefs")
                ?? TextLimits.Demands(c.Name, "name", TextLimits.Name),
            sight.At, new BriefFrozen(c.Id, c.Name)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override DelegationState Evolve(DelegationState state, BriefEvent happened, Recorded recorded) => happened switch
    {
        BriefFrozen e => state with { Briefs = Of(state).Add(e.Id, new Brief(e.Id, e.Name, recorded.Version, recorded.By, recorded.At)) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static ImmutableSortedDictionary<EntityId, Brief> Of(DelegationState state) => state.Briefs ?? ImmutableSortedDictionary<EntityId, Brief>.Empty;
}
