using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Agenda(DelegationState here, AgendaCommand command)
    {
        if (command is AddPoint add) return Add(here, add);
        if (Closed(here, command.Id, "id") is { } closed) return command is RemovePoint && closed.Code == RejectionCode.IllegalStep ? Decision.Nothing : closed;
        var point = here.Agenda[command.Id];
        var at = CompartmentId.Delegation;
        return command switch
        {
            EditPointTitle c => Change(point.Title, c.Title, "title", TextLimits.Title, at, new PointTitleEdited(c.Id, c.Title), required: true),
            RenumberPoint c => Change(point.Number, c.Number, "number", DelegationLimits.PointNumber, at, new PointRenumbered(c.Id, c.Number), required: true),
            MovePoint c => Move(here, c),
            LinkWorkItem c => Link(point, c),
            UnlinkWorkItem c => point.WorkItems.Contains(c.WorkItem) ? Here(at, new WorkItemUnlinked(c.Id, c.WorkItem)) : Decision.Nothing,
            RemovePoint c => Here(at, new PointRemoved(c.Id)),
            _ => Unknown(command),
        };
    }

    /// <summary>Null where the point is on the agenda, so that it and its position may change.</summary>
    private static Rejection? Closed(DelegationState here, EntityId point, string field) =>
        !here.Agenda.TryGetValue(point, out var found) ? Rejection.Missing("agenda point", field)
        : found.Removed ? IllegalStep("This point was taken off the agenda; its position is closed.", field)
        : null;

    private static Decision Add(DelegationState here, AddPoint c)
    {
        var broken = (here.Agenda.ContainsKey(c.Id) ? Rejection.Duplicate("agenda point", "id") : null)
            ?? Full(here.Agenda.Count, DelegationLimits.AgendaPoints, "agenda points, with those taken off")
            ?? TextLimits.Demands(c.Number, "number", DelegationLimits.PointNumber)
            ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? (c.WorkItem is { } item ? RefusesWorkItem(item) : null);
        return broken is not null ? broken : Here(CompartmentId.Delegation, new PointAdded(c.Id, c.Number, c.Title, c.WorkItem));
    }

    private static Decision Move(DelegationState here, MovePoint c)
    {
        if (c.After == c.Id) return Rejection.Invalid("A point cannot stand behind itself.", "after");
        if (c.After is { } after && Closed(here, after, "after") is { } closed) return closed;
        var now = here.AgendaOrder.IndexOf(c.Id);
        EntityId? before = now == 0 ? null : here.AgendaOrder[now - 1];
        return before == c.After ? Decision.Nothing : Here(CompartmentId.Delegation, new PointMoved(c.Id, c.After));
    }

    private static Decision Link(AgendaPoint point, LinkWorkItem c)
    {
        if (RefusesWorkItem(c.WorkItem) is { } broken) return broken;
        if (point.WorkItems.Contains(c.WorkItem)) return Decision.Nothing;
        return Full(point.WorkItems.Length, DelegationLimits.WorkItemsOfPoint, "work items of one point") is { } full
            ? full
            : Here(CompartmentId.Delegation, new WorkItemLinked(c.Id, c.WorkItem));
    }

    private static Rejection? RefusesWorkItem(ActorId item) =>
        item.Kind == "work-item" ? null : Rejection.Invalid("Only a work item (work-item/…) can be linked to an agenda point.", "workItem");
}
