using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>A log that can be slow: while it is held, appends wait and are counted.</summary>
internal sealed class GatedLog(IEventLog log) : IEventLog
{
    private readonly Lock gate = new();
    private TaskCompletionSource? held;
    private TaskCompletionSource? enough;
    private int waiting;
    private int awaited;

    /// <summary>From now on appends wait. The task ends when that many do.</summary>
    public Task Hold(int appends)
    {
        lock (gate)
        {
            (held, enough) = (New(), New());
            (waiting, awaited) = (0, appends);
            return enough.Task;
        }
    }

    public void Release()
    {
        lock (gate)
        {
            held?.SetResult();
            held = null;
        }
    }

    public Task Append(Append append)
    {
        lock (gate)
        {
            if (held is null) return log.Append(append);
            if (++waiting == awaited) enough!.SetResult();
            return Later(held.Task, append);
        }
    }

    public Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        log.Read(actor, after, limit, cancellation);

    public Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default) =>
        log.FindOperation(actor, operation, cancellation);

    public IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default) => log.Actors(cancellation);

    private async Task Later(Task opened, Append append)
    {
        await opened;
        await log.Append(append);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
