using System.Diagnostics;

namespace Tracker.Server.Live;

/// <summary>Those who typed into a text a moment ago, and will most likely type again in the next, and how fast typing comes.</summary>
internal sealed class Company
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>So much does the newest pause count among those before it.</summary>
    private const double Newest = 1.0 / 8;

    private readonly Dictionary<Guid, long> seen = [];
    private TimeSpan moment = Shortest;
    private long last;

    /// <summary>The usual pause between two that type, whoever they are.</summary>
    public TimeSpan Apart { get; private set; } = Longest;

    /// <summary>Somebody typed.</summary>
    public void Came()
    {
        var now = Stopwatch.GetTimestamp();
        var pause = Stopwatch.GetElapsedTime(last, now);
        Apart += Newest * ((pause < Longest ? pause : Longest) - Apart);
        last = now;
    }

    /// <summary>Changes of these sessions are on their way.</summary>
    public void Typed(IEnumerable<Guid> sessions)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var session in sessions) seen[session] = now;
    }

    /// <summary>How many sessions typed a moment ago. A moment grows with the time that the text's actor takes; in a crowd it is long.</summary>
    public int Present(bool crowd)
    {
        var now = Stopwatch.GetTimestamp();
        var (count, ago) = (0, crowd ? Longest : moment);
        foreach (var (session, at) in seen)
        {
            var since = Stopwatch.GetElapsedTime(at, now);
            if (since > Longest) seen.Remove(session);
            else if (since <= ago) count++;
        }
        return count;
    }

    /// <summary>The actor took so long to take what was on its way.</summary>
    public void Took(TimeSpan call) => moment = TimeSpan.FromTicks(Math.Clamp(3 * call.Ticks, Shortest.Ticks, Longest.Ticks));
}
