namespace Tracker.Audience.Tests;

/// <summary>Words that only some may read, and the ways on which they must reach those.</summary>
/// <param name="Of">What they are words of.</param>
internal sealed record Secret(string Of, Tokens Tokens, Func<Role, string[]> HeldBy, IReadOnlyList<Way> Ways)
{
    /// <summary>What somebody heard and may not, and what he may and did not hear.</summary>
    /// <param name="read">The tokens of everything that came to him.</param>
    public async Task<List<string>> FaultsOf(Listener listener, HashSet<string> read)
    {
        var held = HeldBy(listener.Role);
        List<string> faults = [.. Tokens.Foreign(read, held).Select(t => $"{listener.Role} saw {t} of {Of}")];
        foreach (var way in Ways)
            foreach (var at in (way.Shows?.Invoke(held) ?? held).Where(at => Tokens.Of(at).Any()))
            {
                string[] own = [.. way.Shows is null ? Tokens.Only(at, held) : Tokens.Of(at)];
                if (!(way.IsPushed ? await listener.Hears(way.Name, own) : listener.Heard(way.Name).Overlaps(own)))
                    faults.Add($"{listener.Role} saw nothing of {at} of {Of} by {way.Name}");
            }
        return faults;
    }
}

/// <param name="Shows">
/// Of which of the compartments that somebody holds a word comes this way; null for each, with a word by which no other can be taken for it.
/// </param>
/// <param name="IsPushed">True for what comes by itself, when it comes.</param>
internal sealed record Way(string Name, Func<string[], IEnumerable<string>>? Shows = null, bool IsPushed = false)
{
    /// <summary>A way on which a word comes of each of these.</summary>
    public static Way Of(string name, params string[] each) => new(name, held => held.Intersect(each));
}
