using System.Diagnostics;

namespace Tracker.Grains;

/// <summary>Those who typed into a text a moment ago, and will most likely type again in the next. A moment is as long as a commit of the text takes.</summary>
internal sealed class Company
{
    /// <summary>As long as anybody waits for the others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(6);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<Guid, long> seen = [];
    private TimeSpan moment = Shortest;

    /// <summary>Changes of these sessions are on their way to the log.</summary>
    public void Typed(IEnumerable<Guid> sessions)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var session in sessions) seen[session] = now;
    }

    /// <summary>How many sessions typed a moment ago.</summary>
    public int Present()
    {
        foreach (var (session, at) in seen)
            if (Stopwatch.GetElapsedTime(at) > moment)
                seen.Remove(session);
        return seen.Count;
    }

    /// <summary>The commit took so long.</summary>
    public void Took(TimeSpan commit) => moment = TimeSpan.FromTicks(Math.Clamp(3 * commit.Ticks, Shortest.Ticks, Longest.Ticks));
}
