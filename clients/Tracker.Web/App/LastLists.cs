using Tracker.Web.Records;

namespace Tracker.Web.App;

/// <summary>Lists as the participant read them last, by what was asked for.</summary>
public sealed class LastLists
{
    private const int Most = 32;
    private readonly Dictionary<string, IReadOnlyList<ListedRecord>> lists = new(StringComparer.Ordinal);

    public IReadOnlyList<ListedRecord>? Find(string key) => lists.GetValueOrDefault(key);

    public void Keep(string key, IReadOnlyList<ListedRecord> list)
    {
        if (lists.Count >= Most && !lists.ContainsKey(key)) lists.Clear();
        lists[key] = list;
    }
}
