using System.Globalization;

namespace Tracker.Testing;

/// <summary>Random numbers that a failure can be repeated with: the seed is printed once, and taken from a variable where it is set.</summary>
public static class Seeded
{
    /// <summary>Environment variable with the seed to repeat.</summary>
    public const string Variable = "TRACKER_TEST_SEED";

    public static int Seed { get; } = Choose();

    /// <summary>The sequence of a name; the same for the same seed.</summary>
    public static Random For(string name) => new(name.Aggregate(Seed, (hash, letter) => unchecked(hash * 31 + letter)));

    private static int Choose()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}"));
        return seed;
    }
}
