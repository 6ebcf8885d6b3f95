namespace Tracker.Domain.Shared;

/// <summary>From when to when on one day, by the clock of the place, as schedules print it.</summary>
/// <param name="Starts">Such as <c>09:00</c>; null for the whole day.</param>
/// <param name="Ends">Such as <c>12:30</c>; null if it is not said.</param>
public readonly partial record struct ClockSpan(string? Starts, string? Ends)
{
    public const string TimeRule = "Write a time as 09:00.";
    public const string Rule = "Write times as 09:00-12:30, 09:00, or nothing for the whole day.";

    /// <summary>The whole day.</summary>
    public static readonly ClockSpan Day = new(null, null);

    /// <summary>True for a time as it is stored.</summary>
    public static bool IsTime(string text) => Stored().IsMatch(text);

    /// <summary>A time as it is stored; null for anything else.</summary>
    public static TimeOnly? TimeOf(string? text) =>
        text is not null && IsTime(text) ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>Reads <c>9:00-10:30</c>, <c>13.00 – 17.00</c>, <c>0930</c>, <c>9:30 am to 5 pm</c>, <c>whole day</c> and nothing; null for anything
    /// else.</summary>
    public static ClockSpan? Read(string text)
    {
        text = text.Trim();
        if (text.Length == 0 || WholeDay().IsMatch(text)) return Day;
        var ends = Between().Split(text);
        if (ends.Length > 2) return null;
        var (starts, last) = (Clock().Match(ends[0]), ends.Length == 2 ? Clock().Match(ends[1]) : null);
        if (!starts.Success || last is { Success: false }) return null;
        // In "9:30 to 11 am" the half of the day is said once, for both.
        var from = Time(starts, last?.Groups["half"].Value);
        var to = last is null ? null : Time(last, null);
        if (last?.Groups["half"].Length > 0 && starts.Groups["half"].Length == 0 && string.CompareOrdinal(from, to) > 0) from = Time(starts, "am");
        return from is null || (last is not null && to is null) || from == to ? null : new ClockSpan(from, to);
    }

    private static string? Time(Match match, string? otherwise)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } said ? int.Parse(said.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"] is { Length: > 0 } own ? own.Value : otherwise ?? "";
        if (half.Length == 0 && !match.Groups["minute"].Success && !match.Groups["clock"].Success) return null;
        if (half.Length > 0 && hour is >= 1 and <= 12)
            hour = hour % 12 + (char.ToUpperInvariant(half[0]) == 'P' ? 12 : 0);
        return hour > 23 || minute > 59 ? null : string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");
    }

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d\z")]
    private static partial Regex Stored();

    [GeneratedRegex(@"^(whole|all|full)[ -]day\z", RegexOptions.IgnoreCase)]
    private static partial Regex WholeDay();

    [GeneratedRegex(@"\s*(?:-|–|—|−|\bto\b|\buntil\b)\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^(?<hour>\d{1,2})(?:[:.h]?(?<minute>\d{2}))?\s*(?<half>am|pm|a\.m\.|p\.m\.)?(?<clock>\s*(?:h|hrs|uhr|o'clock))?\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
