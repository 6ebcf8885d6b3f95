namespace Tracker.Grains;

/// <summary>The latest operations of a record, so that a resent one is answered and not repeated.</summary>
internal sealed class RecentOperations(int capacity)
{
    private readonly Dictionary<OperationId, KnownOperation> known = [];
    private readonly Queue<OperationId> order = new();
    public KnownOperation? Find(OperationId operation) => known.GetValueOrDefault(operation);

    public void Add(OperationId operation, ParticipantId by, Task<OutcomeMessage> outcome)
    {
        if (!known.TryAdd(operation, new KnownOperation(by, outcome))) return;
        order.Enqueue(operation);
        if (order.Count > capacity) known.Remove(order.Dequeue());
    }

    public void Remove(OperationId operation) => known.Remove(operation);
}

internal sealed record KnownOperation(ParticipantId By, Task<OutcomeMessage> Outcome)
{
    private static readonly OutcomeMessage Foreign = OutcomeMessage.Rejected(Rejection.Invalid("This operation id is taken; use a new one.", "operation"));
    public Task<OutcomeMessage> Answer(ParticipantId asking) => asking == By ? Outcome : Task.FromResult(Foreign);
}

/// <summary>The latest events of a record up to a number of bytes, for viewers who reconnect soon.</summary>
internal sealed class RecentEvents(int maxBytes)
{
    private readonly LinkedList<CommittedEvent> kept = new();
    private int bytes;

    public void Add(CommittedEvent committed)
    {
        kept.AddLast(committed);
        bytes += committed.Weight;
        while (bytes > maxBytes && kept.First is { } oldest)
        {
            bytes -= oldest.Value.Weight;
            kept.RemoveFirst();
        }
    }

    /// <summary>The events of a compartment after <paramref name="known"/> up to <paramref name="version"/>, or null if not all are kept.</summary>
    public IReadOnlyList<WireEvent>? Since(CompartmentId compartment, long known, long version)
    {
        if (known < 0 || known > version) return null;
        if (known == version) return [];
        var found = new List<WireEvent>();
        for (var node = kept.Last; node is not null && found.Count < version - known; node = node.Previous)
            if (node.Value.Compartment == compartment)
                found.Add(node.Value.Message);
        if (found.Count < version - known) return null;
        found.Reverse();
        return found;
    }
}
