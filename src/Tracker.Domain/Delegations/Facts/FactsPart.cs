namespace Tracker.Domain.Delegations;

/// <summary>Creates the delegation, keeps its title, mandate and gathering, and archives it.</summary>
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
        ChangeGathering c => Change(here.Facts!, c),
        ArchiveDelegation => here.Archived is null ? Everywhere(sight, new DelegationArchived()) : Decision.Nothing,
        ReopenDelegation => here.Archived is null ? Decision.Nothing : Everywhere(sight, new DelegationReopened()),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override DelegationState Evolve(DelegationState state, FactsEvent happened, Recorded recorded) => happened switch
    {
        DelegationCreated e => state with { Facts = new(Field.Empty.Set(e.Title, recorded), Field.Empty, e.Committee, e.Gathering, e.OpensOn, e.ClosesOn) },
        GatheringAnnounced e => state with { Announced = new AnnouncedGathering(e.Committee, e.Gathering, e.OpensOn, e.ClosesOn) },
        TitleEdited e => state with { Facts = state.Facts! with { Title = state.Facts.Title.After(e.Title, recorded) } },
        MandateEdited e => state with { Facts = state.Facts! with { Mandate = state.Facts.Mandate.After(e.Mandate, recorded) } },
        GatheringChanged e => state with { Facts = After(state.Facts!, e.To, recorded.By) },
        DelegationArchived => state with { Archived = new ArchiveMark(recorded.By, recorded.At) },
        DelegationReopened => state with { Archived = null },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Create(CreateDelegation c, DelegationState existing)
    {
        if (existing.Facts is not null) return Rejection.Duplicate("delegation", "actor");
        var broken = TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? Refuses(new AnnouncedGathering(c.Committee, c.Gathering, c.OpensOn, c.ClosesOn))
            ?? TextLimits.Demands(c.HeadName, "headName", TextLimits.Name)
            ?? Roster.RefusesOrganization(c.HeadOrganization, "headOrganization");
        if (broken is not null) return broken;
        return Decision.Of(
        [
            new Directed(CompartmentId.Delegation, new DelegationCreated(c.Title, c.Committee, c.Gathering, c.OpensOn, c.ClosesOn)),
            new Directed(CompartmentId.Delegation, new RosterEntryAdded(FirstHead, c.Head, c.HeadName, c.HeadOrganization, RosterRole.Head)),
            .. Announced(new AnnouncedGathering(c.Committee, c.Gathering, c.OpensOn, c.ClosesOn)),
        ]);
    }

    private static Rejection? Refuses(AnnouncedGathering to) =>
        TextLimits.Demands(to.Committee, "committee", TextLimits.Name)
            ?? TextLimits.Demands(to.Gathering, "gathering", TextLimits.Title)
            ?? (to.ClosesOn < to.OpensOn ? Rejection.Invalid("The closing day must not be before the opening day.", "closesOn") : null);

    private static Decision Change(DelegationFacts facts, ChangeGathering c)
    {
        if (Refuses(c.To) is { } broken) return broken;
        if (new Choice<AnnouncedGathering>(facts.Goes, By: facts.GatheringBy).Refuses(c.Was, c.To, "gathering") is { } conflict)
            return conflict with { Current = facts.Goes.Words };
        return facts.Goes == c.To
            ? Decision.Nothing
            : Decision.Of([new Directed(CompartmentId.Delegation, new GatheringChanged(facts.Goes, c.To)), .. Announced(c.To)]);
    }

    private static DelegationFacts After(DelegationFacts facts, AnnouncedGathering to, ParticipantId by) => facts with
    {
        Committee = to.Committee, Gathering = to.Gathering, OpensOn = to.OpensOn, ClosesOn = to.ClosesOn, GatheringBy = by,
    };

    private static ImmutableArray<Directed> Announced(AnnouncedGathering gathering)
    {
        var announced = new GatheringAnnounced(gathering.Committee, gathering.Gathering, gathering.OpensOn, gathering.ClosesOn);
        return [new Directed(CompartmentId.Government, announced), new Directed(CompartmentId.Program, announced)];
    }

    /// <summary>Partners who were shown nothing do not learn that the delegation exists.</summary>
    private static Decision Everywhere(Sight sight, FactsEvent happened) => Decision.Of(
    [
        new Directed(CompartmentId.Delegation, happened), new Directed(CompartmentId.Government, happened), new Directed(CompartmentId.Program, happened),
        .. sight.Record.Compartments.Keys.Where(at => at.OwnerPartner is not null && sight.Held(at)).Select(at => new Directed(at, happened)),
    ]);
}
