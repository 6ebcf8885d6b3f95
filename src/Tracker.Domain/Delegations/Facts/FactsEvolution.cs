using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Facts(DelegationState state, FactsEvent happened, Recorded recorded) => happened switch
    {
        DelegationCreated e => state with
        {
            Facts = new DelegationFacts(Field.Empty.Set(e.Title, recorded), Field.Empty, e.Committee, e.Gathering, e.OpensOn, e.ClosesOn),
        },
        GatheringAnnounced e => state with { Announced = new AnnouncedGathering(e.Committee, e.Gathering, e.OpensOn, e.ClosesOn) },
        TitleEdited e => state with { Facts = state.Facts! with { Title = state.Facts.Title.After(e.Title, recorded) } },
        MandateEdited e => state with { Facts = state.Facts! with { Mandate = state.Facts.Mandate.After(e.Mandate, recorded) } },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
