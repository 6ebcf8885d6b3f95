using System.Text;
using Tracker.Domain.Identifiers;

namespace Tracker.Domain.Search;

/// <summary>The terms under which a text stands in the index: each run of letters and each run of digits; of a script without spaces each pair of
/// neighbours and the last character; and of an identifier its meaning.</summary>
public static class SearchTerms
{
    /// <summary>In front of the meaning of an identifier, and of that of its document through all editions. Not part of any word.</summary>
    private const string Exact = "=", Work = "~";

    /// <summary>In front of a text that is a name, whole.</summary>
    private const string Whole = "^";

    /// <summary>In front of a record that a piece names.</summary>
    private const string Named = "@";

    private const int LongestTerm = 64;

    /// <summary>The terms of a text at its place: of a mention, only the record that it names.</summary>
    public static IReadOnlySet<string> Of(string text, SearchPlace place) =>
        place == SearchPlace.Mention ? text.Length == 0 ? FrozenSet<string>.Empty : new HashSet<string> { Named + SearchText.NamedBy(text) } : Of(text);

    /// <summary>The term under which the pieces stand that name a record.</summary>
    public static string NamedAs(ActorId actor) => Named + actor.Value;

    /// <summary>The terms of a text, without repetition.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var folded = Folding.Of(text);
        var terms = InWords(folded);
        if (terms.Count > 0 && folded.Length <= TextLimits.Title) terms.Add(Name(folded));
        if (Meaning(text) is { } meaning) terms.UnionWith([meaning.Exact, meaning.Work]);
        return terms;
    }

    /// <summary>The terms of the words of a text in its folded form, as those of a piece of a document.</summary>
    public static HashSet<string> InWords(string folded)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (run, isPaired, _) in Runs(folded))
            if (!isPaired) terms.Add(Cut(run));
            else
                terms.UnionWith(Pairs(run));
        return terms;
    }

    /// <summary>The term of a whole text, in its folded form.</summary>
    public static string Name(string folded) => Whole + folded;

    /// <summary>The terms of the identifier that a whole text is, also one typed without capitals; null if it is none.</summary>
    internal static (string Exact, string Work)? Meaning(string text) =>
        text.Length <= TextLimits.Name && (DocumentIdentifier.Read(text) ?? DocumentIdentifier.Read(text.ToUpperInvariant())) is { } id
            ? (Exact + id.Key, Work + id.Work.Key) : null;

    /// <summary>Runs of letters, of digits, and of characters of a script without spaces, in a folded text, with the place of each.</summary>
    public static IEnumerable<(string Run, bool IsPaired, int At)> Runs(string folded)
    {
        var (start, at, sort) = (0, 0, Sort.None);
        foreach (var rune in folded.EnumerateRunes())
        {
            var next = SortOf(rune);
            if (next != sort)
            {
                if (sort != Sort.None) yield return (folded[start..at], sort == Sort.Paired, start);
                (start, sort) = (at, next);
            }
            at += rune.Utf16SequenceLength;
        }
        if (sort != Sort.None) yield return (folded[start..at], sort == Sort.Paired, start);
    }

    internal static string Cut(string run) => run.Length <= LongestTerm ? run : run[..LongestTerm];

    private static IEnumerable<string> Pairs(string run)
    {
        var runes = run.EnumerateRunes().Select(r => r.ToString()).ToArray();
        for (var i = 0; i < runes.Length - 1; i++) yield return runes[i] + runes[i + 1];
        yield return runes[^1];
    }

    internal static bool IsPaired(Rune rune) => SortOf(rune) == Sort.Paired;

    private static Sort SortOf(Rune rune) => rune.Value switch
    {
        (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or >= 0x20000 => Sort.Paired,
        _ when Rune.IsDigit(rune) => Sort.Digits,
        _ when Rune.IsLetter(rune) => Sort.Letters,
        _ => Sort.None,
    };

    private enum Sort { None, Letters, Digits, Paired }
}
