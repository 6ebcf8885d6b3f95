namespace Tracker.Domain.HostingPlans;

/// <summary>When visas become a worry: how long they take, and from how many open cases on everyone concerned is told.</summary>
/// <param name="LeadDays">How many days before the meeting the last applications should be made.</param>
/// <param name="Open">Everyone concerned is told if two weeks before the meeting as many cases are open.</param>
public sealed record VisaRule(int LeadDays = 90, int Open = VisaCounts.Least)
{
    /// <summary>How long before the meeting everyone concerned is told.</summary>
    public const int NoticeDays = 14;

    public static readonly VisaRule Usual = new();

    /// <summary>The last day to apply.</summary>
    public DateOnly LastDayBefore(MeetingDays meeting) => meeting.First.AddDays(-LeadDays);

    /// <summary>When everyone concerned is told: at the beginning of that day (UTC).</summary>
    public static DateTimeOffset NoticeBefore(MeetingDays meeting) =>
        new(meeting.First.AddDays(-NoticeDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    internal Rejection? Refuses(string field) =>
        HostingTask.Refuses(LeadDays, field + ".leadDays")
        ?? (Open is < VisaCounts.Least or > VisaCase.Most
            ? Rejection.Invalid($"The alert tells the number: choose at least {VisaCounts.Least}, so that it points to nobody.", field + ".open") : null);

    public override string ToString() => $"{Open} or more visa cases open {NoticeDays} days before the meeting";
}
