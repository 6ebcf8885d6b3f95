namespace Tracker.Domain.Delegations;

/// <summary>Who holds what in a delegation, who may send which command, and where it belongs.</summary>
public static class DelegationAccess
{
    public static readonly ImmutableArray<CompartmentRule> Compartments =
    [
        CompartmentRule.One(CompartmentId.Delegation, s => OfRole(s.Role)),
        CompartmentRule.One(CompartmentId.Government, s => s.Principal.IsGovernment(s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Program, s => s.Principal.IsProgramManager(s.Today) || s.Role == RosterRole.Head ? Right.Write : Right.None),
        CompartmentRule.EachOrganization((s, employer) => s.Principal.Holds(employer, s.Today) ? OfRole(s.Role) : Right.None),
        CompartmentRule.EachPartner(InPartner),
    ];

    private static Right OfRole(RosterRole? role) => role switch
    {
        null => Right.None,
        RosterRole.Observer => Right.Read,
        _ => Right.Write,
    };

    private static Right InPartner(Standing standing, GroupId partner) =>
        standing.Principal.Holds(partner, standing.Today) || standing.Role is RosterRole.Head or RosterRole.Spokesperson ? Right.Write
        : standing.Role is null ? Right.None
        : Right.Read;

    /// <summary>True for the roles that write all of a delegation and not only notes and concurrences.</summary>
    public static bool WritesPositions(RosterRole? role) =>
        role is RosterRole.Member or RosterRole.Liaison or RosterRole.Spokesperson or RosterRole.Head;

    public static Rejection? Forbids(Standing standing, CompartmentId at, Command command)
    {
        if (command is CreateDelegation) return null;
        if (at == CompartmentId.Delegation && standing.Role == RosterRole.Adviser && command is not (NoteCommand or ConcurrenceCommand))
            return Rejection.Forbidden("An adviser writes notes and concurrences only.");
        return command switch
        {
            RosterCommand when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head changes the roster."),
            SetAuthority when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head says who may change a position."),
            PublishPosition or WithdrawPosition when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head shares positions with partners."),
            RespondToPosition when at.OwnerPartner is { } partner && !standing.Principal.Holds(partner, standing.Today) =>
                Rejection.Forbidden("Only the partner delegation responds to a shared position."),
            _ => null,
        };
    }

    /// <summary>Only its author or the head changes a note; a head has no say over what a partner delegation wrote.</summary>
    public static Rejection? RefusesNote(Sight sight, Note note) =>
        note.Author == sight.By || sight.Standing.Role == RosterRole.Head && sight.At.OwnerPartner is null
            ? null
            : Rejection.Forbidden("Only its author or the head may change a note.");

    /// <summary>Where the roster is shared, the owner of a task is on it.</summary>
    public static Rejection? RefusesOwner(Sight sight, ParticipantId owner, string field) =>
        (sight.At == CompartmentId.Delegation || sight.At.OwnerOrganization is not null)
        && !(sight.Of<DelegationState>(CompartmentId.Delegation) is { } delegation && Roster.Has(delegation.Roster, owner, sight.Standing.Today))
            ? Rejection.Invalid("The owner of a task is on the roster of the delegation.", field)
            : null;

    /// <summary>Publishing a view writes in two compartments and needs the right in both.</summary>
    public static Rejection? RefusesIssue(Sight sight) =>
        sight.Of<DelegationState>(CompartmentId.Delegation) is not null && WritesPositions(sight.Standing.Role)
            ? null
            : Rejection.Forbidden("Only somebody who is also on the roster, as member, liaison, spokesperson or head, may do this.");
}
