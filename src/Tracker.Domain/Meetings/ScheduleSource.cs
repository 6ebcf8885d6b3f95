namespace Tracker.Domain.Meetings;

/// <summary>Where a row of a schedule can be read.</summary>
public static class ScheduleSource
{
    /// <param name="document">The title of the schedule.</param>
    /// <param name="link">Its address, or null.</param>
    public static Source Of(MeetingWeek week, WeekRow row, string document, string? link)
    {
        if (row.Row > 0) return new(document, row.Words, string.Create(CultureInfo.InvariantCulture, $"row {row.Row}"), link);
        var words = row.Words.Length > 0 ? row.Words : week.Rows.FirstOrDefault()?.Words;
        return new(document, words, null, link, Note: row.Statement is Held { Zone: not null } ? "The time zone follows from the place." : null);
    }
}
