namespace Tracker.Web.Live;

/// <summary>Removals that can still be undone: each is sent after some seconds, or when the page is left.</summary>
/// <param name="send">Sends the command and returns why it was refused, or null.</param>
/// <param name="changed">Called after anything below changed, on any thread.</param>
public sealed class Removals(TimeProvider time, Func<CompartmentId, Command, Task<Rejection?>> send, Action changed)
{
    /// <summary>How long a removal can be undone.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (CompartmentId At, Command Command, ITimer Timer)> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rejection> refused = new(StringComparer.Ordinal);

    /// <summary>How many removals were not sent yet.</summary>
    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>True while the removal of this key can be undone.</summary>
    public bool IsWaiting(string key)
    {
        lock (gate) return waiting.ContainsKey(key);
    }

    /// <summary>Why the removal of this key was refused, or null.</summary>
    public Rejection? WhyNot(string key)
    {
        lock (gate) return refused.GetValueOrDefault(key);
    }

    public void Begin(string key, CompartmentId at, Command command)
    {
        lock (gate)
        {
            refused.Remove(key);
            if (waiting.ContainsKey(key)) return;
            waiting[key] = (at, command, time.CreateTimer(_ => _ = Send(key), null, Within, Timeout.InfiniteTimeSpan));
        }
        changed();
    }

    public void Undo(string key)
    {
        Take(key);
        changed();
    }

    /// <summary>Sends all that wait.</summary>
    public void Send()
    {
        string[] keys;
        lock (gate) keys = [.. waiting.Keys];
        foreach (var key in keys) _ = Send(key);
    }

    private async Task Send(string key)
    {
        if (Take(key) is not var (at, command)) return;
        var no = await send(at, command);
        if (no is not null)
            lock (gate)
                refused[key] = no;
        changed();
    }

    private (CompartmentId At, Command Command)? Take(string key)
    {
        lock (gate)
        {
            if (!waiting.Remove(key, out var one)) return null;
            one.Timer.Dispose();
            return (one.At, one.Command);
        }
    }
}
