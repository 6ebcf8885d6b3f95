using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    /// <summary>The roster entry that a new delegation starts with.</summary>
    public static readonly EntityId FirstHead = EntityId.Parse("head");

    private static Decision Create(CreateDelegation c, DelegationState? existing)
    {
        if (existing is not null) return Rejection.Duplicate("delegation", "actor");
        var broken = TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? TextLimits.Demands(c.Committee, "committee", TextLimits.Name)
            ?? TextLimits.Demands(c.Gathering, "gathering", TextLimits.Title)
            ?? (c.ClosesOn < c.OpensOn ? Rejection.Invalid("A gathering cannot close before it opens.", "closesOn") : null)
            ?? TextLimits.Demands(c.HeadName, "headName", TextLimits.Name)
            ?? RefusesOrganization(c.HeadOrganization, "headOrganization");
        if (broken is not null) return broken;
        var announced = new GatheringAnnounced(c.Committee, c.Gathering, c.OpensOn, c.ClosesOn);
        return Decision.Of(
            new Directed(CompartmentId.Delegation, new DelegationCreated(c.Title, c.Committee, c.Gathering, c.OpensOn, c.ClosesOn)),
            new Directed(CompartmentId.Delegation, new RosterEntryAdded(FirstHead, c.Head, c.HeadName, c.HeadOrganization, RosterRole.Head)),
            new Directed(CompartmentId.Government, announced),
            new Directed(CompartmentId.Program, announced));
    }

    private static Decision Facts(DelegationFacts facts, CompartmentId at, FactsCommand command) => command switch
    {
        EditTitle c => Change(facts.Title, c.Title, "title", TextLimits.Title, at, new TitleEdited(c.Title), required: true),
        EditMandate c => Change(facts.Mandate, c.Mandate, "mandate", DelegationLimits.Mandate, at, new MandateEdited(c.Mandate)),
        _ => Unknown(command),
    };
}
