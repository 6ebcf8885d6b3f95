using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Agenda(DelegationState state, AgendaEvent happened, Recorded recorded) => happened switch
    {
        PointAdded e => state with
        {
            Agenda = state.Agenda.Add(e.Id, new(e.Id, Field.Empty.Set(e.Number, recorded), Field.Empty.Set(e.Title, recorded), e.WorkItem is { } item ? [item] : [])),
            AgendaOrder = state.AgendaOrder.Add(e.Id),
            Positions = state.Positions.Add(e.Id, Position.None),
        },
        PointTitleEdited e => state.WithPoint(e.Id, p => p with { Title = p.Title.After(e.Title, recorded) }),
        PointRenumbered e => state.WithPoint(e.Id, p => p with { Number = p.Number.After(e.Number, recorded) }),
        PointMoved e => state with { AgendaOrder = Moved(state, e) },
        WorkItemLinked e => state.WithPoint(e.Id, p => p with { WorkItems = p.WorkItems.Add(e.WorkItem) }),
        WorkItemUnlinked e => state.WithPoint(e.Id, p => p with { WorkItems = p.WorkItems.Remove(e.WorkItem) }),
        PointRemoved e => state.WithPoint(e.Id, p => p with { Removed = true }) with { AgendaOrder = state.AgendaOrder.Remove(e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static DelegationState WithPoint(this DelegationState state, EntityId id, Func<AgendaPoint, AgendaPoint> change) =>
        state with { Agenda = state.Agenda.SetItem(id, change(state.Agenda[id])) };

    private static System.Collections.Immutable.ImmutableArray<EntityId> Moved(DelegationState state, PointMoved e)
    {
        var others = state.AgendaOrder.Remove(e.Id);
        return others.Insert(e.After is { } after ? others.IndexOf(after) + 1 : 0, e.Id);
    }
}
