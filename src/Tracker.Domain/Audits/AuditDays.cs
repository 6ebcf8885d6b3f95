namespace Tracker.Domain.Audits;

/// <summary>From when to when an audit is planned, both days inclusive (UTC).</summary>
public sealed record AuditDays(DateOnly First, DateOnly Last)
{
    private const int Earliest = 1990, Latest = 2200;

    /// <summary>Null if the last day is not before the first.</summary>
    public Rejection? Refuses(string field) =>
        First.Year is < Earliest or > Latest || Last.Year is < Earliest or > Latest
            ? Rejection.Invalid($"An audit is in a year from {Earliest} to {Latest}.", field)
            : Rejection.Backwards(First, Last, field);

    public override string ToString() => First == Last
        ? Alerts.AlertWords.Day(First) : $"{Alerts.AlertWords.Day(First)} to {Alerts.AlertWords.Day(Last)}";
}
