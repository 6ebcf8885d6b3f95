using System.Diagnostics;

namespace Tracker.Server.Live;

/// <summary>Those who typed into a text a moment ago, and will most likely type again in the next. A moment grows with the time that the
/// text's actor takes.</summary>
internal sealed class Company
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<Guid, long> seen = [];
    private TimeSpan moment = Shortest;

    /// <summary>Changes of these sessions are on their way.</summary>
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

    /// <summary>The actor took so long to take what was on its way.</summary>
    public void Took(TimeSpan call) => moment = TimeSpan.FromTicks(Math.Clamp(3 * call.Ticks, Shortest.Ticks, Longest.Ticks));
}
