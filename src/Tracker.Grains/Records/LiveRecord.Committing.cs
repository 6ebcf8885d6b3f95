namespace Tracker.Grains;

/// <summary>From the queue to the log, and then to whoever waits and whoever watches.</summary>
public sealed partial class LiveRecord
{
    private Task<OutcomeMessage> Enqueue(Operation operation)
    {
        (current, access, version, hash, at) = (operation.After.State, inherits ? access : operation.Access, operation.After.Version, operation.After.Hash, operation.After.At);
        recent.Add(operation.Id, operation.By, operation.Done.Task);
        operation.Commit = log.Append(operation.Append);
        pending.Enqueue(operation);
        if (pending.Count == 1) _ = Drain();
        return operation.Done.Task;
    }

    /// <summary>Takes operations off the queue as they become durable. After the commit nothing may turn an acknowledgement into an error.</summary>
    private async Task Drain()
    {
        var published = new List<CommittedEvent>();
        while (pending.TryPeek(out var operation))
        {
            if (!operation.Commit.IsCompleted && published.Count > 0) published = Publish(published);
            try
            {
                await operation.Commit;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Publish(published);
                GiveUp(e);
                return;
            }
            pending.Dequeue();
            Durable = operation.After;
            if (!inherits) DurableAccess = operation.Access;
            foreach (var c in operation.Events) events.Add(c);
            published.AddRange(operation.Events);
            operation.Done.SetResult(operation.Outcome);
        }
        Publish(published);
    }

    private List<CommittedEvent> Publish(List<CommittedEvent> committed)
    {
        if (committed.Count > 0) Committed?.Invoke(committed);
        return [];
    }

    /// <summary>The queue's outcomes are unknown; the truth is in the log and is read again before anything else is decided.</summary>
    private void GiveUp(Exception e)
    {
        loaded = false;
        foreach (var operation in pending)
        {
            recent.Remove(operation.Id);
            operation.Done.SetResult(OutcomeMessage.Unknown);
        }
        pending.Clear();
        if (e is FencedException) Fenced?.Invoke();
        else faults.Store(e);
    }
}
