using System.Text.RegularExpressions;
using Tracker.Domain.Claims;

namespace Tracker.Domain.Sources;

/// <summary>What a run of a passage's surroundings is.</summary>
public enum RunKind { Around, Words, Gap }

/// <summary>A run of text beside or in a passage; a gap has none.</summary>
public sealed record TextRun(RunKind Kind, string Text);

/// <summary>A part of a text that is searched as one.</summary>
/// <param name="From">Its first character in the text.</param>
/// <param name="Page">On which it is, and <paramref name="Line"/> that of its first character; both from 1.</param>
public sealed record TextPiece(int Number, int From, int Page, int Line, string Text);

/// <summary>The text of a captured document. Its characters are counted as code points, as spans count them; its pages end with a form feed.</summary>
public sealed class CapturedText
{
    public const char PageBreak = '\f';
    private const int Step = 1_024;

    /// <summary>Characters of a piece, and those that it has in common with the next one of the same page: words that follow each other are in one.</summary>
    private const int PieceLength = 4_000, Overlap = 300;

    private readonly string text;

    /// <summary>Where in the string each <see cref="Step"/>th character starts; null if each character is one unit of it.</summary>
    private readonly int[]? marks;
    private readonly int[] pages;

    public CapturedText(string text)
    {
        this.text = text;
        Length = text.Length;
        if (text.Any(char.IsSurrogate)) (marks, Length) = Marked(text);
        pages = [0, .. text.Index().Where(c => c.Item == PageBreak).Select(c => Characters(c.Index) + 1)];
    }

    public string Whole => text;

    /// <summary>Characters.</summary>
    public int Length { get; }

    /// <summary>Pages; 1 for a text without page breaks.</summary>
    public int Pages => pages.Length;

    /// <summary>The page, from 1, on which a character is.</summary>
    public int PageAt(int character) => Array.BinarySearch(pages, character) is >= 0 and var exact ? exact + 1 : ~Array.BinarySearch(pages, character);

    /// <summary>The first character of a page, and the one behind its last.</summary>
    public (int From, int To) Page(int page) => (pages[page - 1], page < pages.Length ? pages[page] - 1 : Length);

    /// <summary>The characters from one to before another; what lies outside of the text is left out.</summary>
    public string Slice(int from, int to)
    {
        var (start, end) = (Unit(Math.Clamp(from, 0, Length)), Unit(Math.Clamp(to, 0, Length)));
        return start < end ? text[start..end] : "";
    }

    /// <summary>Why the passage does not lead to words of this text, in a sentence; null if it does.</summary>
    public string? Misses(Passage passage)
    {
        if (passage.Span is null)
            return passage.Page is { } page && page > Pages ? NoPage(page, Pages) : null;
        if (passage.Parts is not { IsEmpty: false } parts) return "The span is not written as 120-180.";
        if (parts.Any(p => p.To > Length)) return $"The span ends outside the text, which has {Length} characters.";
        return parts.Any(p => string.IsNullOrWhiteSpace(Slice(p.From, p.To))) ? "The span holds no words." : null;
    }

    /// <summary>The sentence about a page behind the last.</summary>
    public static string NoPage(int page, int pages) => $"There is no page {page}: the document has {pages}.";

    /// <summary>The words of a passage that does not miss, with up to so many characters around each part; cut where words end.</summary>
    public IReadOnlyList<TextRun> Around(Passage passage, int around)
    {
        var parts = passage.Span is null ? [Page(passage.Page!.Value)] : passage.Parts.OrderBy(p => p.From).ToArray();
        var runs = new List<TextRun>();
        var at = Before(parts[0].From, around);
        if (at > 0) runs.Add(new(RunKind.Gap, ""));
        foreach (var (i, (from, to)) in parts.Index())
        {
            if (i > 0 && from - at > 2 * around)
            {
                Add(RunKind.Around, at, After(at, around));
                runs.Add(new(RunKind.Gap, ""));
                at = Before(from, around);
            }
            Add(RunKind.Around, at, from);
            Add(RunKind.Words, Math.Max(at, from), to);
            at = Math.Max(at, to);
        }
        var end = After(at, around);
        Add(RunKind.Around, at, end);
        if (end < Length) runs.Add(new(RunKind.Gap, ""));
        return runs;

        void Add(RunKind kind, int from, int to)
        {
            if (Slice(from, to) is { Length: > 0 } run) runs.Add(new(kind, run));
        }
    }

    /// <summary>Where these words stand, however spaces and line ends between them are set; at most so many places.</summary>
    public IReadOnlyList<(int From, int To)> Find(string words, int most)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return [];
        var sought = new Regex(string.Join(@"\s+", parts.Select(Regex.Escape)), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return [.. sought.Matches(text).Take(most).Select(m => (Characters(m.Index), Characters(m.Index + m.Length)))];
    }

    /// <summary>The text in pieces of at most a page, those without words left out. Long pages are cut where words end.</summary>
    public IEnumerable<TextPiece> Pieces()
    {
        var (number, line, counted) = (0, 1, 0);
        for (var page = 1; page <= Pages; page++)
        {
            var (from, end) = Page(page);
            while (from < end)
            {
                var to = end - from <= PieceLength ? end : After(from, PieceLength);
                line += Slice(counted, from).AsSpan().Count('\n');
                counted = from;
                var words = Slice(from, to);
                if (!string.IsNullOrWhiteSpace(words)) yield return new(number++, from, page, line, words);
                from = to == end ? end : Before(to, Overlap);
            }
        }
    }

    private int Before(int character, int around)
    {
        var from = Math.Max(0, character - around);
        if (from == 0) return 0;
        var space = Slice(from, character).AsSpan().IndexOfAny(' ', '\n');
        return space < 0 || space > around / 2 ? from : from + space + 1;
    }

    private int After(int character, int around)
    {
        var to = Math.Min(Length, character + around);
        if (to == Length) return Length;
        var run = Slice(character, to);
        var space = run.AsSpan().LastIndexOfAny(' ', '\n');
        return space < run.Length / 2 ? to : character + Count(run.AsSpan(0, space));
    }

    private int Unit(int character)
    {
        if (marks is null) return character;
        var unit = marks[character / Step];
        for (var left = character % Step; left > 0; left--) unit += char.IsSurrogatePair(text, unit) ? 2 : 1;
        return unit;
    }

    private int Characters(int unit) => marks is null ? unit : Count(text.AsSpan(0, unit));

    /// <summary>Characters of a text, as spans count them.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var c in text) if (char.IsLowSurrogate(c)) count--;
        return count;
    }

    private static (int[] Marks, int Length) Marked(string text)
    {
        var (marks, count) = (new List<int>(), 0);
        for (var unit = 0; unit < text.Length; unit += unit + 1 < text.Length && char.IsSurrogatePair(text, unit) ? 2 : 1)
            if (count++ % Step == 0)
                marks.Add(unit);
        // The end has a place too.
        if (count % Step == 0) marks.Add(text.Length);
        return ([.. marks], count);
    }
}
