using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>Who holds what in a delegation, who may send which command, and where it belongs (R077, R079).</summary>
public static class DelegationAccess
{
    // Asked after every event; most leave the roster as it was.
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<EntityId, RosterEntry>, AccessList> Lists = [];

    public static Right RightIn(Standing standing, CompartmentId at)
    {
        if (at == CompartmentId.Delegation) return OfRole(standing.Role);
        if (at == CompartmentId.Government) return standing.Principal.IsGovernment(standing.Today) ? Right.Write : Right.None;
        if (at == CompartmentId.Program) return standing.Principal.IsProgramManager(standing.Today) || standing.Role == RosterRole.Head ? Right.Write : Right.None;
        if (at.OwnerOrganization is { } employer) return standing.Principal.Holds(employer, standing.Today) ? OfRole(standing.Role) : Right.None;
        if (at.OwnerPartner is { } partner) return InPartner(standing, partner);
        return Right.None;
    }

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
        if (at == CompartmentId.Delegation && standing.Role == RosterRole.Adviser && command is not (NoteCommand or Concur))
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

    /// <summary>True where a command may be sent to a compartment at all.</summary>
    public static bool Belongs(DelegationCommand command, CompartmentId at) => command switch
    {
        NoteCommand => true,
        TaskCommand => at.OwnerPartner is null,
        ViewCommand => at == CompartmentId.Government,
        RespondToPosition => at.OwnerPartner is not null,
        _ => at == CompartmentId.Delegation,
    };

    /// <summary>The roster of the record, in an order that depends on its content only.</summary>
    public static AccessList ListOf(DelegationState delegation) => Lists.GetValue(delegation.Roster, static roster => new AccessList(
    [
        .. roster.Values
            .OrderBy(r => r.Participant.Value, StringComparer.Ordinal).ThenBy(r => r.Id.Value, StringComparer.Ordinal)
            .Select(r => r.Line),
    ]));
}
