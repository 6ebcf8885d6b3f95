namespace Tracker.Domain.Parts;

/// <summary>Tasks with an owner and a due date.</summary>
/// <param name="most">Most tasks of one compartment.</param>
/// <param name="belongs">The compartments that take tasks.</param>
/// <param name="refusesOwner">Why a participant cannot own a task there, by the name of the field; null if they can.</param>
public sealed class TasksPart<TState>(
    Lens<TState, ImmutableSortedDictionary<EntityId, TaskEntry>> book, int most, Func<CompartmentId, bool> belongs,
    Func<Sight, ParticipantId, string, Rejection?> refusesOwner) : Part<TState, TaskCommand, TaskEvent>
{
    protected override bool Belongs(CompartmentId at, TaskCommand command) => belongs(at);

    protected override Decision Decide(TState here, Sight sight, TaskCommand command)
    {
        var tasks = book.Of(here);
        if (command is AddTask add) return Add(tasks, sight, add);
        if (!tasks.TryGetValue(command.Id, out var task)) return Rejection.Missing("task", "id");
        return command switch
        {
            EditTaskTitle c => task.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new TaskTitleEdited(c.Id, c.Title), required: true),
            AssignTask c => Refuses(c.To, sight, "to") is { } no ? no : task.Owner.Decide(c.Was, c.To, "to", sight.At, new TaskAssigned(c.Id, c.Was, c.To)),
            SetDue c => task.Due.Decide(c.Was, c.To, "to", sight.At, new DueSet(c.Id, c.Was, c.To)),
            CompleteTask c => task.Done.Value ? Decision.Nothing : Decision.Of(sight.At, new TaskCompleted(c.Id)),
            ReopenTask c => task.Done.Value ? Decision.Of(sight.At, new TaskReopened(c.Id)) : Decision.Nothing,
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, TaskEvent happened, Recorded recorded)
    {
        var tasks = book.Of(state);
        return book.With(state, tasks.SetItem(happened.Id, happened is TaskAdded e ? Added(e, recorded) : After(tasks[happened.Id], happened, recorded)));
    }

    private Decision Add(ImmutableSortedDictionary<EntityId, TaskEntry> tasks, Sight sight, AddTask c) => Decision.Unless(
        (tasks.ContainsKey(c.Id) ? Rejection.Duplicate("task", "id") : null)
            ?? Rejection.Full(tasks.Count, most, "tasks")
            ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? Refuses(c.Owner, sight, "owner")
            ?? (c.From is { Kind: not "playbook" } ? Rejection.Invalid("A task can only be a step of a playbook.", "from") : null),
        sight.At, new TaskAdded(c.Id, c.Title, c.Owner, c.Due, c.From));

    private Rejection? Refuses(ParticipantId? owner, Sight sight, string field) => owner is { } one ? refusesOwner(sight, one, field) : null;

    private static TaskEntry Added(TaskAdded e, Recorded recorded) => new(
        e.Id, Field.Empty.Set(e.Title, recorded), new Choice<ParticipantId?>(null).Set(e.Owner, recorded),
        new Choice<DateOnly?>(null).Set(e.Due, recorded), new(false), e.From);

    private static TaskEntry After(TaskEntry task, TaskEvent happened, Recorded recorded) => happened switch
    {
        TaskTitleEdited e => task with { Title = task.Title.After(e.Title, recorded) },
        TaskAssigned e => task with { Owner = task.Owner.Set(e.To, recorded) },
        DueSet e => task with { Due = task.Due.Set(e.To, recorded) },
        TaskCompleted => task with { Done = task.Done.Set(true, recorded) },
        TaskReopened => task with { Done = task.Done.Set(false, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
