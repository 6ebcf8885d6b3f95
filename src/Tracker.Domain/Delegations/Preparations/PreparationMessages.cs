namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(PlanPreparation), "plan-preparation")]
[JsonDerivedType(typeof(EditPreparationTitle), "edit-preparation-title")]
[JsonDerivedType(typeof(EditPreparationGuests), "edit-preparation-guests")]
[JsonDerivedType(typeof(MovePreparation), "move-preparation")]
[JsonDerivedType(typeof(CancelPreparation), "cancel-preparation")]
[JsonDerivedType(typeof(TakeUpPoint), "take-up-point")]
[JsonDerivedType(typeof(DropPoint), "drop-point")]
[JsonDerivedType(typeof(ClosePoint), "close-point")]
[JsonDerivedType(typeof(ReopenPoint), "reopen-point")]
[JsonDerivedType(typeof(InviteToPreparation), "invite-to-preparation")]
[JsonDerivedType(typeof(AnswerPreparation), "answer-preparation")]
[JsonDerivedType(typeof(RecordAttendance), "record-attendance")]
[JsonDerivedType(typeof(RecordDecision), "record-decision")]
[JsonDerivedType(typeof(EditDecision), "edit-decision")]
public abstract record PreparationCommand : Command
{
    public abstract EntityId Id { get; init; }
}

/// <param name="Points">Of the agenda, in the order in which they are taken up; at least one.</param>
/// <param name="Invited">On the roster; at least one, or a guest.</param>
public sealed record PlanPreparation(
    EntityId Id, string Title, PreparationTime Time, ImmutableArray<EntityId> Points, ImmutableArray<ParticipantId> Invited, string? Guests = null)
    : PreparationCommand;

public sealed record EditPreparationTitle(EntityId Id, Edit Title) : PreparationCommand;
public sealed record EditPreparationGuests(EntityId Id, Edit Guests) : PreparationCommand;

/// <param name="Was">What the sender saw.</param>
public sealed record MovePreparation(EntityId Id, PreparationTime Was, PreparationTime To) : PreparationCommand;

/// <summary>The meeting does not take place; it stays to be read.</summary>
public sealed record CancelPreparation(EntityId Id, string Reason) : PreparationCommand;

public sealed record TakeUpPoint(EntityId Id, EntityId Point) : PreparationCommand;
public sealed record DropPoint(EntityId Id, EntityId Point) : PreparationCommand;

/// <summary>Closes a point: with the position that stands, with a new task, or as not ready for a reason.</summary>
/// <param name="Because">For <see cref="PointEnd.NotReady"/>.</param>
/// <param name="Task">For <see cref="PointEnd.Task"/>: the task, which is added with the point's closing.</param>
public sealed record ClosePoint(EntityId Id, EntityId Point, PointEnd End, string? Because = null, AddTask? Task = null) : PreparationCommand;

public sealed record ReopenPoint(EntityId Id, EntityId Point) : PreparationCommand;
public sealed record InviteToPreparation(EntityId Id, ParticipantId Participant) : PreparationCommand;

/// <summary>By somebody who was invited, for themselves.</summary>
public sealed record AnswerPreparation(EntityId Id, Coming Answer, string? Reason = null) : PreparationCommand;

public sealed record RecordAttendance(EntityId Id, ParticipantId Participant, bool? Was = null, bool? Came = null) : PreparationCommand;

/// <param name="Point">The agenda point it is about, or null.</param>
public sealed record RecordDecision(EntityId Id, EntityId Decision, string Text, EntityId? Point = null) : PreparationCommand;

public sealed record EditDecision(EntityId Id, EntityId Decision, Edit Text) : PreparationCommand;

[JsonDerivedType(typeof(PreparationPlanned), "preparation.planned")]
[JsonDerivedType(typeof(PreparationTitleEdited), "preparation.title-edited")]
[JsonDerivedType(typeof(PreparationGuestsEdited), "preparation.guests-edited")]
[JsonDerivedType(typeof(PreparationMoved), "preparation.moved")]
[JsonDerivedType(typeof(PreparationCancelled), "preparation.cancelled")]
[JsonDerivedType(typeof(PointTakenUp), "preparation.point-taken-up")]
[JsonDerivedType(typeof(PointDropped), "preparation.point-dropped")]
[JsonDerivedType(typeof(PointClosed), "preparation.point-closed")]
[JsonDerivedType(typeof(PointReopened), "preparation.point-reopened")]
[JsonDerivedType(typeof(InvitedToPreparation), "preparation.invited")]
[JsonDerivedType(typeof(PreparationAnswered), "preparation.answered")]
[JsonDerivedType(typeof(AttendanceRecorded), "preparation.attendance-recorded")]
[JsonDerivedType(typeof(DecisionRecorded), "preparation.decision-recorded")]
[JsonDerivedType(typeof(DecisionEdited), "preparation.decision-edited")]
public abstract record PreparationEvent : Event
{
    public abstract EntityId Id { get; init; }
}

public sealed record PreparationPlanned(
    EntityId Id, string Title, PreparationTime Time, ImmutableArray<EntityId> Points, ImmutableArray<ParticipantId> Invited, string? Guests = null)
    : PreparationEvent;

public sealed record PreparationTitleEdited(EntityId Id, Edit Title) : PreparationEvent;
public sealed record PreparationGuestsEdited(EntityId Id, Edit Guests) : PreparationEvent;
public sealed record PreparationMoved(EntityId Id, PreparationTime Was, PreparationTime To) : PreparationEvent;
public sealed record PreparationCancelled(EntityId Id, string Reason) : PreparationEvent;
public sealed record PointTakenUp(EntityId Id, EntityId Point) : PreparationEvent;
public sealed record PointDropped(EntityId Id, EntityId Point) : PreparationEvent;

/// <param name="TextVersion">Of the position it was closed with; null otherwise.</param>
/// <param name="Task">The task it was closed with, which stands beside it; null otherwise.</param>
public sealed record PointClosed(
    EntityId Id, EntityId Point, PointEnd End, int? TextVersion = null, string? Because = null, EntityId? Task = null) : PreparationEvent;

public sealed record PointReopened(EntityId Id, EntityId Point) : PreparationEvent;
public sealed record InvitedToPreparation(EntityId Id, ParticipantId Participant) : PreparationEvent;
public sealed record PreparationAnswered(EntityId Id, ParticipantId Participant, Coming Answer, string? Reason = null) : PreparationEvent;
public sealed record AttendanceRecorded(EntityId Id, ParticipantId Participant, bool? Was = null, bool? Came = null) : PreparationEvent;
public sealed record DecisionRecorded(EntityId Id, EntityId Decision, string Text, EntityId? Point = null) : PreparationEvent;
public sealed record DecisionEdited(EntityId Id, EntityId Decision, Edit Text) : PreparationEvent;
