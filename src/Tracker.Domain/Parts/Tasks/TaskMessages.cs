namespace Tracker.Domain.Parts;

[JsonDerivedType(typeof(AddTask), "add-task")]
[JsonDerivedType(typeof(EditTaskTitle), "edit-task-title")]
[JsonDerivedType(typeof(AssignTask), "assign-task")]
[JsonDerivedType(typeof(SetDue), "set-due")]
[JsonDerivedType(typeof(CompleteTask), "complete-task")]
[JsonDerivedType(typeof(ReopenTask), "reopen-task")]
public abstract record TaskCommand : Command
{
    public abstract EntityId Id { get; init; }
}

/// <param name="Owner">In <c>delegation</c> and <c>org/</c> a participant on the roster.</param>
/// <param name="From">The playbook that it is a step of, or null.</param>
public sealed record AddTask(EntityId Id, string Title, ParticipantId? Owner = null, DateOnly? Due = null, ActorId? From = null) : TaskCommand;

public sealed record EditTaskTitle(EntityId Id, Edit Title) : TaskCommand;
public sealed record AssignTask(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : TaskCommand;
public sealed record SetDue(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : TaskCommand;
public sealed record CompleteTask(EntityId Id) : TaskCommand;
public sealed record ReopenTask(EntityId Id) : TaskCommand;

[JsonDerivedType(typeof(TaskAdded), "task.added")]
[JsonDerivedType(typeof(TaskTitleEdited), "task.title-edited")]
[JsonDerivedType(typeof(TaskAssigned), "task.assigned")]
[JsonDerivedType(typeof(DueSet), "task.due-set")]
[JsonDerivedType(typeof(TaskCompleted), "task.completed")]
[JsonDerivedType(typeof(TaskReopened), "task.reopened")]
public abstract record TaskEvent : Event
{
    public abstract EntityId Id { get; init; }
}

public sealed record TaskAdded(EntityId Id, string Title, ParticipantId? Owner = null, DateOnly? Due = null, ActorId? From = null) : TaskEvent;
public sealed record TaskTitleEdited(EntityId Id, Edit Title) : TaskEvent;
public sealed record TaskAssigned(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : TaskEvent;
public sealed record DueSet(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : TaskEvent;
public sealed record TaskCompleted(EntityId Id) : TaskEvent;
public sealed record TaskReopened(EntityId Id) : TaskEvent;
