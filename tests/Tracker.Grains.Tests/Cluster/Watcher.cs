using Tracker.Domain.Shared;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>Takes what a record hands over, and notes whether it ever came in two calls at once.</summary>
internal sealed class Watcher : IRecordObserver
{
    private readonly Lock gate = new();
    private readonly List<RecordBatch> batches = [];
    private TaskCompletionSource changed = New();
    private int inside;

    public bool Overlapped { get; private set; }

    public async Task Deliver(RecordBatch batch)
    {
        if (Interlocked.Increment(ref inside) > 1) Overlapped = true;
        await Task.Yield();
        Interlocked.Decrement(ref inside);
        lock (gate)
        {
            batches.Add(batch);
            changed.SetResult();
            changed = New();
        }
    }

    /// <summary>The versions of a compartment in the order in which they came.</summary>
    public IReadOnlyList<long> Versions(CompartmentId at) =>
        [.. Batches.SelectMany(b => b.Frames).Where(f => f.Compartment == at).SelectMany(f => f.Events.Select((_, i) => f.From + i))];

    public IReadOnlyList<RecordBatch> Batches
    {
        get
        {
            lock (gate) return [.. batches];
        }
    }

    public async Task Until(Func<Watcher, bool> holds)
    {
        while (true)
        {
            Task next;
            lock (gate) next = changed.Task;
            if (holds(this)) return;
            await next.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
