namespace Tracker.Client.Tests.Doubles;

/// <summary>Runs everything that is awaited on the thread of the test, in order: the same steps give the same run.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> waiting = new();

    public override void Post(SendOrPostCallback d, object? state) => waiting.Enqueue((d, state));

    public void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (waiting.TryDequeue(out var next)) next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
