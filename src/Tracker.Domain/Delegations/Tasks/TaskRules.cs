using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Tasks(DelegationState here, Sight sight, TaskCommand command)
    {
        if (command is AddTask add) return Add(here, sight, add);
        if (!here.Tasks.TryGetValue(command.Id, out var task)) return Rejection.Missing("task", "id");
        return command switch
        {
            EditTaskTitle c => Change(task.Title, c.Title, "title", TextLimits.Title, sight.At, new TaskTitleEdited(c.Id, c.Title), required: true),
            AssignTask c => RefusesOwner(c.To, sight, "to") is { } no ? no : Change(task.Owner, c.Was, c.To, "to", sight.At, new TaskAssigned(c.Id, c.Was, c.To)),
            SetDue c => Change(task.Due, c.Was, c.To, "to", sight.At, new DueSet(c.Id, c.Was, c.To)),
            CompleteTask c => task.Done.Value ? Decision.Nothing : Here(sight.At, new TaskCompleted(c.Id)),
            ReopenTask c => task.Done.Value ? Here(sight.At, new TaskReopened(c.Id)) : Decision.Nothing,
            _ => Unknown(command),
        };
    }

    private static Decision Add(DelegationState here, Sight sight, AddTask c)
    {
        var broken = (here.Tasks.ContainsKey(c.Id) ? Rejection.Duplicate("task", "id") : null)
            ?? Full(here.Tasks.Count, DelegationLimits.Tasks, "tasks")
            ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? RefusesOwner(c.Owner, sight, "owner");
        return broken is not null ? broken : Here(sight.At, new TaskAdded(c.Id, c.Title, c.Owner, c.Due));
    }

    private static Rejection? RefusesOwner(ParticipantId? owner, Sight sight, string field)
    {
        var rosterIsShared = sight.At == CompartmentId.Delegation || sight.At.OwnerOrganization is not null;
        return owner is { } participant && rosterIsShared
            && !(sight.Of<DelegationState>(CompartmentId.Delegation) is { } delegation && OnRoster(delegation, participant, sight.Standing.Today))
            ? Rejection.Invalid("The owner of a task is on the roster of the delegation.", field)
            : null;
    }
}

public static partial class DelegationEvolution
{
    private static DelegationState Tasks(DelegationState state, TaskEvent happened, Recorded recorded) =>
        state with { Tasks = state.Tasks.SetItem(happened.Id, happened is TaskAdded e ? TaskOf(e, recorded) : After(state.Tasks[happened.Id], happened, recorded)) };

    private static DelegationTask TaskOf(TaskAdded e, Recorded recorded) => new(
        e.Id, Field.Empty.Set(e.Title, recorded), new Choice<ParticipantId?>(null).Set(e.Owner, recorded),
        new Choice<DateOnly?>(null).Set(e.Due, recorded), new(false));

    private static DelegationTask After(DelegationTask task, TaskEvent happened, Recorded recorded) => happened switch
    {
        TaskTitleEdited e => task with { Title = task.Title.After(e.Title, recorded) },
        TaskAssigned e => task with { Owner = task.Owner.Set(e.To, recorded) },
        DueSet e => task with { Due = task.Due.Set(e.To, recorded) },
        TaskCompleted => task with { Done = task.Done.Set(true, recorded) },
        TaskReopened => task with { Done = task.Done.Set(false, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
