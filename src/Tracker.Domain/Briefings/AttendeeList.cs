namespace Tracker.Domain.Briefings;

/// <summary>A name of a person or organisation of the record.</summary>
/// <param name="IsShort">An abbreviation, which others may have too.</param>
public sealed record KnownName(ActorId Who, string Name, bool IsShort = false);

/// <summary>How sure it is that an attendee is somebody of the record.</summary>
public enum AttendeeMatch { Unknown, Asked, Known }

/// <summary>A line of an attendee list with those of the record whom it may name.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Line">As it was pasted.</param>
/// <param name="Known">Those who are called exactly so.</param>
/// <param name="Similar">Those who are called nearly so, or by the same abbreviation: a person says whether they are the same.</param>
public sealed record AttendeeLine(int Number, string Line, ImmutableArray<KnownName> Known, ImmutableArray<KnownName> Similar)
{
    [JsonIgnore]
    public AttendeeMatch Match => !Known.IsEmpty ? AttendeeMatch.Known : Similar.IsEmpty ? AttendeeMatch.Unknown : AttendeeMatch.Asked;
}

/// <summary>Reads a pasted attendee list: a person or organisation on each line, in any script, with titles and the family name first or last.</summary>
public static partial class AttendeeList
{
    /// <summary>Lines of one list.</summary>
    public const int Most = 2_000;

    /// <summary>Matched candidates of one line.</summary>
    private const int MostSimilar = 5;

    /// <summary>The lines, or why they are not read: nothing is half done.</summary>
    public static (ImmutableArray<AttendeeLine> Lines, Rejection? Refused) Read(string text, IReadOnlyCollection<KnownName> names)
    {
        List<(string Text, int Number)> lines = [.. text.Split('\n').Select((line, at) => (line.Trim(), at + 1)).Where(l => l.Item1.Length > 0)];
        if (lines.Count == 0) return ([], TextLimits.Required("list"));
        if (lines.Count > Most) return ([], Rejection.Invalid($"An attendee list can have at most {Most} lines; this has {lines.Count}.", "list"));
        foreach (var (line, number) in lines)
            if (TextLimits.Refuses(line, "list", TextLimits.Title) is { } refused)
                return ([], refused with { Sentence = $"Line {number}: {refused.Sentence}" });
        var byKey = names.SelectMany(n => Keys(n.Name).Select(key => (key, n))).ToLookup(p => p.key, p => p.n, StringComparer.Ordinal);
        List<(string Key, HashSet<string> Words, KnownName Name)> all =
            [.. names.Select(n => (Key(n.Name), n)).Where(p => p.Item1.Length > 0).Select(p => (p.Item1, p.Item1.Split(' ').ToHashSet(), p.n))];
        return ([.. lines.Select(l => Matched(l.Text, l.Number, byKey, all))], null);
    }

    private static AttendeeLine Matched(
        string line, int number, ILookup<string, KnownName> byKey, List<(string Key, HashSet<string> Words, KnownName Name)> all)
    {
        var parts = Parts(line).ToList();
        var called = parts.SelectMany(p => Keys(p)).Distinct().SelectMany(key => byKey[key]).ToList();
        var known = called.Where(n => !n.IsShort).DistinctBy(n => n.Who).ToList();
        var similar = called.Where(n => n.IsShort).Concat(parts.Select(Key).Where(k => k.Length > 0).SelectMany(key => Near(key, all)))
            .Where(n => !known.Exists(k => k.Who == n.Who)).DistinctBy(n => n.Who).Take(MostSimilar);
        return new(number, line, [.. known], [.. similar]);
    }

    /// <summary>Names with one letter more, less or other, or most words in common.</summary>
    private static IEnumerable<KnownName> Near(string key, List<(string Key, HashSet<string> Words, KnownName Name)> all)
    {
        var words = key.Split(' ').ToHashSet();
        return all.Where(n => n.Key != key && (Shares(words, n.Words) || key.Length > 5 && IsOneApart(key, n.Key))).Select(n => n.Name);
    }

    private static bool Shares(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common > 1 && 3 * common >= 2 * Math.Max(one.Count, other.Count);
    }

    private static bool IsOneApart(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same]) same++;
        return shorter.AsSpan(shorter.Length == longer.Length ? Math.Min(same + 1, shorter.Length) : same).SequenceEqual(longer.AsSpan(same + 1));
    }

    /// <summary>The whole line, and its parts between tabs, semicolons, brackets and commas.</summary>
    private static IEnumerable<string> Parts(string line) =>
        new[] { line }.Concat(line.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Concat(FamilyFirst().Match(line) is { Success: true } m ? [$"{m.Groups[2].Value} {m.Groups[1].Value}"] : []).Distinct();

    /// <summary>A name as it is compared, in both orders of two or three words.</summary>
    private static IEnumerable<string> Keys(string name)
    {
        var key = Key(name);
        if (key.Length == 0) yield break;
        yield return key;
        var words = key.Split(' ');
        if (words.Length is 2 or 3) yield return string.Join(' ', [words[^1], .. words[..^1]]);
        if (words.Length == 3) yield return string.Join(' ', [.. words[1..], words[0]]);
    }

    /// <summary>Folded, without titles; empty if nothing is left to compare.</summary>
    private static string Key(string name) =>
        string.Join(' ', Word().Matches(Folding.Of(name)).Select(m => WithoutTitle(m.Value)).Where(w => w.Length > 0 && !Titles.Contains(w)));

    /// <summary>In Han script a title follows the name without a space.</summary>
    private static string WithoutTitle(string word) =>
        HanTitles.FirstOrDefault(t => word.EndsWith(t, StringComparison.Ordinal)) is { } title ? word[..^title.Length] : word;

    private static readonly string[] HanTitles = ["先生", "女士", "博士", "教授"];

    private static readonly char[] Between = ['\t', ';', '(', ')', '（', '）', '，', ',', '|'];

    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "ing", "eng", "phd", "sir", "hon");

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([\p{L}\p{M}'’-]+),\s*([\p{L}\p{M}'’\- ]+?)\s*(?:[,;(\t].*)?$")]
    private static partial Regex FamilyFirst();
}
