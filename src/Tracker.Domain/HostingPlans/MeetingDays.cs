namespace Tracker.Domain.HostingPlans;

/// <summary>The days of a meeting, both inclusive (UTC).</summary>
public sealed record MeetingDays(DateOnly First, DateOnly Last)
{
    private const int Earliest = 1900, Latest = 2200, Longest = 60;

    /// <summary>Null if the last day is not before the first, and not so long after it that one of them must be wrong.</summary>
    public Rejection? Refuses(string field) =>
        First.Year is < Earliest or > Latest || Last.Year is < Earliest or > Latest
            ? Rejection.Invalid($"A meeting is in a year from {Earliest} to {Latest}.", field)
            : Rejection.Backwards(First, Last, field)
                ?? (Last >= First.AddDays(Longest) ? Rejection.Invalid($"A meeting has at most {Longest} days.", field) : null);

    public override string ToString() => First == Last
        ? Alerts.AlertWords.Day(First) : $"{Alerts.AlertWords.Day(First)} to {Alerts.AlertWords.Day(Last)}";
}
