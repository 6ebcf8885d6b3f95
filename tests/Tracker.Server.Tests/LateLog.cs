using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Server.Tests;

/// <summary>A log that stores at once and, while it is held, says so later.</summary>
internal sealed class LateLog(IEventLog log) : IEventLog
{
    private TaskCompletionSource? held, stored;

    /// <summary>From now on appends are acknowledged late. The task ends when one is stored.</summary>
    public Task Hold()
    {
        stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return stored.Task;
    }

    public void Release() => held!.SetResult();

    public async Task Append(Append append)
    {
        await log.Append(append);
        if (held is not { } late) return;
        stored!.TrySetResult();
        await late.Task;
    }

    public Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        log.Read(actor, after, limit, cancellation);

    public Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default) =>
        log.FindOperation(actor, operation, cancellation);

    public IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default) => log.Actors(cancellation);
}
