namespace Tracker.Client;

/// <summary>One change is in flight at a time. It is confirmed by an event, refused, or resent under its number.</summary>
public sealed partial class DraftSession
{
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly ITimer undelivered;
    private int? number;
    private bool awaiting;
    private bool resting;

    /// <summary>Sends what can be sent and raises the events. Outside the gate.</summary>
    internal void Move()
    {
        if (Next() is { } message) _ = Send(message);
        SendSelection();
        Announce();
    }

    private byte[]? Next()
    {
        lock (Record.Gate)
        {
            if (awaiting || resting || number is not { } named || !Record.IsOpen || client.Transport.Link != Link.Up) return null;
            var (next, correction) = text.Send();
            Note(correction, null);
            Publish();
            if (next is null) return null;
            awaiting = true;
            undelivered.Change(ConfirmedWithin, Timeout.InfiniteTimeSpan);
            return new TypeMessage(named, text.Taken + 1, text.Revision, next.Intent, next.Typed).Write();
        }
    }

    private async Task Send(byte[] message)
    {
        try
        {
            await client.Transport.Send(Wire.Type, message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It may have arrived: reopening the record shows.
            Record.Refresh();
        }
    }

    private void RefreshIfAwaiting()
    {
        if (awaiting) Record.Refresh();
    }

    private async Task TryLater()
    {
        resting = true;
        await Record.Pause(Rest);
        lock (Record.Gate) (resting, awaiting) = (false, false);
        Move();
    }
}
