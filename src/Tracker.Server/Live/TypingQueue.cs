namespace Tracker.Server.Live;

/// <summary>A browser window in which a participant types into a text.</summary>
internal sealed record TypingWindow(ViewedRecord Text, Guid Session);

/// <summary>
/// Changes typed on this host into one text. They go to the text's actor in batches, one batch at a time, which keeps the order of
/// each window. While one batch becomes durable the next one fills: one call, one event and one frame, however many people type.
/// </summary>
internal sealed class TypingQueue(ActorId actor, string host, IGrainFactory grains, TimeProvider time)
{
    /// <summary>The resolution of timers.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly BatchWindow window = new(time);
    private IDraftGrain? draft;
    private List<(ViewedRecord Text, Connection From, TypeCall Call)> waiting = [];
    private TaskCompletionSource? complete;
    private long since;
    private TimeSpan patience;
    private int expected;
    private bool ticking;
    private bool busy;

    public void Add(ViewedRecord text, Connection from, TypeCall call)
    {
        lock (gate)
        {
            waiting.Add((text, from, call));
            window.Arrived();
            if (waiting.Count >= expected) complete?.TrySetResult();
            if (busy) return;
            busy = true;
        }
        _ = Send();
    }

    private async Task Send()
    {
        // Changes that arrive at the same moment go together.
        await Task.Yield();
        while (true)
        {
            await Others();
            if (Take() is not { } batch) return;
            var started = time.GetTimestamp();
            try
            {
                await (draft ??= grains.Draft(actor)).Type(host, [.. batch.Select(b => b.Call)]);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                foreach (var (text, from, call) in batch)
                    text.Refuse(from, call.Session, TypeMessage.Read(call.Message).Number, null);
            }
            window.Sent(time.GetElapsedTime(started));
        }
    }

    /// <summary>Waits for other people's changes; one batch costs less than an event, a commit and a frame to everyone for each of them.</summary>
    private Task Others()
    {
        lock (gate)
        {
            if (waiting.Count == 0) return Task.CompletedTask;
            if (window.WaitOf(waiting.Count, waiting[0].Text.Viewers) is not var (most, others)) return Task.CompletedTask;
            (patience, expected, since) = (most, others, time.GetTimestamp());
            complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!ticking) _ = Tick();
            return complete.Task;
        }
    }

    // A timer for each wait would cost more than the wait saves, so a running timer serves the next wait too.
    private async Task Tick()
    {
        ticking = true;
        for (var left = patience; left > TimeSpan.Zero; left = Left()) await Task.Delay(left, time);
    }

    private TimeSpan Left()
    {
        lock (gate)
        {
            var left = complete is null || complete.Task.IsCompleted ? TimeSpan.Zero : patience - time.GetElapsedTime(since);
            if (left >= Coarse) return left;
            complete?.TrySetResult();
            ticking = false;
            return TimeSpan.Zero;
        }
    }

    private List<(ViewedRecord Text, Connection From, TypeCall Call)>? Take()
    {
        lock (gate)
        {
            complete = null;
            if (waiting.Count == 0)
            {
                busy = false;
                return null;
            }
            var batch = waiting;
            waiting = [];
            window.Sending(batch.Select(b => b.Call.Session));
            return batch;
        }
    }
}
