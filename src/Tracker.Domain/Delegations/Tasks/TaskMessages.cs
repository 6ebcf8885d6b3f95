using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public abstract record TaskCommand : DelegationCommand
{
    public abstract EntityId Id { get; init; }
}

/// <param name="Owner">In <c>delegation</c> and <c>org/</c> a participant of the roster.</param>
public sealed record AddTask(EntityId Id, string Title, ParticipantId? Owner = null, DateOnly? Due = null) : TaskCommand;

public sealed record EditTaskTitle(EntityId Id, Edit Title) : TaskCommand;

public sealed record AssignTask(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : TaskCommand;

public sealed record SetDue(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : TaskCommand;

public sealed record CompleteTask(EntityId Id) : TaskCommand;

public sealed record ReopenTask(EntityId Id) : TaskCommand;

public abstract record TaskEvent : DelegationEvent
{
    public abstract EntityId Id { get; init; }
}

public sealed record TaskAdded(EntityId Id, string Title, ParticipantId? Owner = null, DateOnly? Due = null) : TaskEvent;

public sealed record TaskTitleEdited(EntityId Id, Edit Title) : TaskEvent;

public sealed record TaskAssigned(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : TaskEvent;

public sealed record DueSet(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : TaskEvent;

public sealed record TaskCompleted(EntityId Id) : TaskEvent;

public sealed record TaskReopened(EntityId Id) : TaskEvent;
