namespace Tracker.Domain.Shared;

/// <summary>A membership in a group from one day to another, both inclusive; null is open.</summary>
public sealed record Membership(GroupId Group, DateOnly? From = null, DateOnly? To = null)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>A signed-in participant with their memberships, as the servers trust them.</summary>
/// <param name="Epoch">Incremented whenever the participant's rights change.</param>
public sealed record Principal(ParticipantId Id, string Name, ImmutableArray<Membership> Memberships, long Epoch = 0)
{
    /// <summary>Whoever is signed in, without groups.</summary>
    public static readonly Principal Nobody = new(ParticipantId.Parse("nobody"), "", []);

    public bool Holds(GroupId group, DateOnly today) => Memberships.Any(m => m.Group == group && m.Covers(today));
    public bool IsGovernment(DateOnly today) => Memberships.Any(m => m.Group.IsOffice && m.Covers(today));
    public bool IsAdministrator(DateOnly today) => Holds(GroupId.Administration, today);
    public bool IsProgramManager(DateOnly today) => Holds(GroupId.Program, today);
}

/// <summary>A role on a delegation, from which the rights in its record follow.</summary>
public enum RosterRole { Observer, Adviser, Member, Liaison, Spokesperson, Head }

/// <summary>Who has which role in a record and when: what rights depend on.</summary>
/// <param name="As">Only as long as the participant belongs to this group; null for whatever group.</param>
public sealed record RosterLine(ParticipantId Participant, RosterRole Role, DateOnly? From = null, DateOnly? To = null, GroupId? As = null)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    /// <summary>True if the line gives this participant its role on that day.</summary>
    public bool Admits(Principal principal, DateOnly day) =>
        Participant == principal.Id && Covers(day) && (As is not { } group || principal.Holds(group, day));
}

/// <summary>What rights in one record depend on, derived from its state. Equal lists give equal rights.</summary>
public sealed record AccessList(ImmutableArray<RosterLine> Roster)
{
    public static readonly AccessList Empty = new([]);
    public bool Equals(AccessList? other) => ReferenceEquals(this, other) || other is not null && Roster.AsSpan().SequenceEqual(other.Roster.AsSpan());
    public override int GetHashCode() => Roster.Length;
}

/// <summary>A participant's position in one record on one day.</summary>
/// <param name="Role">The strongest role on the roster that covers the day, or null.</param>
public sealed record Standing(Principal Principal, RosterRole? Role, DateOnly Today)
{
    public static Standing Of(Principal principal, AccessList access, DateOnly today)
    {
        RosterRole? role = null;
        foreach (var line in access.Roster)
            if (line.Admits(principal, today) && (role is null || line.Role > role))
                role = line.Role;
        return new Standing(principal, role, today);
    }
}

/// <summary>What a participant may do in a compartment.</summary>
public enum Right { None, Read, Write }
