using System.Text.RegularExpressions;

namespace Tracker.Web.Records.Decisions;

/// <summary>Text that was printed in a column.</summary>
public static partial class PrintedText
{
    /// <summary>Without the line ends of the column: paragraphs, entries of lists and rows of tables stay on their own lines.</summary>
    public static string Flowing(string text) => Broken().Replace(text, " ");

    /// <summary>Running text and tables, in their order. A table whose rows do not have the same number of cells stays text.</summary>
    public static IEnumerable<PrintedBlock> Blocks(string text)
    {
        var from = 0;
        foreach (Match found in Table().Matches(text))
        {
            if (Read(found.Groups["rows"].Value) is not { } table) continue;
            if (text[from..found.Index].Trim('\n', ' ') is { Length: > 0 } before) yield return new(before);
            yield return new("", table);
            from = found.Index + found.Length;
        }
        if (text[from..].Trim('\n', ' ') is { Length: > 0 } rest) yield return new(rest);
    }

    /// <summary>A first row with an empty line below is the head.</summary>
    private static PrintedTable? Read(string rows)
    {
        var lines = rows.Trim('\n').Split('\n').Select(l => l.Trim()).ToList();
        var cells = lines.Where(l => l.Length > 0).Select(l => l.TrimStart('|').Split('|').Select(c => c.Trim()).ToArray()).ToList();
        if (cells.Count == 0 || cells.Exists(c => c.Length != cells[0].Length) || lines.Exists(l => l.Length > 0 && l[0] != '|')) return null;
        var hasHead = lines.Count > 1 && lines[1].Length == 0 && cells.Count > 1;
        return new(hasHead ? cells[0] : null, [.. cells.Skip(hasHead ? 1 : 0)]);
    }

    [GeneratedRegex(@"^[ \t]*\|===[ \t]*\n(?<rows>.*?)^[ \t]*\|===[ \t]*$\n?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<!\n)\n(?!\s*(?:\n|[*•·|=-]|\d+[.)]|\(?[a-z]\)))")]
    private static partial Regex Broken();
}

/// <summary>A piece of printed text.</summary>
/// <param name="Table">Null for running text.</param>
public sealed record PrintedBlock(string Text, PrintedTable? Table = null);

/// <summary>A table as it was printed.</summary>
/// <param name="Head">Null if it has none.</param>
public sealed record PrintedTable(string[]? Head, IReadOnlyList<string[]> Rows);
