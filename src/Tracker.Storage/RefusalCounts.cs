using System.Diagnostics;

namespace Tracker.Storage;

/// <summary>Refusals that are still to be stored: the first of each participant and minute one by one, the others as one with their number. Not
/// thread-safe.</summary>
internal sealed class RefusalCounts
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int MostAMinute = 10;
    private const int MostWaiting = 2_000;
    private const int MostParticipants = 10_000;
    private readonly Dictionary<ParticipantId, Counted> minutes = [];
    private readonly Queue<Refusal> waiting = [];

    /// <summary>How many could not be kept because too many wait.</summary>
    public long Add(Refusal refusal)
    {
        var (lost, minute) = (0L, refusal.At.UtcTicks / Minute.Ticks);
        if (minutes.Count >= MostParticipants) lost += End(minutes.Keys.ToList());
        if (!minutes.TryGetValue(refusal.Participant, out var counted) || counted.Minute != minute)
        {
            lost += End([refusal.Participant]);
            minutes[refusal.Participant] = counted = new Counted(minute);
        }
        if (++counted.Total > MostAMinute) counted.Last = refusal;
        else lost += Keep(refusal);
        return lost;
    }

    /// <summary>The next ones to be stored, at most so many.</summary>
    /// <param name="all">Also those whose minute may still go on.</param>
    public IReadOnlyList<Refusal> Take(int most, bool all)
    {
        End(minutes.Where(m => all || Stopwatch.GetElapsedTime(m.Value.Began) > Minute).Select(m => m.Key).ToList(), whateverWaits: true);
        var taken = new List<Refusal>();
        while (taken.Count < most && waiting.TryDequeue(out var next)) taken.Add(next);
        return taken;
    }

    private long End(IReadOnlyList<ParticipantId> participants, bool whateverWaits = false)
    {
        var lost = 0L;
        foreach (var participant in participants)
            if (minutes.Remove(participant, out var counted) && counted is { Last: { } last })
                lost += Keep(last with { Times = counted.Total - MostAMinute }, whateverWaits);
        return lost;
    }

    private long Keep(Refusal refusal, bool whateverWaits = false)
    {
        if (waiting.Count >= MostWaiting && !whateverWaits) return refusal.Times;
        waiting.Enqueue(refusal);
        return 0;
    }

    private sealed class Counted(long minute)
    {
        public long Minute => minute;
        public long Began { get; } = Stopwatch.GetTimestamp();
        public int Total { get; set; }
        public Refusal? Last { get; set; }
    }
}
