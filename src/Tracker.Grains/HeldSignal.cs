using Tracker.Domain.Alerts;

namespace Tracker.Grains;

/// <summary>Wakes what sends held acts, after one was decided, hurried or taken back in this process. It may be missed: what waits is stored.</summary>
public sealed class HeldSignal(RecordKinds kinds)
{
    private static readonly Type[] Of = [typeof(ActHeld), typeof(ActHurried), typeof(ActTakenBack)];

    private readonly HashSet<string> names =
        [.. (kinds.Find(AlertsKind.Word)?.Codec.Events ?? []).Where(e => Of.Contains(e.Type)).Select(e => e.Name)];
    private readonly CommitSignal signal = new();

    internal void Hear(IReadOnlyList<CommittedEvent> events)
    {
        if (events.Any(e => names.Contains(e.Row.Name))) signal.Raise();
    }

    /// <summary>Ends when one was heard since the last time, or after this time.</summary>
    public Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancellation) => signal.Wait(atMost, time, cancellation);
}
