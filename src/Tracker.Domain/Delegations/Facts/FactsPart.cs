namespace Tracker.Domain.Delegations;

/// <summary>Creates the delegation and keeps its title and mandate.</summary>
public sealed class FactsPart : Part<DelegationState, FactsCommand, FactsEvent>
{
    /// <summary>The roster entry that a new delegation starts with.</summary>
    public static readonly EntityId FirstHead = EntityId.Parse("head");

    protected override bool Belongs(CompartmentId at, FactsCommand command) => at == CompartmentId.Delegation;

    protected override Decision Decide(DelegationState here, Sight sight, FactsCommand command) => command switch
    {
        CreateDelegation c => Create(c, here),
        EditTitle c => here.Facts!.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new TitleEdited(c.Title), required: true),
        EditMandate c => here.Facts!.Mandate.Decide(c.Mandate, "mandate", DelegationLimits.Mandate, sight.At, new MandateEdited(c.Mandate)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override DelegationState Evolve(DelegationState state, FactsEvent happened, Recorded recorded) => happened switch
    {
        DelegationCreated e => state with { Facts = new(Field.Empty.Set(e.Title, recorded), Field.Empty, e.Committee, e.Gathering, e.OpensOn, e.ClosesOn) },
        GatheringAnnounced e => state with { Announced = new AnnouncedGathering(e.Committee, e.Gathering, e.OpensOn, e.ClosesOn) },
        TitleEdited e => state with { Facts = state.Facts! with { Title = state.Facts.Title.After(e.Title, recorded) } },
        MandateEdited e => state with { Facts = state.Facts! with { Mandate = state.Facts.Mandate.After(e.Mandate, recorded) } },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Create(CreateDelegation c, DelegationState existing)
    {
        if (existing.Facts is not null) return Rejection.Duplicate("delegation", "actor");
        var broken = TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? TextLimits.Demands(c.Committee, "committee", TextLimits.Name)
            ?? TextLimits.Demands(c.Gathering, "gathering", TextLimits.Title)
            ?? (c.ClosesOn < c.OpensOn ? Rejection.Invalid("The closing day must not be before the opening day.", "closesOn") : null)
            ?? TextLimits.Demands(c.HeadName, "headName", TextLimits.Name)
            ?? Roster.RefusesOrganization(c.HeadOrganization, "headOrganization");
        if (broken is not null) return broken;
        var announced = new GatheringAnnounced(c.Committee, c.Gathering, c.OpensOn, c.ClosesOn);
        return Decision.Of(
            new Directed(CompartmentId.Delegation, new DelegationCreated(c.Title, c.Committee, c.Gathering, c.OpensOn, c.ClosesOn)),
            new Directed(CompartmentId.Delegation, new RosterEntryAdded(FirstHead, c.Head, c.HeadName, c.HeadOrganization, RosterRole.Head)),
            new Directed(CompartmentId.Government, announced),
            new Directed(CompartmentId.Program, announced));
    }
}
