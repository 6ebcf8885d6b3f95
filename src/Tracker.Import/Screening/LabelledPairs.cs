using System.Text.Json;
using CsvHelper;
using Tracker.Domain.Screening;

namespace Tracker.Import.Screening;

/// <summary>The language of a name that is looked for.</summary>
public enum NameLanguage { English, Chinese, Other }

/// <summary>Two names of the same organisation or person, by a source that says so.</summary>
/// <param name="Set">The file.</param>
public sealed record LabelledPair(string Set, string Query, string Expected)
{
    public NameLanguage Language => Scripts.Of(Query);
}

/// <summary>What comparing found of the pairs of one file in one language. Each name is looked for among all expected ones of the file.</summary>
/// <param name="Right">Names that were found and belong to the one that was looked for.</param>
/// <param name="Wrong">Names that were found and do not.</param>
/// <param name="Missed">Pairs of which the expected name was not found.</param>
public sealed record Measured(string Set, NameLanguage Language, int Pairs, int Right, int Wrong, ImmutableArray<LabelledPair> Missed)
{
    /// <summary>Of what was found, the share that is right; null if nothing was found.</summary>
    public double? Precision => Right + Wrong == 0 ? null : (double)Right / (Right + Wrong);

    /// <summary>Of the pairs, the share that was found.</summary>
    public double Recall => (double)(Pairs - Missed.Length) / Pairs;
}

/// <summary>Measures how names are matched, by pairs that others labelled.</summary>
public static class LabelledPairs
{
    private static readonly CsvReaderOptions Rules = new() { Separator = ',', HasHeader = false };

    /// <summary>The pairs of a folder: of a CSV with a name and the expected one in its first two columns (lines with '#' are remarks), of a screening
    /// list each entry and its other names, and of JSON the members <c>zh</c> and <c>name</c>.</summary>
    public static IReadOnlyList<LabelledPair> Read(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(file => Path.GetExtension(file) switch
        {
            ".csv" => OfCsv(Path.GetFileName(file), File.ReadAllBytes(file)),
            ".json" => OfJson(Path.GetFileName(file), File.ReadAllBytes(file)),
            _ => [],
        })];

    public static IReadOnlyList<Measured> Measure(IReadOnlyList<LabelledPair> pairs) =>
        [.. pairs.GroupBy(p => p.Set).SelectMany(set => Measure([.. set], Index([.. set.Select(p => p.Expected).Distinct()])))];

    private static IEnumerable<Measured> Measure(List<LabelledPair> set, ListIndex index)
    {
        var right = set.ToLookup(p => p.Query, p => p.Expected);
        foreach (var language in set.GroupBy(p => p.Language).OrderBy(g => g.Key))
        {
            var found = language.Select(p => p.Query).Distinct().ToDictionary(q => q, q => index.Like([q])?.Select(l => l.Entry.Name).ToHashSet() ?? []);
            yield return new(
                language.First().Set, language.Key, language.Count(), found.Sum(f => f.Value.Count(right[f.Key].Contains)),
                found.Sum(f => f.Value.Count(name => !right[f.Key].Contains(name))), [.. language.Where(p => !found[p.Query].Contains(p.Expected))]);
        }
    }

    private static ListIndex Index(IReadOnlyList<string> names) =>
        new(ListFile.Names, [.. names.Select((name, i) => new ListEntry(ListEntry.KeyOf(name), "", i + 1, "", name, [], []))]);

    private static IEnumerable<LabelledPair> OfCsv(string file, byte[] bytes)
    {
        if (ListFile.Read(bytes) is { Refused: null } list)
            return list.Entries.SelectMany(e => e.OtherNames.Select(other => new LabelledPair(file, other, e.Name)));
        var text = string.Join('\n', Encoding.UTF8.GetString(bytes).Split('\n').Where(l => l.Length > 0 && l[0] != '#'));
        var pairs = new List<LabelledPair>();
        using var csv = CsvReader.FromText(text, Rules);
        while (csv.Read())
            if (csv.FieldCount > 1) pairs.Add(new(file, csv.GetString(0).Trim(), csv.GetString(1).Trim()));
        return pairs;
    }

    private static IEnumerable<LabelledPair> OfJson(string file, byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        if (json.RootElement.ValueKind != JsonValueKind.Array) return [];
        return [.. from one in json.RootElement.EnumerateArray()
                   where one.TryGetProperty("zh", out _) && one.TryGetProperty("name", out _)
                   select new LabelledPair(file, one.GetProperty("zh").GetString()!, one.GetProperty("name").GetString()!)];
    }
}

internal static class Scripts
{
    /// <summary>Kana and Hangul beside characters are other languages; characters alone are counted as Chinese.</summary>
    public static NameLanguage Of(string name)
    {
        var letters = name.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.TrueForAll(r => r.Value < 0x250) ? NameLanguage.English
            : letters.TrueForAll(r => r.Value is >= 0x3400 and <= 0x9fff) ? NameLanguage.Chinese : NameLanguage.Other;
    }
}
