namespace Tracker.Domain.Meetings;

/// <summary>Reads a schedule that was copied from a document or a spreadsheet: day, time, session, room and group in columns, in this order or named by
/// the first row. A row without a day is on the day above.</summary>
public static partial class SessionTable
{
    private static readonly string[] Order = ["day", "time", "title", "room", "group"];
    private static readonly char[] Separators = ['\t', ';', '|'];

    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["day"] = "day", ["date"] = "day", ["time"] = "time", ["times"] = "time", ["hours"] = "time", ["start"] = "starts", ["starts"] = "starts",
        ["from"] = "starts", ["begin"] = "starts", ["end"] = "ends", ["ends"] = "ends", ["to"] = "ends", ["until"] = "ends", ["title"] = "title",
        ["session"] = "title", ["meeting"] = "title", ["what"] = "title", ["subject"] = "title", ["event"] = "title", ["summary"] = "title",
        ["room"] = "room", ["place"] = "room", ["venue"] = "room", ["location"] = "room", ["group"] = "group", ["committee"] = "group", ["wg"] = "group",
        ["working group"] = "group", ["status"] = "status",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="year">The year of days that are written without one; null if it is not known.</param>
    public static MeetingWeek Read(string text, int? year = null)
    {
        if (text.Length > MeetingWeek.MostCharacters) return MeetingWeek.Unread($"A schedule can have at most {MeetingWeek.MostCharacters} characters.");
        var lines = text.Split('\n').Select((line, at) => (Row: at + 1, Line: line.TrimEnd('\r'))).Where(l => l.Line.Trim().Length > 0).ToList();
        if (lines.Count == 0) return MeetingWeek.Unread("There is nothing in it.");
        if (lines.Count > MeetingWeek.MostRows)
            return MeetingWeek.Unread($"A schedule can have at most {MeetingWeek.MostRows} rows; this has {lines.Count}.");
        var separator = Separators.FirstOrDefault(s => lines[0].Line.Contains(s, StringComparison.Ordinal), '\t');
        var columns = Named(lines[0].Line, separator);
        var rows = ImmutableArray.CreateBuilder<WeekRow>();
        var problems = ImmutableArray.CreateBuilder<WeekProblem>();
        PartialDate? day = null;
        foreach (var (row, line) in columns is null ? lines : lines.Skip(1))
        {
            var cells = Cells(line, separator, columns ?? Order);
            var (session, on, problem) = Session(cells, day, year);
            day = on ?? day;
            if (session is null) problems.Add(new(row, problem!));
            else rows.Add(new(row, session, Printed(line, separator), new PartialInterval(day)));
        }
        return new(rows.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>A day as <c>2026-08-31</c>, <c>31 August 2026</c>, <c>Mon, Aug 31</c> or <c>31.08.2026</c>; null for anything else, and for numbers that
    /// could be day and month in either order.</summary>
    public static PartialDate? DayOf(string text, int? year)
    {
        text = Weekday().Replace(text.Trim(), "").Trim();
        if (PartialDate.Read(text) is { Day: > 0 } iso) return iso;
        foreach (var form in (ReadOnlySpan<string>)["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d.M.yyyy"])
            if (Exact(text, form) is { } found) return found;
        if (year is { } of)
            foreach (var form in (ReadOnlySpan<string>)["d MMMM", "d MMM", "MMMM d", "MMM d", "d.M."])
                if (Exact(string.Create(CultureInfo.InvariantCulture, $"{text} {of:0000}"), form + " yyyy") is { } found) return found;
        return null;
    }

    private static PartialDate? Exact(string text, string form) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day) ? PartialDate.Of(day) : null;

    private static string Printed(string line, char separator) =>
        string.Join(" · ", line.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The columns by the first row; null if it does not name them.</summary>
    private static string[]? Named(string line, char separator)
    {
        var cells = line.Split(separator, StringSplitOptions.TrimEntries);
        var named = cells.Select(c => Headings.GetValueOrDefault(c, "")).ToArray();
        return named.Contains("title") && named.Count(n => n.Length > 0) > 1 ? named : null;
    }

    private static Dictionary<string, string> Cells(string line, char separator, string[] columns)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (cell, at) in line.Split(separator, StringSplitOptions.TrimEntries).Select((c, i) => (c, i)))
            if (at < columns.Length && columns[at].Length > 0 && cell.Length > 0) cells.TryAdd(columns[at], cell.Trim('"'));
        return cells;
    }

    private static (Session? Session, PartialDate? Day, string? Problem) Session(Dictionary<string, string> cells, PartialDate? above, int? year)
    {
        string? Cell(string name) => cells.GetValueOrDefault(name);
        PartialDate? day = null;
        if (Cell("day") is { } written && (day = DayOf(written, year)) is null)
            return (null, null, $"“{written}” is not a day. Write it as 2026-08-31.");
        if ((day ?? above) is null) return (null, null, "The day is missing.");
        var times = Cell("time") ?? (Cell("starts") is { } from ? Cell("ends") is { } to ? $"{from}-{to}" : from : "");
        if (ClockSpan.Read(times) is not { } span) return (null, day, $"“{times}” is no time. {ClockSpan.Rule}");
        if (Cell("title") is not { } title) return (null, day, "The name of the session is missing.");
        var cancelled = Cell("status") is { } status && Off().IsMatch(status) || OffInTitle().IsMatch(title);
        var session = new Session(
            OffInTitle().Replace(title, "").Trim(), span.Starts, span.Ends, Cell("room"), Cell("group") is { } group ? new Reference(group) : null, cancelled);
        return session.Refuses() is { } no ? (null, day, no.Sentence) : (session, day, null);
    }

    [GeneratedRegex(@"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^cancell?ed\z", RegexOptions.IgnoreCase)]
    private static partial Regex Off();

    /// <summary>"CANCELLED: Plenary", "Plenary (cancelled)" and "Plenary – cancelled"; not "Cancelled projects".</summary>
    [GeneratedRegex(@"^cancell?ed\s*[:–-]\s*|\s*[(\[]cancell?ed[)\]]\z|\s+[–-]\s+cancell?ed\z", RegexOptions.IgnoreCase)]
    private static partial Regex OffInTitle();
}
