using Tracker.Domain.Shared;

namespace Tracker.Domain.Directory;

public sealed record DirectoryOpened : Event;
public sealed record ParticipantAdded(ParticipantId Participant, string Name, string? Email = null, string? Subject = null, bool Sample = false) : Event;
public sealed record ParticipantRenamed(ParticipantId Participant, string Name, string? Proposed = null) : Event;
public sealed record EmailChanged(ParticipantId Participant, string? Email = null, string? Proposed = null) : Event;
public sealed record SubjectLinked(ParticipantId Participant, string? Subject = null, string? Proposed = null) : Event;
public sealed record ParticipantClosed(ParticipantId Participant) : Event;
public sealed record ParticipantReopened(ParticipantId Participant) : Event;
public sealed record OrganizationAdded(GroupId Organization, string Name, OrganizationKind Kind, bool Sample = false) : Event;
public sealed record OrganizationRenamed(GroupId Organization, string Name, string? Proposed = null) : Event;
public sealed record OrganizationClosed(GroupId Organization) : Event;
public sealed record OrganizationReopened(GroupId Organization) : Event;
public sealed record MembershipAdded(EntityId Membership, ParticipantId Participant, GroupId Group, DateOnly? From = null, DateOnly? To = null) : Event;
public sealed record MembershipChanged(EntityId Membership, ParticipantId Participant, DateOnly? From = null, DateOnly? To = null) : Event;
public sealed record MembershipRemoved(EntityId Membership, ParticipantId Participant) : Event;
