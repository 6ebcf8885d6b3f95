using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>Words that stand nowhere else, each with the compartments it may be read in.</summary>
internal sealed partial class Tokens
{
    private static int last;
    private readonly Dictionary<string, HashSet<string>> all = [];

    public string For(params CompartmentId[] readIn) => Keep($"zq{Interlocked.Increment(ref last):d5}qz", readIn);

    /// <summary>A number that stands nowhere else, for a place in a text.</summary>
    public long Number(params CompartmentId[] readIn)
    {
        var number = 770_077_000_000L + Interlocked.Increment(ref last);
        Keep(number.ToString(CultureInfo.InvariantCulture), readIn);
        return number;
    }

    /// <summary>A word that is the same wherever it is asked for, and that nobody looks for.</summary>
    public string Fixed(string name) => "fixed-" + name;

    public EntityId Id(params CompartmentId[] readIn) => EntityId.Parse(For(readIn));

    /// <summary>Every token of any set that stands in the bytes.</summary>
    public static HashSet<string> In(string bytes) => [.. Token().Matches(bytes).Select(m => m.Value)];

    /// <summary>Those that may be read in a compartment.</summary>
    public IEnumerable<string> Of(string compartment) => all.Where(t => t.Value.Contains(compartment)).Select(t => t.Key);

    /// <summary>Those by which somebody sees a compartment and no other that he holds.</summary>
    public IEnumerable<string> Only(string compartment, string[] held) => Of(compartment).Where(t => all[t].Intersect(held).Count() == 1);

    /// <summary>Those among <paramref name="read"/> that belong only to compartments outside <paramref name="held"/>.</summary>
    public IEnumerable<string> Foreign(HashSet<string> read, string[] held) =>
        from token in all
        where read.Contains(token.Key) && !token.Value.Overlaps(held)
        select $"{token.Key} of {string.Join('+', token.Value)}";

    public IEnumerable<string> Foreign(string bytes, string[] held) => Foreign(In(bytes), held);

    private string Keep(string token, CompartmentId[] readIn)
    {
        all[token] = [.. readIn.Select(c => c.Value)];
        return token;
    }

    [GeneratedRegex("zq[0-9]{5,}qz|770077[0-9]{6}")]
    private static partial Regex Token();
}
