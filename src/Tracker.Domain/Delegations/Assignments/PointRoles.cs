namespace Tracker.Domain.Delegations;

/// <summary>What a member does for the delegation at one point.</summary>
public enum PointRole { Spokesperson, NoteTaker, Editor, RapporteurCandidate }

/// <summary>Who has a role at a point.</summary>
/// <param name="Left">Those who had it and are no longer on the roster: they leave a gap.</param>
public sealed record RoleLine(PointRole Role, ImmutableArray<ParticipantId> Takes, ImmutableArray<ParticipantId> Left)
{
    public bool IsGap => Takes.IsEmpty;
}

/// <summary>Questions about the roles at a point.</summary>
public static class PointRoles
{
    /// <summary>How many can have a role at the same point.</summary>
    public static int LimitOf(PointRole role) => role is PointRole.Spokesperson or PointRole.NoteTaker ? 1 : 20;

    /// <summary>Every role of the point with those who have it, also if no one does.</summary>
    public static ImmutableArray<RoleLine> Of(DelegationState delegation, EntityId point, DateOnly today) =>
        [.. Enum.GetValues<PointRole>().Select(role => Of(delegation, point, role, today))];

    public static RoleLine Of(DelegationState delegation, EntityId point, PointRole role, DateOnly today)
    {
        var holders = Holders(delegation, point, role).ToLookup(p => Roster.Has(delegation.Roster, p, today));
        return new(role, [.. holders[true]], [.. holders[false]]);
    }

    /// <summary>The points in their order at which a participant has a role.</summary>
    public static IEnumerable<(AgendaPoint Point, PointRole Role)> TakenBy(DelegationState delegation, ParticipantId participant) =>
        from id in delegation.AgendaOrder from role in Enum.GetValues<PointRole>()
        where Holders(delegation, id, role).Contains(participant) select (delegation.Agenda[id], role);

    private static ImmutableArray<ParticipantId> Holders(DelegationState delegation, EntityId point, PointRole role) => role == PointRole.Spokesperson
        ? delegation.Positions[point].Spokesperson.Value is { } speaks ? [speaks] : []
        : delegation.Agenda[point].Assigned?.GetValueOrDefault(role, []) ?? [];
}
