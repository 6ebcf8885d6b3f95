namespace Tracker.Server.Live;

/// <summary>One window in which somebody types into one text.</summary>
/// <param name="Text">The text on this host.</param>
internal sealed record Typist(ViewedRecord Text, Guid Session);

/// <summary>
/// What is typed here into one text, on its way to the text's actor: in batches, one at a time, so that the order of each window
/// is kept. While one batch becomes durable the next gathers: one call, one event and one frame to everybody, however many type.
/// </summary>
internal sealed class TypedHere(ActorId actor, string host, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Timers are no finer.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly Company company = new(time);
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
            company.Came();
            if (waiting.Count >= expected) complete?.TrySetResult();
            if (busy) return;
            busy = true;
        }
        _ = Send();
    }

    private async Task Send()
    {
        // What arrives in the same moment goes with it.
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
            company.Took(time.GetElapsedTime(started));
        }
    }

    /// <summary>
    /// What is typed alone, or now and then, goes at once. Where others typed a moment ago and more comes within the wait, theirs is
    /// waited for a little: that costs less than an event, a commit and a frame to everybody for each of them.
    /// </summary>
    private Task Others()
    {
        lock (gate)
        {
            if (waiting.Count == 0) return Task.CompletedTask;
            if (company.WaitOf(waiting.Count, waiting[0].Text.Viewers) is not var (most, others)) return Task.CompletedTask;
            (patience, expected, since) = (most, others, time.GetTimestamp());
            complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!ticking) _ = Tick();
            return complete.Task;
        }
    }

    // A timer for each wait would cost more than the wait saves: the one that runs for an earlier wait runs on for this.
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
            company.Typed(batch.Select(b => b.Call.Session));
            return batch;
        }
    }
}
