namespace Tracker.Domain.Directory;

[JsonDerivedType(typeof(DirectoryOpened), "directory.opened")]
[JsonDerivedType(typeof(ParticipantAdded), "participant.added")]
[JsonDerivedType(typeof(ParticipantRenamed), "participant.renamed")]
[JsonDerivedType(typeof(EmailChanged), "participant.email-changed")]
[JsonDerivedType(typeof(SubjectLinked), "participant.subject-linked")]
[JsonDerivedType(typeof(ParticipantClosed), "participant.closed")]
[JsonDerivedType(typeof(ParticipantReopened), "participant.reopened")]
[JsonDerivedType(typeof(OrganizationAdded), "organization.added")]
[JsonDerivedType(typeof(OrganizationRenamed), "organization.renamed")]
[JsonDerivedType(typeof(OrganizationClosed), "organization.closed")]
[JsonDerivedType(typeof(OrganizationReopened), "organization.reopened")]
[JsonDerivedType(typeof(MembershipAdded), "membership.added")]
[JsonDerivedType(typeof(MembershipChanged), "membership.changed")]
[JsonDerivedType(typeof(MembershipRemoved), "membership.removed")]
public abstract record DirectoryEvent : Event;
public sealed record DirectoryOpened : DirectoryEvent;
public sealed record ParticipantAdded(
    ParticipantId Participant, string Name, string? Email = null, string? Subject = null, bool Sample = false) : DirectoryEvent;
public sealed record ParticipantRenamed(ParticipantId Participant, string Name, string? Proposed = null) : DirectoryEvent;
public sealed record EmailChanged(ParticipantId Participant, string? Email = null, string? Proposed = null) : DirectoryEvent;
public sealed record SubjectLinked(ParticipantId Participant, string? Subject = null, string? Proposed = null) : DirectoryEvent;
public sealed record ParticipantClosed(ParticipantId Participant) : DirectoryEvent;
public sealed record ParticipantReopened(ParticipantId Participant) : DirectoryEvent;
public sealed record OrganizationAdded(GroupId Organization, string Name, OrganizationKind Kind, bool Sample = false) : DirectoryEvent;
public sealed record OrganizationRenamed(GroupId Organization, string Name, string? Proposed = null) : DirectoryEvent;
public sealed record OrganizationClosed(GroupId Organization) : DirectoryEvent;
public sealed record OrganizationReopened(GroupId Organization) : DirectoryEvent;
public sealed record MembershipAdded(
    EntityId Membership, ParticipantId Participant, GroupId Group, DateOnly? From = null, DateOnly? To = null) : DirectoryEvent;
public sealed record MembershipChanged(EntityId Membership, ParticipantId Participant, DateOnly? From = null, DateOnly? To = null) : DirectoryEvent;
public sealed record MembershipRemoved(EntityId Membership, ParticipantId Participant) : DirectoryEvent;
