using System.Collections.Immutable;

namespace Tracker.Web.Parts;

/// <summary>What the page says in passing. Each line stays eight seconds, or as long as its act waits to be undone.</summary>
public sealed class Toasts(TimeProvider time)
{
    /// <summary>How long a line stays.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(8);

    private readonly Lock held = new();
    private ImmutableArray<(Toast Toast, ITimer Timer)> shown = [];

    /// <summary>Called, on any thread, when a line came or went.</summary>
    public event Action? Changed;

    /// <summary>The lines of now, the oldest first.</summary>
    public ImmutableArray<Toast> Shown
    {
        get { lock (held) return [.. shown.Select(s => s.Toast)]; }
    }

    /// <summary>Says something.</summary>
    /// <param name="undo">Takes the act back; null if it cannot be.</param>
    /// <param name="after">Runs once the line goes and nothing was undone: an act that waits, such as sharing.</param>
    /// <param name="stay">How long; null for <see cref="Stay"/>.</param>
    public Toast Show(string text, Func<Task>? undo = null, Func<Task>? after = null, TimeSpan? stay = null)
    {
        var toast = new Toast(text, undo, time.GetUtcNow() + (stay ?? Stay));
        var timer = time.CreateTimer(_ => _ = End(toast, after), null, stay ?? Stay, Timeout.InfiniteTimeSpan);
        lock (held) shown = shown.Add((toast, timer));
        Changed?.Invoke();
        return toast;
    }

    /// <summary>Takes the act back, unless the line went before.</summary>
    public Task Undo(Toast toast) => End(toast, toast.Undo);

    /// <summary>Takes the line away, and does nothing else.</summary>
    public void Drop(Toast toast) => _ = End(toast, null);

    private async Task End(Toast toast, Func<Task>? then)
    {
        lock (held)
        {
            var at = shown.FirstOrDefault(s => s.Toast == toast);
            if (at.Toast is null) return;
            at.Timer.Dispose();
            shown = shown.Remove(at);
        }
        Changed?.Invoke();
        if (then is not null) await then();
    }
}
