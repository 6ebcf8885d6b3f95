namespace Tracker.Web.App;

/// <summary>What the participant read last, by what was asked for: it is shown while it is read anew, and stays when that fails.</summary>
public sealed class LastReads<T> where T : class
{
    private const int Most = 32;
    private readonly Dictionary<string, T> read = new(StringComparer.Ordinal);

    public T? Find(string key) => read.GetValueOrDefault(key);

    public void Keep(string key, T found)
    {
        if (read.Count >= Most && !read.ContainsKey(key)) read.Clear();
        read[key] = found;
    }
}
