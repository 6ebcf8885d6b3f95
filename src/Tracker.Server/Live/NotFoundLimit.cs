using System.Collections.Concurrent;

namespace Tracker.Server.Live;

/// <summary>How often a participant may ask in a minute for what does not exist for them, over all of their connections to this host. No person comes
/// near the limit; anyone trying names is soon told to wait.</summary>
internal sealed class NotFoundLimit(int perMinute, TimeProvider time)
{
    public static readonly Rejection Exceeded =
        new(RejectionCode.TooFast, "Too many requests in one minute for records that are not there or not shared with you. Send it again later.");

    private readonly ConcurrentDictionary<ParticipantId, Bucket> buckets = new();

    /// <summary>Counts a question before it is asked; false if there were too many.</summary>
    public bool TryTake(ParticipantId participant) => buckets.GetOrAdd(participant, _ => new Bucket(perMinute, time.GetTimestamp())).TryTake(time);

    /// <summary>The question was answered with a record, so it does not count.</summary>
    public void GiveBack(ParticipantId participant)
    {
        if (buckets.TryGetValue(participant, out var bucket)) bucket.GiveBack();
    }

    private sealed class Bucket(int size, long since)
    {
        private readonly Lock gate = new();
        private double left = size;
        private long at = since;

        public bool TryTake(TimeProvider time)
        {
            lock (gate)
            {
                var now = time.GetTimestamp();
                (left, at) = (Math.Min(size, left + time.GetElapsedTime(at, now).TotalMinutes * size), now);
                if (left < 1) return false;
                left--;
                return true;
            }
        }

        public void GiveBack()
        {
            lock (gate) left = Math.Min(size, left + 1);
        }
    }
}
