namespace Tracker.Domain.Directory;

[JsonDerivedType(typeof(OpenDirectory), "open-directory")]
[JsonDerivedType(typeof(AddParticipant), "add-participant")]
[JsonDerivedType(typeof(RenameParticipant), "rename-participant")]
[JsonDerivedType(typeof(ChangeEmail), "change-email")]
[JsonDerivedType(typeof(LinkSubject), "link-subject")]
[JsonDerivedType(typeof(CloseParticipant), "close-participant")]
[JsonDerivedType(typeof(ReopenParticipant), "reopen-participant")]
[JsonDerivedType(typeof(AddOrganization), "add-organization")]
[JsonDerivedType(typeof(RenameOrganization), "rename-organization")]
[JsonDerivedType(typeof(CloseOrganization), "close-organization")]
[JsonDerivedType(typeof(ReopenOrganization), "reopen-organization")]
[JsonDerivedType(typeof(AddMembership), "add-membership")]
[JsonDerivedType(typeof(ChangeMembership), "change-membership")]
[JsonDerivedType(typeof(RemoveMembership), "remove-membership")]
public abstract record DirectoryCommand : Command;

/// <summary>Creates the directory; does nothing if it exists.</summary>
public sealed record OpenDirectory : DirectoryCommand;

/// <param name="Email">At most 254 characters, unique among open participants.</param>
/// <param name="Subject">The person's subject at the identity provider.</param>
public sealed record AddParticipant(
    ParticipantId Participant, string Name, string? Email = null, string? Subject = null, bool Sample = false) : DirectoryCommand;

public sealed record RenameParticipant(ParticipantId Participant, Edit Name) : DirectoryCommand;
public sealed record ChangeEmail(ParticipantId Participant, Edit Email) : DirectoryCommand;
public sealed record LinkSubject(ParticipantId Participant, Edit Subject) : DirectoryCommand;

/// <summary>Ends the participant's access; their name stays on what they did.</summary>
public sealed record CloseParticipant(ParticipantId Participant) : DirectoryCommand;

public sealed record ReopenParticipant(ParticipantId Participant) : DirectoryCommand;

/// <param name="Organization">An <c>org/</c> group; <c>office/</c> for a government office, <c>partner/</c> for a partner delegation.</param>
public sealed record AddOrganization(GroupId Organization, string Name, OrganizationKind Kind, bool Sample = false) : DirectoryCommand;

public sealed record RenameOrganization(GroupId Organization, Edit Name) : DirectoryCommand;

/// <summary>Ends the rights of its members.</summary>
public sealed record CloseOrganization(GroupId Organization) : DirectoryCommand;

public sealed record ReopenOrganization(GroupId Organization) : DirectoryCommand;

/// <summary>Adds a participant to an organisation, or grants <c>administration</c> or <c>program</c>.</summary>
/// <param name="Membership">A new id for this membership.</param>
/// <param name="From">First day; null is open.</param>
/// <param name="To">Last day; null is open.</param>
public sealed record AddMembership(
    EntityId Membership, ParticipantId Participant, GroupId Group, DateOnly? From = null, DateOnly? To = null) : DirectoryCommand;

/// <summary>Sets the first and the last day of a membership; a last day in the past ends it.</summary>
public sealed record ChangeMembership(EntityId Membership, ParticipantId Participant, DateOnly? From = null, DateOnly? To = null) : DirectoryCommand;

/// <summary>Removes a membership that was added by mistake.</summary>
public sealed record RemoveMembership(EntityId Membership, ParticipantId Participant) : DirectoryCommand;
