using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>Something that a participant owes or is to remember, as long as it is so.</summary>
/// <param name="Key">The same as long as it is the same: of another text, day or time it is another one.</param>
/// <param name="What">A whole sentence without its full stop.</param>
/// <param name="Since">From when on it is so.</param>
public sealed record Reminder(string Key, string What, DateTimeOffset Since, EntityId? Point = null, EntityId? Meeting = null, string? Tab = null);

/// <summary>What a participant owes a delegation.</summary>
internal static class AlertReminders
{
    /// <summary>How long before a preparation meeting begins those who come are reminded.</summary>
    private static readonly TimeSpan BeforeMeeting = TimeSpan.FromDays(1);

    public static IEnumerable<Reminder> Of(RecordState record, DelegationState delegation, ParticipantId participant, DateTimeOffset now) =>
    [
        .. Answers(delegation, participant, DateOnly.FromDateTime(now.UtcDateTime)),
        .. Tasks(record, participant, DateOnly.FromDateTime(now.UtcDateTime)),
        .. Meetings(delegation, participant, now),
        .. Instructions(delegation, participant, DateOnly.FromDateTime(now.UtcDateTime)),
    ];

    /// <summary>Instructions that the participant has not acknowledged, until the floor is closed.</summary>
    private static IEnumerable<Reminder> Instructions(DelegationState delegation, ParticipantId participant, DateOnly today) =>
        from point in delegation.AgendaOrder
        let floor = FloorPart.Of(delegation)
        where !floor.State.Is(FloorState.Closed)
        let instruction = floor.Instructions.GetValueOrDefault(point)
        where instruction is not null && instruction.OwedBy(delegation, today).Contains(participant)
        select new Reminder(
            string.Create(CultureInfo.InvariantCulture, $"instruction/{point}@{instruction.Version}"),
            $"You have not acknowledged the instruction on {DelegationWords.Point(delegation, point)}", instruction.At, Point: point, Tab: "floor");

    /// <summary>Answers to positions that were put to review.</summary>
    private static IEnumerable<Reminder> Answers(DelegationState delegation, ParticipantId participant, DateOnly today) =>
        from id in delegation.AgendaOrder
        let position = delegation.Positions[id]
        where position.State.Value is PositionState.InReview or PositionState.Cleared
        where ConcurrenceSheet.Of(delegation, id, today).Any(l => l.Participant == participant && (l.Reply == Reply.NoReply || l.IsStale))
        select new Reminder(
            string.Create(CultureInfo.InvariantCulture, $"answer/{id}@{position.TextVersion}"),
            $"Your answer on {DelegationWords.Point(delegation, id)} is owed", position.State.At ?? DateTimeOffset.UnixEpoch, Point: id);

    /// <summary>Tasks of the participant from the day before their last day on.</summary>
    private static IEnumerable<Reminder> Tasks(RecordState record, ParticipantId participant, DateOnly today) =>
        from part in record.Compartments.Values
        from task in (part.State as DelegationState)?.Tasks.Values ?? []
        where !task.Done.Value && task.Owner.Value == participant && task.Due.Value is { } last && last <= today.AddDays(1)
        let due = task.Due.Value!.Value
        let late = due < today
        select new Reminder(
            $"task/{task.Id}@{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(late ? "/late" : "")}",
            $"Your task {AlertWords.Quoted(task.Title.Value)} {(late ? "is overdue since" : "is due on")} {AlertWords.Day(due)}",
            new DateTimeOffset(due.AddDays(late ? 1 : -1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), Tab: "tasks");

    /// <summary>Preparation meetings to which the participant comes, or has not said whether they do.</summary>
    private static IEnumerable<Reminder> Meetings(DelegationState delegation, ParticipantId participant, DateTimeOffset now) =>
        from meeting in PreparationsPart.Of(delegation).Values
        let time = meeting.Time.Value
        where !meeting.IsCancelled && time.Ends > now && time.Starts - now <= BeforeMeeting
        let answer = meeting.Invited.GetValueOrDefault(participant)?.Answer.Value
        where answer is Coming.Comes or Coming.NotAnswered
        let owes = answer == Coming.NotAnswered && Roster.Writes(delegation.Roster, participant, DateOnly.FromDateTime(now.UtcDateTime))
        select new Reminder(
            string.Create(CultureInfo.InvariantCulture, $"meeting/{meeting.Id}@{time.Starts.UtcTicks}"),
            $"The preparation meeting {AlertWords.Quoted(meeting.Title.Value)} is within a day"
                + (owes ? ", and you have not said whether you come" : ""),
            time.Starts - BeforeMeeting, Meeting: meeting.Id);
}
