using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Domain.Delegations;

namespace Tracker.Client;

/// <summary>One agenda point of a pasted list.</summary>
/// <param name="Row">Its row in what was pasted, from 1.</param>
/// <param name="LeftOut">What stands in the columns after the title; null if nothing does.</param>
public sealed record PastedPoint(int Row, string Number, string Title, string? LeftOut = null);

/// <summary>Agenda points out of a pasted list: one for each line, or a table with the number in the first column and the title in the second.</summary>
public static partial class PastedAgenda
{
    /// <summary>The points, or the sentence that says which row is wrong and why.</summary>
    /// <param name="next">The number of the first point whose line has none.</param>
    /// <param name="room">How many points the agenda still takes.</param>
    public static (IReadOnlyList<PastedPoint> Points, string? Problem) Read(string pasted, int next, int room)
    {
        var points = new List<PastedPoint>();
        var rows = pasted.Split('\n').Select((line, at) => (Row: at + 1, Line: line.Trim('\r', ' '))).Where(l => l.Line.Trim().Length > 0).ToList();
        if (rows.Count > room)
            return ([], string.Create(CultureInfo.InvariantCulture,
                $"These are {rows.Count} rows. The agenda takes {room} more points ({DelegationLimits.AgendaPoints} in all)."));
        foreach (var (row, line) in rows)
        {
            if (row == rows[0].Row && rows.Count > 1 && IsHeading(line)) continue;
            var point = line.Contains('\t', StringComparison.Ordinal) ? OfColumns(row, line.Split('\t')) : OfLine(row, line.Trim());
            if (point.Title.Length == 0) return ([], $"Row {row}: the title is missing.");
            if (point.Title.Length > TextLimits.Title)
                return ([], $"Row {row}: a title can have at most {TextLimits.Title} characters; this has {point.Title.Length}.");
            if (point.Number.Length > DelegationLimits.PointNumber)
                return ([], $"Row {row}: a number can have at most {DelegationLimits.PointNumber} characters; this has {point.Number.Length}.");
            if (point.Number.Length == 0) point = point with { Number = next.ToString(CultureInfo.InvariantCulture) };
            if (int.TryParse(point.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) next = Math.Max(next, number + 1);
            points.Add(point);
        }
        return (points, null);
    }

    /// <summary>A sentence for each number that several points would have, which names the rows; empty if each has its own.</summary>
    /// <param name="taken">The numbers that the agenda has already.</param>
    public static IReadOnlyList<string> Repeated(IReadOnlyList<PastedPoint> points, IEnumerable<string> taken)
    {
        var present = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from point in points
               group point.Row by point.Number.ToUpperInvariant() into same
               let number = points.First(p => p.Row == same.First()).Number
               let rows = same.Count() == 1 ? $"Row {Invariant(same.First())} has" : $"Rows {Listed([.. same.Select(Invariant)])} have"
               where same.Count() > 1 || present.Contains(number)
               select $"{rows} the number {number}{(present.Contains(number) ? ", which the agenda has already" : "")}.",
        ];
    }

    private static string Listed(string[] rows) => $"{string.Join(", ", rows[..^1])} and {rows[^1]}";

    private static string Invariant(int row) => row.ToString(CultureInfo.InvariantCulture);

    private static PastedPoint OfColumns(int row, string[] cells)
    {
        var filled = cells.Select(c => c.Trim()).ToList();
        if (Number().IsMatch(filled[0]) && filled.Skip(1).All(c => c.Length == 0)) return new PastedPoint(row, filled[0], "");
        return filled.Count(c => c.Length > 0) == 1 ? OfLine(row, filled.First(c => c.Length > 0)) : new PastedPoint(
            row, filled[0], filled[1], filled.Skip(2).Any(c => c.Length > 0) ? string.Join(" · ", filled.Skip(2).Where(c => c.Length > 0)) : null);
    }

    /// <summary>The first row of a table that names its columns, such as "No." and "Title".</summary>
    private static bool IsHeading(string line) => line.Split('\t', StringSplitOptions.TrimEntries) is [var number, var title, ..]
        && (NumberHeading().IsMatch(number) || number.Length == 0) && TitleHeading().IsMatch(title);

    /// <summary>"7.2 Framework", "7.2. Framework", "3) Framework", "- Framework" and "Framework". "5G transport" has no number.</summary>
    private static PastedPoint OfLine(int row, string line)
    {
        line = line.TrimStart('-', '•', '*', '–').TrimStart();
        return Numbered().Match(line) is { Success: true } found
            ? new PastedPoint(row, found.Groups["number"].Value, found.Groups["title"].Value.Trim())
            : new PastedPoint(row, "", line);
    }

    [GeneratedRegex(@"^\d+([./-]\d+)*[a-z]?[.):]?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(no|nr|number|#|point|item|agenda item|agenda point)\.?\z", RegexOptions.IgnoreCase)]
    private static partial Regex NumberHeading();

    [GeneratedRegex(@"^(title|subject|topic|agenda item|agenda point|item|point|agenda)\z", RegexOptions.IgnoreCase)]
    private static partial Regex TitleHeading();

    [GeneratedRegex(@"^(?<number>\d+([./-]\d+)*[a-z]?)[.):]?\s+(?<title>\S.*)\z")]
    private static partial Regex Numbered();
}
