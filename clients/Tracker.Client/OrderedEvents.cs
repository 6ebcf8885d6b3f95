namespace Tracker.Client;

/// <summary>Events that are raised once each, in the order in which they were added, whichever threads add and raise them.</summary>
internal sealed class OrderedEvents<T>(Lock gate, Action<T> handle)
{
    private readonly List<T> waiting = [];
    private bool raising;

    /// <summary>Within the gate.</summary>
    public void Add(T happened) => waiting.Add(happened);

    /// <summary>Within the gate.</summary>
    public void AddRange(IEnumerable<T> happened) => waiting.AddRange(happened);

    /// <summary>Outside the gate. Does nothing while another thread raises: that thread raises these too.</summary>
    public void Raise()
    {
        while (Take() is { } batch)
        {
            foreach (var happened in batch) handle(happened);
            lock (gate) raising = false;
        }
    }

    private T[]? Take()
    {
        lock (gate)
        {
            if (raising || waiting.Count == 0) return null;
            raising = true;
            T[] batch = [.. waiting];
            waiting.Clear();
            return batch;
        }
    }
}
