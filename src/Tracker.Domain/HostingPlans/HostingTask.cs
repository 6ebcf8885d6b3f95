namespace Tracker.Domain.HostingPlans;

/// <summary>Something to do before the meeting.</summary>
/// <param name="Lead">How many days before the first day of the meeting it is due.</param>
public sealed record HostingTask(EntityId Id, string Title, Choice<int> Lead, Choice<bool> Done)
{
    /// <summary>The most days before a meeting.</summary>
    public const int Longest = 3_650;

    /// <summary>Its last day: it follows the meeting, wherever and whenever that is.</summary>
    public DateOnly DueBefore(MeetingDays meeting) => meeting.First.AddDays(-Lead.Value);

    internal static Rejection? Refuses(int lead, string field) =>
        lead is < 0 or > Longest ? Rejection.Invalid($"A task is due from 0 to {Longest} days before the meeting.", field) : null;
}
