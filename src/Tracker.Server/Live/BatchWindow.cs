namespace Tracker.Server.Live;

/// <summary>
/// How long a change typed into a text waits for other people's changes, so that they travel as one batch. Follows who typed
/// recently, and so will most likely type again soon, and how often changes arrive.
/// </summary>
internal sealed class BatchWindow(TimeProvider time)
{
    /// <summary>The longest wait for others; longer in a crowd, where each batch is a frame to each of many.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(6), Long = TimeSpan.FromMilliseconds(10);

    /// <summary>From this number of viewers on, a text is crowded.</summary>
    private const int Crowd = 20;

    /// <summary>Bounds of the time for which a session counts as typing.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10), Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>Weight of the newest pause in the moving average.</summary>
    private const double Newest = 1.0 / 8;

    private readonly Dictionary<Guid, long> seen = [];
    private TimeSpan recent = Shortest;
    private TimeSpan apart = Longest;
    private long last = time.GetTimestamp() - time.TimestampFrequency;

    /// <summary>A change arrived.</summary>
    public void Arrived()
    {
        var now = time.GetTimestamp();
        var pause = time.GetElapsedTime(last, now);
        apart += Newest * ((pause < Longest ? pause : Longest) - apart);
        last = now;
    }

    /// <summary>Changes of these sessions are being sent.</summary>
    public void Sending(IEnumerable<Guid> sessions)
    {
        var now = time.GetTimestamp();
        foreach (var session in sessions) seen[session] = now;
    }

    /// <summary>The actor took this long to accept the last batch.</summary>
    public void Sent(TimeSpan call) => recent = TimeSpan.FromTicks(Math.Clamp(3 * call.Ticks, Shortest.Ticks, Longest.Ticks));

    /// <summary>
    /// The longest wait and the number of changes that ends it earlier. Null sends at once: no one else is typing, or changes usually
    /// arrive further apart than the wait.
    /// </summary>
    public (TimeSpan Patience, int Expected)? WaitOf(int waiting, int viewers)
    {
        var crowd = viewers >= Crowd;
        var (patience, expected) = (crowd ? Long : Short, Typing(crowd ? Longest : recent));
        return waiting >= expected || apart > patience ? null : (patience, expected);
    }

    /// <summary>How many sessions typed within this time.</summary>
    private int Typing(TimeSpan within)
    {
        var now = time.GetTimestamp();
        foreach (var (session, at) in seen)
            if (time.GetElapsedTime(at, now) > Longest) seen.Remove(session);
        return seen.Values.Count(at => time.GetElapsedTime(at, now) <= within);
    }
}
