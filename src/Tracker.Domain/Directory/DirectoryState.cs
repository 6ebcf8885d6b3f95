namespace Tracker.Domain.Directory;

/// <summary>What an organisation is. Offices and partner delegations have their own kinds of groups.</summary>
public enum OrganizationKind { Company, University, ResearchInstitute, Association, StandardsBody, GovernmentOffice, PartnerDelegation }

/// <summary>An organisation that participants belong to.</summary>
/// <param name="Changed">The version at which it last changed.</param>
public sealed record OrganizationEntry(Field Name, OrganizationKind Kind, bool Sample, bool Closed, long Changed);

/// <summary>A membership of one participant in one group.</summary>
public sealed record MembershipEntry(GroupId Group, DateOnly? From = null, DateOnly? To = null);

/// <summary>A person who takes part.</summary>
/// <param name="Subject">The participant's subject at the identity provider, if they sign in there.</param>
/// <param name="Sample">True for invented people of the sample.</param>
/// <param name="Closed">True if the participant may no longer sign in; what they did keeps their name.</param>
/// <param name="Changed">The version at which the participant or a membership last changed.</param>
public sealed record ParticipantEntry(
    Field Name, Field Email, Field Subject, bool Sample, bool Closed,
    ImmutableSortedDictionary<EntityId, MembershipEntry> Memberships, long Changed);

/// <summary>All participants and the organisations they belong to.</summary>
public sealed record DirectoryState(
    ImmutableSortedDictionary<ParticipantId, ParticipantEntry> Participants,
    ImmutableSortedDictionary<GroupId, OrganizationEntry> Organizations)
{
    public static readonly DirectoryState Empty = new(
        ImmutableSortedDictionary<ParticipantId, ParticipantEntry>.Empty, ImmutableSortedDictionary<GroupId, OrganizationEntry>.Empty);

    /// <summary>The program itself: always an administrator, and no participant can sign in as it.</summary>
    [JsonIgnore]
    public static Principal System { get; } = new(ParticipantId.System, "Tracker", [new Membership(GroupId.Administration)]);

    /// <summary>The participant with their memberships in open groups; null if unknown or closed.</summary>
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

    /// <summary>The open participant with this e-mail address, ignoring case.</summary>
    public ParticipantId? ByEmail(string email) => Open(e => string.Equals(e.Email.Value, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The open participant with this subject at the identity provider.</summary>
    public ParticipantId? BySubject(string subject) => Open(e => e.Subject.Value == subject);

    private ParticipantId? Open(Func<ParticipantEntry, bool> fits)
    {
        foreach (var (id, entry) in Participants)
            if (!entry.Closed && fits(entry))
                return id;
        return null;
    }
}
