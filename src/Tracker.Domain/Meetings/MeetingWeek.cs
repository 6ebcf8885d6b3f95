namespace Tracker.Domain.Meetings;

/// <summary>What a schedule says of a meeting: when and where it is, its sessions, its agenda and its documents.</summary>
/// <param name="Rows">What can be recorded, in the order of the schedule.</param>
/// <param name="Problems">What cannot, with the reason.</param>
/// <param name="Title">The meeting's own name; null if the schedule does not give it.</param>
/// <param name="Held">Place, country, number and zone; null if none is given.</param>
/// <param name="Days">From its first day to its last.</param>
public sealed record MeetingWeek(
    ImmutableArray<WeekRow> Rows, ImmutableArray<WeekProblem> Problems, string? Title = null, Held? Held = null, PartialInterval? Days = null)
{
    /// <summary>Technical limits of one schedule.</summary>
    public const int MostRows = 1_000, MostCharacters = 1_000_000;

    /// <summary>Nothing but a reason.</summary>
    public static MeetingWeek Unread(string why, int row = 0) => new([], [new(row, why)]);

    /// <summary>Why this cannot be kept as a schedule; null if it can.</summary>
    [JsonIgnore]
    public string? Refused =>
        Rows.IsEmpty && Held is null ? Problems.FirstOrDefault()?.Sentence ?? "There is no session, agenda item or document in it." : null;

    /// <summary>The same without the sessions that begin or end at a time over which the clocks of their place are put forward: those are problems.</summary>
    public MeetingWeek ByTheClockOf(TimeZoneInfo zone)
    {
        var passed = (from row in Rows let time = Passed(row, zone) where time is not null select (Row: row, Time: time)).ToList();
        return passed.Count == 0 ? this : this with
        {
            Rows = Rows.RemoveRange(passed.Select(p => p.Row)),
            Problems =
            [
                .. Problems.Concat(passed.Select(p => new WeekProblem(
                    p.Row.Row, $"There is no {p.Time} on that day in {zone.Id}: the clocks are put forward over it."))).OrderBy(p => p.Row),
            ],
        };
    }

    private static string? Passed(WeekRow row, TimeZoneInfo zone)
    {
        if (row is not { Statement: Session { Starts: { } starts } session, Day.From: { Day: > 0 } from }) return null;
        var day = from.Earliest;
        return IsPassed(day, starts) ? starts
            // An end before the start is on the next day.
            : session.Ends is { } ends && IsPassed(string.CompareOrdinal(ends, starts) < 0 ? day.AddDays(1) : day, ends) ? ends
            : null;

        bool IsPassed(DateOnly on, string time) => zone.IsInvalidTime(on.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));
    }
}

/// <summary>A session, agenda item or document of a schedule.</summary>
/// <param name="Row">Where it stands, from 1.</param>
/// <param name="Words">The row as the schedule prints it, on one line.</param>
public sealed record WeekRow(int Row, Statement Statement, string Words, PartialInterval? Day = null);

/// <summary>A row that is not taken, and why.</summary>
/// <param name="Row">From 1; 0 for the whole schedule.</param>
public sealed record WeekProblem(int Row, string Sentence);
