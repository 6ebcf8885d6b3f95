namespace Tracker.Domain.Shared;

/// <summary>A compartment of a kind, or one for each organisation, office or partner, with the rights in it.</summary>
/// <param name="Matches">True for the compartments that the rule covers.</param>
/// <param name="Of">The compartments of this rule that a participant may have access to, even if nothing happened in them.</param>
public sealed record CompartmentRule(
    Func<CompartmentId, bool> Matches, Func<Standing, CompartmentId, Right> RightIn, Func<Standing, IEnumerable<CompartmentId>> Of)
{
    public static CompartmentRule One(CompartmentId only, Func<Standing, Right> rightIn) =>
        new(c => c == only, (standing, _) => rightIn(standing), _ => [only]);

    /// <summary><c>org/&lt;id&gt;</c>, one for each organisation.</summary>
    public static CompartmentRule EachOrganization(Func<Standing, GroupId, Right> rightIn) =>
        new(c => c.OwnerOrganization is not null, (standing, c) => rightIn(standing, c.OwnerOrganization!.Value), s => Own(s, g => g.IsOrganization));

    /// <summary><c>office/&lt;id&gt;</c>, one for each government office.</summary>
    public static CompartmentRule EachOffice(Func<Standing, GroupId, Right> rightIn) =>
        new(c => c.OwnerOffice is not null, (standing, c) => rightIn(standing, c.OwnerOffice!.Value), s => Own(s, g => g.IsOffice));

    /// <summary><c>partner/&lt;id&gt;</c>, one for each partner delegation.</summary>
    public static CompartmentRule EachPartner(Func<Standing, GroupId, Right> rightIn) =>
        new(c => c.OwnerPartner is not null, (standing, c) => rightIn(standing, c.OwnerPartner!.Value), s => Own(s, g => g.IsPartner));

    /// <summary><c>own/&lt;id&gt;</c>, one for each participant, which nobody else reads.</summary>
    public static CompartmentRule EachParticipant(Func<Standing, CompartmentId, Right> rightIn) =>
        new(c => c.IsOwned, rightIn, s => [CompartmentId.Own(s.Principal.Id)]);

    private static IEnumerable<CompartmentId> Own(Standing standing, Func<GroupId, bool> among) =>
        from m in standing.Principal.Memberships where among(m.Group) && m.Covers(standing.Today) select CompartmentId.Trusted(m.Group.Value);
}
