namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(AddPoint), "add-point")]
[JsonDerivedType(typeof(AddPoints), "add-points")]
[JsonDerivedType(typeof(EditPointTitle), "edit-point-title")]
[JsonDerivedType(typeof(RenumberPoint), "renumber-point")]
[JsonDerivedType(typeof(MovePoint), "move-point")]
[JsonDerivedType(typeof(LinkWorkItem), "link-work-item")]
[JsonDerivedType(typeof(UnlinkWorkItem), "unlink-work-item")]
[JsonDerivedType(typeof(RemovePoint), "remove-point")]
public abstract record AgendaCommand : Command;

/// <summary>A change of one point.</summary>
public abstract record PointCommand : AgendaCommand
{
    public abstract EntityId Id { get; init; }
}

/// <summary>Adds a point at the end of the agenda.</summary>
/// <param name="WorkItem">A record of kind <c>work-item</c>.</param>
public sealed record AddPoint(EntityId Id, string Number, string Title, ActorId? WorkItem = null) : PointCommand;

/// <summary>Adds several points at the end of the agenda, in this order: all of them or none.</summary>
public sealed record AddPoints(ImmutableArray<NewPoint> Points) : AgendaCommand;

/// <param name="WorkItem">A record of kind <c>work-item</c>.</param>
public sealed record NewPoint(EntityId Id, string Number, string Title, ActorId? WorkItem = null);

public sealed record EditPointTitle(EntityId Id, Edit Title) : PointCommand;
public sealed record RenumberPoint(EntityId Id, Edit Number) : PointCommand;

/// <summary>Moves a point after another, or to the top if that is null.</summary>
public sealed record MovePoint(EntityId Id, EntityId? After = null) : PointCommand;

public sealed record LinkWorkItem(EntityId Id, ActorId WorkItem) : PointCommand;
public sealed record UnlinkWorkItem(EntityId Id, ActorId WorkItem) : PointCommand;

/// <summary>Removes a point from the agenda. Its position stays readable but cannot be changed.</summary>
public sealed record RemovePoint(EntityId Id) : PointCommand;

[JsonDerivedType(typeof(PointAdded), "agenda.point-added")]
[JsonDerivedType(typeof(PointTitleEdited), "agenda.title-edited")]
[JsonDerivedType(typeof(PointRenumbered), "agenda.renumbered")]
[JsonDerivedType(typeof(PointMoved), "agenda.moved")]
[JsonDerivedType(typeof(WorkItemLinked), "agenda.work-item-linked")]
[JsonDerivedType(typeof(WorkItemUnlinked), "agenda.work-item-unlinked")]
[JsonDerivedType(typeof(PointRemoved), "agenda.point-removed")]
public abstract record AgendaEvent : Event;
public sealed record PointAdded(EntityId Id, string Number, string Title, ActorId? WorkItem = null) : AgendaEvent;
public sealed record PointTitleEdited(EntityId Id, Edit Title) : AgendaEvent;
public sealed record PointRenumbered(EntityId Id, Edit Number) : AgendaEvent;
public sealed record PointMoved(EntityId Id, EntityId? After = null) : AgendaEvent;
public sealed record WorkItemLinked(EntityId Id, ActorId WorkItem) : AgendaEvent;
public sealed record WorkItemUnlinked(EntityId Id, ActorId WorkItem) : AgendaEvent;
public sealed record PointRemoved(EntityId Id) : AgendaEvent;
