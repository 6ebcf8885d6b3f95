using System.Threading.Channels;

namespace Tracker.Grains;

/// <summary>Wakes what works in the background of this process on claims and watches, after one of them was committed here. It carries nothing and
/// may be missed: what there is to do stands in the store.</summary>
public sealed class CommitSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Ends when it was raised since the last time, or after this time.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(raised.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(atMost, time, either.Token));
        await either.CancelAsync();
        raised.Reader.TryRead(out _);
    }
}
