using Tracker.Domain.Meetings;

namespace Tracker.Import.Meetings;

/// <summary>Reads the schedule of a meeting from a file: YAML as committees publish it, iCalendar (RFC 5545), or a table in text.</summary>
public static class MeetingFiles
{
    /// <summary>Technical limit of one file, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The names of files that a folder is searched for.</summary>
    public static readonly ImmutableArray<string> Endings = [".yml", ".yaml", ".ics"];

    /// <summary>What the file says; of a file that cannot be read, the reason.</summary>
    /// <param name="name">Its ending says how it is written; any other is a table.</param>
    /// <param name="year">The year of days that are written without one; null if it is not known.</param>
    public static MeetingWeek Read(string name, byte[] file, int? year = null)
    {
        if (file.Length > MostBytes) return MeetingWeek.Unread($"A schedule can have at most {MostBytes} bytes; this has {file.Length}.");
        string text;
        try
        {
            text = Utf8.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return MeetingWeek.Unread("The file is not UTF-8 text.");
        }
        var week = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".yml" or ".yaml" => YamlSchedule.Read(text),
            ".ics" => CalendarSchedule.Read(text),
            _ => SessionTable.Read(text, year),
        };
        var rows = week.Rows.Where(r => r.Statement.Refuses() is null && r.Day?.Refuses("day") is null).ToImmutableArray();
        var refused = week.Rows.Except(rows).Select(r => new WeekProblem(r.Row, (r.Statement.Refuses() ?? r.Day!.Refuses("day"))!.Sentence));
        week = week with { Rows = rows, Problems = [.. week.Problems, .. refused] };
        return rows.Length <= MeetingWeek.MostRows ? week
            : MeetingWeek.Unread($"A schedule can have at most {MeetingWeek.MostRows} rows; this has {rows.Length}.");
    }
}
