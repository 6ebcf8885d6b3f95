using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>Words that stand nowhere else, each with the compartments it may be read in.</summary>
internal sealed class Tokens
{
    private readonly Dictionary<string, HashSet<CompartmentId>> all = [];
    private int start;

    public IReadOnlyDictionary<string, HashSet<CompartmentId>> All => all;

    /// <summary>Numbers the tokens from here, so that two sets share none.</summary>
    public void StartAfter(int number) => start = number;

    public string For(params CompartmentId[] readIn)
    {
        var token = $"zq{start + all.Count + 1:d5}qz";
        all[token] = [.. readIn];
        return token;
    }

    /// <summary>A number that stands nowhere else, for a place in a text.</summary>
    public long Number(params CompartmentId[] readIn)
    {
        var number = 770_077_000_000L + start + all.Count + 1;
        all[number.ToString(System.Globalization.CultureInfo.InvariantCulture)] = [.. readIn];
        return number;
    }

    public EntityId Id(params CompartmentId[] readIn) => EntityId.Parse(For(readIn));

    /// <summary>Tokens in <paramref name="bytes"/> that belong only to compartments outside <paramref name="held"/>.</summary>
    public IEnumerable<string> Foreign(string bytes, IReadOnlyCollection<string> held) =>
        from token in all
        where bytes.Contains(token.Key, StringComparison.Ordinal) && !token.Value.Any(c => held.Contains(c.Value))
        select $"{token.Key} of {string.Join('+', token.Value)}";
}
