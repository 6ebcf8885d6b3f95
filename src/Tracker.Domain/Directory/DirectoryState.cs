namespace Tracker.Domain.Directory;

/// <summary>What an organisation is. Offices and partner delegations are groups of their own kind.</summary>
public enum OrganizationKind { Company, University, ResearchInstitute, Association, StandardsBody, GovernmentOffice, PartnerDelegation }

/// <summary>An organisation that participants belong to.</summary>
/// <param name="Changed">Version at which it last changed.</param>
public sealed record OrganizationEntry(Field Name, OrganizationKind Kind, bool Sample, bool Closed, long Changed);

/// <summary>Belonging of one participant to one group, with its own name so that its dates can be corrected.</summary>
public sealed record MembershipEntry(GroupId Group, DateOnly? From = null, DateOnly? To = null);

/// <summary>A person who takes part.</summary>
/// <param name="Subject">The person's subject at the identity provider, where one signs him in.</param>
/// <param name="Sample">True for invented people of the sample.</param>
/// <param name="Closed">True where the person may no longer sign in; what he did stays under his name.</param>
/// <param name="Changed">Version at which something about him last changed.</param>
public sealed record ParticipantEntry(
    Field Name, Field Email, Field Subject, bool Sample, bool Closed,
    ImmutableSortedDictionary<EntityId, MembershipEntry> Memberships, long Changed);

/// <summary>Everybody who takes part and the groups they belong to.</summary>
public sealed record DirectoryState(
    ImmutableSortedDictionary<ParticipantId, ParticipantEntry> Participants,
    ImmutableSortedDictionary<GroupId, OrganizationEntry> Organizations)
{
    public static readonly DirectoryState Empty = new(
        ImmutableSortedDictionary<ParticipantId, ParticipantEntry>.Empty, ImmutableSortedDictionary<GroupId, OrganizationEntry>.Empty);

    /// <summary>The program itself, always an administrator; nobody signs in as it.</summary>
    [JsonIgnore]
    public static Principal System { get; } = new(ParticipantId.System, "Tracker", [new Membership(GroupId.Administration)]);

    /// <summary>The participant with the groups that stand now, or null where he is unknown or closed.</summary>
    public Principal? PrincipalOf(ParticipantId id)
    {
        if (id == ParticipantId.System) return System;
        if (!Participants.TryGetValue(id, out var entry) || entry.Closed) return null;
        var epoch = entry.Changed;
        var groups = ImmutableArray.CreateBuilder<Membership>(entry.Memberships.Count);
        foreach (var membership in entry.Memberships.Values)
        {
            if (Organizations.TryGetValue(membership.Group, out var organization))
            {
                epoch = Math.Max(epoch, organization.Changed);
                if (organization.Closed) continue;
            }
            groups.Add(new Membership(membership.Group, membership.From, membership.To));
        }
        return new Principal(id, entry.Name.Value ?? id.Value, groups.DrainToImmutable(), epoch);
    }

    /// <summary>The open participant with this e-mail address, in any case of letters.</summary>
    public ParticipantId? ByEmail(string email) => Open(e => string.Equals(e.Email.Value, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The open participant whom the identity provider knows under this subject.</summary>
    public ParticipantId? BySubject(string subject) => Open(e => e.Subject.Value == subject);

    private ParticipantId? Open(Func<ParticipantEntry, bool> fits)
    {
        foreach (var (id, entry) in Participants)
            if (!entry.Closed && fits(entry))
                return id;
        return null;
    }
}
