namespace Tracker.Grains;

/// <summary>From the queue to the log, and then to waiting senders and viewers.</summary>
public sealed partial class LiveRecord
{
    private Task<OutcomeMessage> Enqueue(Operation operation)
    {
        (current, version, hash, at) = operation.After;
        if (!inherits) access = operation.Access;
        recent.Add(operation.Id, operation.By, operation.Done.Task);
        operation.Commit = log.Append(operation.Append);
        pending.Enqueue(operation);
        if (pending.Count == 1) _ = Drain();
        return operation.Done.Task;
    }

    /// <summary>Dequeues operations as they become durable. After the commit, nothing may turn an acknowledgement into an error.</summary>
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

    /// <summary>The outcomes of the queue are unknown, so the log is read again before anything else is decided.</summary>
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
