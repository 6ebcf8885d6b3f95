namespace Tracker.Domain.Screening;

/// <summary>An entry whose name is like one of ours, by the names that are the most alike.</summary>
public sealed record LikeEntry(ListEntry Entry, Likeness Likeness);

/// <summary>The names of a list, found by their words. Immutable; any number of threads can ask it.</summary>
public sealed class ListIndex
{
    private readonly record struct Listed(ListEntry Entry, ComparedName Name);

    private readonly NameReader reader;
    private readonly List<Listed> names = [];
    private readonly Dictionary<string, List<int>> byOwn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byCommon = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byCommonOnly = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byNear = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byWhole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byLetters = new(StringComparer.Ordinal);

    public ListIndex(NameReader reader, IReadOnlyList<ListEntry> entries)
    {
        (this.reader, Entries) = (reader, entries);
        foreach (var entry in entries)
        {
            var before = names.Count;
            foreach (var name in entry.Names.SelectMany(reader.Read)) Add(new(entry, name));
            if (names.Count == before) NotCompared++;
        }
        foreach (var word in byOwn.Keys.Concat(byCommon.Keys).Distinct(StringComparer.Ordinal))
            foreach (var near in Spelling.Around(word)) Put(byNear, near, word);
    }

    public IReadOnlyList<ListEntry> Entries { get; }

    /// <summary>Entries of whose names nothing is left that could be compared.</summary>
    public int NotCompared { get; }

    /// <summary>The entries with a name like one of these, the most alike first; null if nothing of the names can be compared.</summary>
    public ImmutableArray<LikeEntry>? Like(IEnumerable<string> ours)
    {
        var compared = ours.SelectMany(reader.Read).ToList();
        if (compared.Count == 0) return null;
        var best = new Dictionary<EntityId, LikeEntry>();
        foreach (var name in compared)
            foreach (var at in Candidates(name))
            {
                var listed = names[at];
                if (best.TryGetValue(listed.Entry.Key, out var known) && known.Likeness.Score >= 100) continue;
                if (Likeness.Of(name, listed.Name) is { } found && (known is null || found.Score > known.Likeness.Score))
                    best[listed.Entry.Key] = new(listed.Entry, found);
            }
        return [.. best.Values.OrderByDescending(b => b.Likeness.Score).ThenBy(b => b.Entry.Name, StringComparer.Ordinal).ThenBy(b => b.Entry.Key)];
    }

    private void Add(Listed listed)
    {
        var at = names.Count;
        names.Add(listed);
        var hasOwn = listed.Name.Words.Any(w => w.IsOwn);
        foreach (var word in listed.Name.Words.Where(w => w.TellsApart))
        {
            Put(word.IsOwn ? byOwn : byCommon, word.Key, at);
            if (!hasOwn) Put(byCommonOnly, word.Key, at);
        }
        foreach (var joined in Joined(listed.Name)) Put(byOwn, joined, at);
        Put(byWhole, Whole(listed.Name), at);
        foreach (var letters in listed.Name.Initials.Append(listed.Name.Abbreviation).OfType<string>().Distinct()) Put(byLetters, letters, at);
    }

    /// <summary>Two names with words of their own are alike only if one of these agrees, so common words lead only to names that have none.</summary>
    private HashSet<int> Candidates(ComparedName name)
    {
        var found = new HashSet<int>();
        var common = name.Words.Any(w => w.IsOwn) ? byCommonOnly : byCommon;
        Take(byWhole, Whole(name));
        Take(byLetters, name.Abbreviation);
        // An abbreviation on the list is one of its words too.
        foreach (var letters in name.Initials) Take(byOwn, Folding.Of(letters));
        foreach (var joined in Joined(name)) Near(joined, isOwn: true);
        foreach (var word in name.Words.Where(w => w.TellsApart)) Near(word.Key, word.IsOwn);
        return found;

        void Near(string word, bool isOwn)
        {
            Take(isOwn ? byOwn : common, word);
            foreach (var near in Spelling.Around(word))
                if (byNear.TryGetValue(near, out var words))
                    foreach (var other in words.Where(o => o != word && Spelling.IsNear(o, word)))
                    {
                        Take(byOwn, other);
                        if (isOwn) Take(byCommon, other);
                    }
        }

        void Take(Dictionary<string, List<int>> among, string? key)
        {
            if (key is not null && among.TryGetValue(key, out var some)) found.UnionWith(some);
        }
    }

    /// <summary>Neighbours as one word: others may write them so.</summary>
    private static IEnumerable<string> Joined(ComparedName name)
    {
        for (var i = 0; i + 1 < name.Words.Length; i++)
        {
            var two = name.Words[i].Key + name.Words[i + 1].Key;
            if (name.Words[i].IsOwn || name.Words[i + 1].IsOwn) yield return two;
            if (i + 2 < name.Words.Length && name.Words.Skip(i).Take(3).Any(w => w.IsOwn)) yield return two + name.Words[i + 2].Key;
        }
    }

    private static string Whole(ComparedName name) => string.Join(
        ' ', name.Words.Where(w => w.Weight > NameWord.OfSort).Select(w => w.Key).DefaultIfEmpty(name.Printed).Order(StringComparer.Ordinal));

    private static void Put<T>(Dictionary<string, List<T>> into, string key, T one)
    {
        if (!into.TryGetValue(key, out var some)) into[key] = some = [];
        if (some.Count == 0 || !EqualityComparer<T>.Default.Equals(some[^1], one)) some.Add(one);
    }
}
