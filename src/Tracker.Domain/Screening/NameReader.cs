using System.Text;

namespace Tracker.Domain.Screening;

/// <summary>Reads names of organisations and persons in any script into words that can be compared.</summary>
/// <param name="latin">Writes a text in Latin letters, Chinese characters as Pinyin with a capital for each syllable.</param>
public sealed partial class NameReader(Func<string, string> latin)
{
    /// <summary>An abbreviation has at least and at most so many letters.</summary>
    public const int ShortestAbbreviation = 3, LongestAbbreviation = 8;

    private readonly CommonWords common = new(latin);

    /// <summary>The name, and what stands in it in brackets as a name of its own, such as its abbreviation. None if nothing of it is left to
    /// compare.</summary>
    public IEnumerable<ComparedName> Read(string name)
    {
        var inner = Brackets().Matches(name).Select(m => m.Groups[1].Value.Trim()).Where(t => IsAbbreviation(t) || HasHan(t)).ToList();
        var outer = inner.Count == 0 ? name : Brackets().Replace(name, m => inner.Contains(m.Groups[1].Value.Trim()) ? " " : m.Value);
        return inner.Prepend(outer).SelectMany(Ways).Select(One).OfType<ComparedName>()
            .Select(one => one.Printed == name ? one : one with { Printed = name }).DistinctBy(one => string.Join(' ', one.Words.Select(w => w.Key)));
    }

    /// <summary>The name, and in other words where its characters are translated in several ways.</summary>
    private static IEnumerable<string> Ways(string name) =>
        CommonWords.Translated.Where(t => name.Contains(t.Characters, StringComparison.Ordinal))
            .SelectMany(t => t.Ways.Select(way => name.Replace(t.Characters, $" {way} ", StringComparison.Ordinal))).Prepend(name);

    private ComparedName? One(string name)
    {
        var plain = Dots().Replace(SoCalled().Replace(name, " "), m => m.Value.Replace(".", "", StringComparison.Ordinal));
        var all = WholeWords([.. Words(Apostrophes().Replace(plain, ""))]);
        var words = all.Where(w => w.Weight > 0).DistinctBy(w => w.Key).ToImmutableArray();
        if (words.IsEmpty) return null;
        var joined = words.Any(w => w.IsOwn) ? string.Concat(words.Where(w => w.TellsApart).Select(w => w.Key)) : "";
        return new(name, words, joined, IsAbbreviation(plain.Trim()) ? plain.Trim().ToUpperInvariant() : null, [.. Initials(all).Distinct()]);
    }

    /// <summary>Syllables of Pinyin that are a common word together are that word.</summary>
    private List<NameWord> WholeWords(List<NameWord> words)
    {
        for (var at = 0; at < words.Count; at++)
            for (var count = Math.Min(CommonWords.MostSyllables, words.Count - at); count > 1; count--)
                if (common.OfSyllables(string.Concat(words.Skip(at).Take(count).Select(w => w.Printed))) is { } known)
                {
                    words[at] = known with { Printed = string.Join(' ', words.Skip(at).Take(count).Select(w => w.Printed)) };
                    words.RemoveRange(at + 1, count - 1);
                    break;
                }
        return words;
    }

    private IEnumerable<NameWord> Words(string text)
    {
        var afterDigits = false;
        foreach (var (run, isPaired, _) in SearchTerms.Runs(Folding.Of(text)))
            if (isPaired)
                foreach (var word in OfCharacters(Numerals().Replace(run, m => CommonWords.Number(m.Groups[1].Value)))) yield return word;
            else if (char.IsDigit(run[0]))
            {
                var number = latin(run).TrimStart('0');
                yield return new(run, number.Length == 0 ? "0" : number, NameWord.Own);
                afterDigits = true;
                continue;
            }
            else
            {
                if (!(afterDigits && run is "st" or "nd" or "rd" or "th"))
                    foreach (var word in OfLetters(run)) yield return word;
                afterDigits = false;
            }
    }

    /// <summary>The longest words that are known, and between them what is left, in Pinyin.</summary>
    private IEnumerable<NameWord> OfCharacters(string run)
    {
        var left = new StringBuilder();
        for (var at = 0; at < run.Length;)
        {
            if (common.Longest(run, at) is var (words, length) && length > 0)
            {
                if (Rest() is { } before) yield return before;
                foreach (var word in words) yield return word;
                at += length;
            }
            else if (char.IsAsciiDigit(run[at]))
            {
                if (Rest() is { } before) yield return before;
                var digits = run[at..].TakeWhile(char.IsAsciiDigit).Count();
                yield return new(run.Substring(at, digits), run.Substring(at, digits), NameWord.Own);
                at += digits;
            }
            else
            {
                var one = char.IsSurrogatePair(run, at) ? 2 : 1;
                left.Append(run, at, one);
                at += one;
            }
        }
        if (Rest() is { } last) yield return last;

        NameWord? Rest()
        {
            var characters = left.ToString();
            left.Clear();
            var key = Key(characters);
            return key.Length == 0 ? null : common.Find(key) is { } known ? known with { Printed = characters } : new(characters, key, NameWord.Own);
        }
    }

    private IEnumerable<NameWord> OfLetters(string run)
    {
        // A script other than Latin can become several words, or none.
        foreach (var part in SearchTerms.Runs(Folding.Of(latin(run))))
        {
            var key = part.Run;
            // Two letters tell little: they are a syllable, or an abbreviation that many have.
            var weight = key.Length < ShortestAbbreviation ? NameWord.OfField : NameWord.Own;
            yield return common.Find(key) ?? common.Find(Singular(key)) ?? new(run, Singular(key), weight);
        }
    }

    private string Key(string characters) => string.Concat(SearchTerms.Runs(Folding.Of(latin(characters))).Select(r => r.Run));

    private static string Singular(string word) =>
        word.Length > 5 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    /// <summary>Of the words with and without what companies add to their names and small words.</summary>
    private static IEnumerable<string> Initials(List<NameWord> words)
    {
        yield return Of(words.Where(w => w.Weight > 0));
        yield return Of(words.Where(w => w.Weight > 0 || w.Key.Length > 0));

        static string Of(IEnumerable<NameWord> some) => string.Concat(
            some.Select(w => char.ToUpperInvariant(char.IsAsciiLetterOrDigit(w.Printed[0]) ? w.Printed[0] : w.Key[0])));
    }

    private static bool IsAbbreviation(string text) =>
        text.Length is >= ShortestAbbreviation and <= LongestAbbreviation && text.All(char.IsAsciiLetterOrDigit) && text.Count(char.IsAsciiLetterUpper) >= 2
        && text.Count(char.IsAsciiLetterLower) <= 1;

    private static bool HasHan(string text) => SearchTerms.Runs(Folding.Of(text)).Any(r => r.IsPaired);

    [GeneratedRegex(@"[\(（\[]([^\(\)（）\[\]]*)[\)）\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bso[\s\-–]*called\b|\bself[\s\-–]*(styled|proclaimed)\b|\bsoi[\s\-–]*disant\b|所谓的?|所謂的?", RegexOptions.IgnoreCase)]
    private static partial Regex SoCalled();

    /// <summary>Letters with a full stop each, such as "S.A." and "L.L.C."</summary>
    [GeneratedRegex(@"\b(?:\p{L}\.){2,}")]
    private static partial Regex Dots();

    /// <summary>A number in characters, with the one that makes it an order.</summary>
    [GeneratedRegex(@"第([一二三四五六七八九十百〇零]+)")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"(?<=\p{L})['’ʼ‘](?=\p{L})")]
    private static partial Regex Apostrophes();
}
