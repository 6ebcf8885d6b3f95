namespace Tracker.Domain.Delegations;

/// <summary>The points of the gathering's agenda. Each has a position.</summary>
public sealed class AgendaPart : Part<DelegationState, AgendaCommand, AgendaEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, AgendaCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, AgendaCommand command) => command switch
    {
        AddPoint c => Add(here, c),
        AddPoints c => Add(here, c.Points),
        PointCommand c => Change(here, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    private static Decision Change(DelegationState here, PointCommand command)
    {
        if (Closed(here, command.Id, "id") is { } closed)
            return command is RemovePoint && closed.Code == RejectionCode.IllegalStep ? Decision.Nothing : closed;
        var point = here.Agenda[command.Id];
        return command switch
        {
            EditPointTitle c => point.Title.Decide(c.Title, "title", TextLimits.Title, At, new PointTitleEdited(c.Id, c.Title), required: true),
            RenumberPoint c => point.Number.Decide(c.Number, "number", DelegationLimits.PointNumber, At, new PointRenumbered(c.Id, c.Number), required: true),
            MovePoint c => Move(here, c),
            LinkWorkItem c => Link(point, c),
            UnlinkWorkItem c => point.WorkItems.Contains(c.WorkItem) ? Decision.Of(At, new WorkItemUnlinked(c.Id, c.WorkItem)) : Decision.Nothing,
            RemovePoint c => Decision.Of(At, new PointRemoved(c.Id)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, AgendaEvent happened, Recorded recorded) => happened switch
    {
        PointAdded e => state with
        {
            Agenda = state.Agenda.Add(e.Id, new(
                e.Id, Field.Empty.Set(e.Number, recorded), Field.Empty.Set(e.Title, recorded), e.WorkItem is { } item ? [item] : [])),
            AgendaOrder = state.AgendaOrder.Add(e.Id),
            Positions = state.Positions.Add(e.Id, Position.None),
        },
        PointTitleEdited e => With(state, e.Id, p => p with { Title = p.Title.After(e.Title, recorded) }),
        PointRenumbered e => With(state, e.Id, p => p with { Number = p.Number.After(e.Number, recorded) }),
        PointMoved e => state with { AgendaOrder = Moved(state, e) },
        WorkItemLinked e => With(state, e.Id, p => p with { WorkItems = p.WorkItems.Add(e.WorkItem) }),
        WorkItemUnlinked e => With(state, e.Id, p => p with { WorkItems = p.WorkItems.Remove(e.WorkItem) }),
        PointRemoved e => With(state, e.Id, p => p with { Removed = true }) with { AgendaOrder = state.AgendaOrder.Remove(e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>Why a point and its position cannot be changed, or null.</summary>
    public static Rejection? Closed(DelegationState here, EntityId point, string field) =>
        !here.Agenda.TryGetValue(point, out var found) ? Rejection.Missing("agenda point", field)
        : found.Removed ? Rejection.IllegalStep("This point was removed from the agenda, so its position cannot be changed.", field)
        : null;

    private static Decision Add(DelegationState here, AddPoint c) => Decision.Unless(
        RefusesId(c.Id) ?? (here.Agenda.ContainsKey(c.Id) ? ThereAlready : null) ?? RefusesMore(here, 1) ?? RefusesTexts(c.Number, c.Title, c.WorkItem),
        At, new PointAdded(c.Id, c.Number, c.Title, c.WorkItem));

    private static Decision Add(DelegationState here, ImmutableArray<NewPoint> points)
    {
        if (points.IsDefaultOrEmpty) return TextLimits.Required("points");
        if (RefusesMore(here, points.Length) is { } full) return full with { Field = "points" };
        var ids = here.Agenda.Keys.ToHashSet();
        for (var i = 0; i < points.Length; i++)
            if (RefusesRow(points[i], ids.Add(points[i].Id), i + 1) is { } broken)
                return broken;
        return Decision.Of([.. points.Select(p => new Directed(At, new PointAdded(p.Id, p.Number, p.Title, p.WorkItem)))]);
    }

    private static Rejection? RefusesRow(NewPoint point, bool isNew, int row)
    {
        var broken = RefusesId(point.Id) ?? (isNew ? null : ThereAlready)
            ?? Missing(point.Number, "number")
            ?? Missing(point.Title, "title")
            ?? RefusesTexts(point.Number, point.Title, point.WorkItem);
        return broken is null ? null : broken with { Sentence = $"Row {row}: {broken.Sentence}", Field = "points" };
    }

    private static Rejection? Missing(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? TextLimits.Required(name) with { Sentence = $"the {name} is missing." } : null;

    /// <summary>What a delegation has beside its points has an address where theirs are; points from before keep what they were given.</summary>
    private static readonly ImmutableArray<EntityId> Elsewhere = [EntityId.Parse("floor"), EntityId.Parse("report"), DelegationTexts.Papers];

    private static Rejection? RefusesId(EntityId id) =>
        Elsewhere.Contains(id) ? Rejection.Invalid($"'{id}' is the address of something else in every delegation.", "id") : null;

    private static readonly Rejection ThereAlready = Rejection.Duplicate("agenda point", "id");

    private static Rejection? RefusesMore(DelegationState here, int more) =>
        Rejection.Full(here.Agenda.Count + more - 1, DelegationLimits.AgendaPoints, "agenda points, including removed ones");

    private static Rejection? RefusesTexts(string number, string title, ActorId? workItem) =>
        TextLimits.Demands(number, "number", DelegationLimits.PointNumber)
            ?? TextLimits.Demands(title, "title", TextLimits.Title)
            ?? (workItem is { } item ? RefusesWorkItem(item) : null);

    private static Decision Move(DelegationState here, MovePoint c)
    {
        if (c.After == c.Id) return Rejection.Invalid("A point cannot follow itself.", "after");
        if (c.After is { } after && Closed(here, after, "after") is { } closed) return closed;
        var now = here.AgendaOrder.IndexOf(c.Id);
        EntityId? before = now == 0 ? null : here.AgendaOrder[now - 1];
        return before == c.After ? Decision.Nothing : Decision.Of(At, new PointMoved(c.Id, c.After));
    }

    private static Decision Link(AgendaPoint point, LinkWorkItem c) => point.WorkItems.Contains(c.WorkItem) ? Decision.Nothing : Decision.Unless(
        RefusesWorkItem(c.WorkItem) ?? Rejection.Full(point.WorkItems.Length, DelegationLimits.WorkItemsOfPoint, "work items of one point"),
        At, new WorkItemLinked(c.Id, c.WorkItem));

    private static Rejection? RefusesWorkItem(ActorId item) =>
        item.Kind == "work-item" ? null : Rejection.Invalid("Only a work item can be linked to an agenda point.", "workItem");

    private static DelegationState With(DelegationState state, EntityId id, Func<AgendaPoint, AgendaPoint> change) =>
        state with { Agenda = state.Agenda.SetItem(id, change(state.Agenda[id])) };

    private static ImmutableArray<EntityId> Moved(DelegationState state, PointMoved e)
    {
        var others = state.AgendaOrder.Remove(e.Id);
        return others.Insert(e.After is { } after ? others.IndexOf(after) + 1 : 0, e.Id);
    }
}
