namespace Tracker.Server.Live;

/// <summary>
/// Who typed into a text a moment ago, and will most likely type again in the next, and how fast typing comes: from this follows how
/// long what is typed waits for what others type.
/// </summary>
internal sealed class Company(TimeProvider time)
{
    /// <summary>As long as anybody waits for the others; longer in a crowd, where a round is a frame to each of many.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(6), Long = TimeSpan.FromMilliseconds(10);

    /// <summary>So many viewers are a crowd.</summary>
    private const int Crowd = 20;

    /// <summary>A moment lasts between these.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10), Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>So much does the newest pause count among those before it.</summary>
    private const double Newest = 1.0 / 8;

    private readonly Dictionary<Guid, long> seen = [];
    private TimeSpan moment = Shortest;
    private TimeSpan apart = Longest;
    private long last = time.GetTimestamp() - time.TimestampFrequency;

    /// <summary>Somebody typed.</summary>
    public void Came()
    {
        var now = time.GetTimestamp();
        var pause = time.GetElapsedTime(last, now);
        apart += Newest * ((pause < Longest ? pause : Longest) - apart);
        last = now;
    }

    /// <summary>Changes of these sessions are on their way.</summary>
    public void Typed(IEnumerable<Guid> sessions)
    {
        var now = time.GetTimestamp();
        foreach (var session in sessions) seen[session] = now;
    }

    /// <summary>The actor took so long to take what was on its way.</summary>
    public void Took(TimeSpan call) => moment = TimeSpan.FromTicks(Math.Clamp(3 * call.Ticks, Shortest.Ticks, Longest.Ticks));

    /// <summary>
    /// What waits is sent when as many wait as typed a moment ago, and in this time at the latest; null: at once. It is not waited for
    /// others where there are none, and not where typing usually comes further apart than the wait.
    /// </summary>
    public (TimeSpan Patience, int Expected)? WaitOf(int waiting, int viewers)
    {
        var crowd = viewers >= Crowd;
        var (patience, expected) = (crowd ? Long : Short, Present(crowd));
        return waiting >= expected || apart > patience ? null : (patience, expected);
    }

    /// <summary>A moment grows with the time that the text's actor takes; in a crowd it is long.</summary>
    private int Present(bool crowd)
    {
        var now = time.GetTimestamp();
        var (count, ago) = (0, crowd ? Longest : moment);
        foreach (var (session, at) in seen)
        {
            var since = time.GetElapsedTime(at, now);
            if (since > Longest) seen.Remove(session);
            else if (since <= ago) count++;
        }
        return count;
    }
}
