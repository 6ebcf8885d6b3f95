using Tracker.Domain.Shared;

namespace Tracker.Domain.Directory;

/// <summary>Starts the directory; nothing happens where it exists.</summary>
public sealed record OpenDirectory : Command;

/// <param name="Email">At most 254 characters; no two open participants share one.</param>
/// <param name="Subject">The person's subject at the identity provider.</param>
public sealed record AddParticipant(ParticipantId Participant, string Name, string? Email = null, string? Subject = null, bool Sample = false) : Command;

public sealed record RenameParticipant(ParticipantId Participant, Edit Name) : Command;

public sealed record ChangeEmail(ParticipantId Participant, Edit Email) : Command;

public sealed record LinkSubject(ParticipantId Participant, Edit Subject) : Command;

/// <summary>Ends the person's access; his name stays on what he did.</summary>
public sealed record CloseParticipant(ParticipantId Participant) : Command;

public sealed record ReopenParticipant(ParticipantId Participant) : Command;

/// <param name="Organization">An <c>org/</c> group; <c>office/</c> for a government office, <c>partner/</c> for a partner delegation.</param>
public sealed record AddOrganization(GroupId Organization, string Name, OrganizationKind Kind, bool Sample = false) : Command;

public sealed record RenameOrganization(GroupId Organization, Edit Name) : Command;

/// <summary>Ends what belonging to it allows.</summary>
public sealed record CloseOrganization(GroupId Organization) : Command;

public sealed record ReopenOrganization(GroupId Organization) : Command;

/// <summary>Adds a participant to an organisation, or grants <c>administration</c> or <c>program</c>.</summary>
/// <param name="Membership">A new name for this membership.</param>
/// <param name="From">First day; null is open.</param>
/// <param name="To">Last day; null is open.</param>
public sealed record AddMembership(EntityId Membership, ParticipantId Participant, GroupId Group, DateOnly? From = null, DateOnly? To = null) : Command;

/// <summary>Sets the first and the last day of a membership; a last day in the past ends it.</summary>
public sealed record ChangeMembership(EntityId Membership, ParticipantId Participant, DateOnly? From = null, DateOnly? To = null) : Command;

/// <summary>Takes a membership away at once, as if it had not been meant.</summary>
public sealed record RemoveMembership(EntityId Membership, ParticipantId Participant) : Command;
