namespace Tracker.Web.Live;

/// <summary>Acts that can still be undone: each is sent after some seconds, or earlier when that is asked for.</summary>
/// <param name="within">How long an act can be undone.</param>
/// <param name="send">Sends the command and returns why it was refused, or null.</param>
/// <param name="changed">Called after anything below changed, on any thread.</param>
public sealed class HeldActs(TimeProvider time, TimeSpan within, Func<CompartmentId, Command, Task<Rejection?>> send, Action changed)
{
    /// <summary>How long a removal can be undone.</summary>
    public static readonly TimeSpan OfRemovals = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly Dictionary<string, HeldAct> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rejection> refused = new(StringComparer.Ordinal);

    /// <summary>How many were not sent yet.</summary>
    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>True while the act of this key can be undone.</summary>
    public bool IsWaiting(string key)
    {
        lock (gate) return waiting.ContainsKey(key);
    }

    /// <summary>Why the act of this key was refused, or null.</summary>
    public Rejection? WhyNot(string key)
    {
        lock (gate) return refused.GetValueOrDefault(key);
    }

    /// <param name="then">Called once with the outcome, null if it was accepted; never if it was undone.</param>
    public void Begin(string key, CompartmentId at, Command command, Action<Rejection?>? then = null)
    {
        lock (gate)
        {
            refused.Remove(key);
            if (waiting.ContainsKey(key)) return;
            waiting[key] = new(at, command, then, time.CreateTimer(_ => _ = Send(key), null, within, Timeout.InfiniteTimeSpan));
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

    /// <summary>Sends the act of this key, if it waits.</summary>
    public async Task Send(string key)
    {
        if (Take(key) is not { } act) return;
        changed();
        var no = await send(act.At, act.Command);
        if (no is not null)
            lock (gate)
                refused[key] = no;
        act.Then?.Invoke(no);
        changed();
    }

    private HeldAct? Take(string key)
    {
        lock (gate)
        {
            if (!waiting.Remove(key, out var act)) return null;
            act.Timer.Dispose();
            return act;
        }
    }

    private sealed record HeldAct(CompartmentId At, Command Command, Action<Rejection?>? Then, ITimer Timer);
}
