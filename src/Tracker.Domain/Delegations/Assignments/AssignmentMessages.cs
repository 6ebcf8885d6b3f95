namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(AssignRole), "assign-role")]
[JsonDerivedType(typeof(ReleaseRole), "release-role")]
public abstract record AssignmentCommand : Command
{
    public abstract EntityId Point { get; init; }
}

/// <summary>Gives a role at a point to a participant on the roster; members give it to themselves.</summary>
public sealed record AssignRole(EntityId Point, PointRole Role, ParticipantId Participant) : AssignmentCommand;

public sealed record ReleaseRole(EntityId Point, PointRole Role, ParticipantId Participant) : AssignmentCommand;

[JsonDerivedType(typeof(RoleAssigned), "agenda.role-assigned")]
[JsonDerivedType(typeof(RoleReleased), "agenda.role-released")]
public abstract record AssignmentEvent : Event
{
    public abstract EntityId Point { get; init; }
}

public sealed record RoleAssigned(EntityId Point, PointRole Role, ParticipantId Participant) : AssignmentEvent;
public sealed record RoleReleased(EntityId Point, PointRole Role, ParticipantId Participant) : AssignmentEvent;
