namespace Tracker.Client;

/// <summary>Waiting times that double up to two seconds, each shortened by up to half, so that clients do not reconnect all at once.</summary>
/// <param name="first">The first wait; zero retries at once.</param>
public sealed class Backoff(Random random, TimeSpan first)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private int tries;

    public TimeSpan Next()
    {
        var full = tries == 0 ? first : Step * Math.Pow(2, Math.Min(tries - 1, 10));
        tries++;
        return (full < Longest ? full : Longest) * (1 - random.NextDouble() / 2);
    }

    public void Reset() => tries = 0;
}
