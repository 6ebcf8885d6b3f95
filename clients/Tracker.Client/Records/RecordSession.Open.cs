namespace Tracker.Client;

/// <summary>Opening, frames and gaps: reconnect, lost host, slow reader and missed frame all take this one path.</summary>
public sealed partial class RecordSession
{
    internal void Receive(FrameMessage frame) => Receive(happened => Apply(frame, happened));

    internal void Receive(TextFrame frame) => Receive(happened => Apply(frame, happened));

    private void Receive(Action<List<Recorded>> apply) => Update(() =>
    {
        var happened = new List<Recorded>();
        if (opening) kept.Add(apply);
        else if (IsOpen) apply(happened);
        happenings.AddRange(happened);
    });

    /// <summary>Shows what was read over the API until a connection opens the record: without one it can be read at least. False if it is open
    /// already, or there is nothing to show.</summary>
    public bool Show(OpenedMessage read)
    {
        var shown = false;
        Update(() =>
        {
            if (opening || openedIn >= 0 || read.Rejection is not null) return;
            shown = confirmed.Adopt(read, []);
            Typing?.Adopt(read, null, shown);
        });
        if (shown) firstOpened.TrySetResult();
        return shown;
    }

    private async Task KeepOpen()
    {
        var backoff = new Backoff(client.Jitter(), TimeSpan.FromMilliseconds(50));
        for (var changed = signal.Next; !stop.IsCancellationRequested; changed = signal.Next)
        {
            if (Due() is not { } due)
            {
                await changed;
                continue;
            }
            var opened = await Ask(due.Message);
            if (Finish(due.Epoch, due.Message, due.Accepted, opened)) backoff.Reset();
            else if (Transport.Link == Link.Up && client.Other is null) await Pause(backoff.Next());
        }
    }

    private (OpenMessage Message, long Epoch, List<PendingCommand> Accepted)? Due()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested || Transport.Link != Link.Up || client.Other is not null || (IsOpen && !openAgain)) return null;
            (opening, openAgain) = (true, false);
            var message = new OpenMessage(Actor, confirmed.Known, Typing?.Session, client.Principal.Id, IsAway);
            return (message, Transport.Epoch, pending.Where(p => p.AcceptedAt is not null).ToList());
        }
    }

    private async Task<OpenedMessage?> Ask(OpenMessage message)
    {
        try
        {
            var reply = await client.Call(Wire.Open, message, AnswerWithin, stop.Token);
            var opened = WireCodec.Unpack<OpenedMessage>(reply).Message;
            if (opened is null) GiveUp();
            return opened?.Rejection?.Code == RejectionCode.TooFast ? null : opened;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private bool Finish(long epoch, OpenMessage asked, List<PendingCommand> acceptedBefore, OpenedMessage? opened)
    {
        var happened = new List<Recorded>();
        var whole = false;
        if (opened is not null && !client.Owns(opened, epoch)) opened = null;
        lock (gate)
        {
            opening = false;
            if (opened is not null && epoch == Transport.Epoch)
            {
                openedIn = epoch;
                whole = confirmed.Adopt(opened, happened);
                text = opened.Text;
                Typing?.Adopt(opened, asked.Session, whole);
                Typing?.Follow(happened);
                // The answer includes commands that were accepted before the question.
                pending.RemoveAll(acceptedBefore.Contains);
                Settle(happened);
                foreach (var apply in kept) apply(happened);
            }
            if (!whole) openAgain = true;
            if (confirmed.Rights.IsEmpty) present = [];
            kept.Clear();
            happenings.AddRange(happened);
            Recompute();
        }
        if (opened is not null) firstOpened.TrySetResult();
        signal.Raise();
        Announce();
        if (whole) SendLook();
        return whole;
    }

    private void Apply(FrameMessage frame, List<Recorded> happened) => Apply(happened, () => confirmed.Apply(frame, happened));

    private void Apply(TextFrame frame, List<Recorded> happened)
    {
        if (frame.Text == text && Typing is { } typing)
            Apply(happened, () => confirmed.Apply(typing.Compartment, frame, client.Time.GetUtcNow(), happened));
    }

    private void Apply(List<Recorded> happened, Func<bool> apply)
    {
        var first = happened.Count;
        if (!apply()) openAgain = true;
        Settle(happened.Skip(first));
        Typing?.Follow(happened.Skip(first));
    }

    /// <summary>Completes pending commands whose events arrived, whether or not their outcome did.</summary>
    private void Settle(IEnumerable<Recorded> happened)
    {
        foreach (var recorded in happened)
            if (pending.Find(p => p.Operation == recorded.Operation) is { } own)
            {
                own.Complete(new OutcomeMessage(Result.Accepted, recorded.Version));
                pending.Remove(own);
            }
        pending.RemoveAll(p => p.AcceptedAt is { } at && (confirmed.Ends(p.Compartment) || confirmed.Record.VersionOf(p.Compartment) >= at));
    }
}
