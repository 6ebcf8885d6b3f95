namespace Tracker.Client;

/// <summary>Opening, frames and gaps: reconnect, lost host, slow reader and missed frame are all this one path.</summary>
public sealed partial class RecordSession
{
    internal void Receive(FrameMessage frame)
    {
        var happened = new List<Recorded>();
        lock (gate)
        {
            if (opening) kept.Add(told => Apply(frame, told));
            else if (IsOpen) Apply(frame, happened);
            untold.AddRange(happened);
            Recompute();
        }
        signal.Raise();
        Announce();
    }

    internal void Receive(TextFrame frame)
    {
        lock (gate)
        {
            if (opening) kept.Add(told => Apply(frame, told));
            else if (IsOpen) Apply(frame, untold);
            else return;
            Recompute();
        }
        signal.Raise();
        Announce();
    }

    private async Task KeepOpen()
    {
        var backoff = new Backoff(client.Jitter(), TimeSpan.FromMilliseconds(50));
        while (!stop.IsCancellationRequested)
        {
            var changed = signal.Next;
            if (Due() is not { } due)
            {
                await changed;
                continue;
            }
            var opened = await Ask(due.Message);
            if (Finish(due.Epoch, due.Message, due.Accepted, opened)) backoff.Reset();
            else if (Transport.Link == Link.Up) await Pause(backoff.Next());
        }
    }

    private (OpenMessage Message, long Epoch, List<PendingCommand> Accepted)? Due()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested || Transport.Link != Link.Up || (IsOpen && !openAgain)) return null;
            (opening, openAgain) = (true, false);
            return (new OpenMessage(Actor, confirmed.Known, Typing?.Session), Transport.Epoch, pending.Where(p => p.AcceptedAt is not null).ToList());
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
        lock (gate)
        {
            opening = false;
            if (opened is not null && epoch == Transport.Epoch)
            {
                openedIn = epoch;
                whole = confirmed.Adopt(opened, happened);
                text = opened.Text;
                Typing?.Adopt(opened, asked.Session, whole);
                Follow(happened, 0);
                // What was accepted before the question is within the answer.
                pending.RemoveAll(acceptedBefore.Contains);
                Settle(happened);
                foreach (var apply in kept) apply(happened);
            }
            if (!whole) openAgain = true;
            if (confirmed.Rights.IsEmpty) present = [];
            kept.Clear();
            untold.AddRange(happened);
            Recompute();
        }
        if (opened is not null) firstOpened.TrySetResult();
        signal.Raise();
        Announce();
        if (whole) LookAgain();
        return whole;
    }

    private void Apply(FrameMessage frame, List<Recorded> happened)
    {
        var first = happened.Count;
        if (!confirmed.Apply(frame, happened)) openAgain = true;
        Settle(happened.Skip(first));
        Follow(happened, first);
    }

    private void Apply(TextFrame frame, List<Recorded> happened)
    {
        if (frame.Text != text || Typing is not { } typing) return;
        var first = happened.Count;
        if (!confirmed.Apply(typing.Compartment, frame, client.Time.GetUtcNow(), happened)) openAgain = true;
        Settle(happened.Skip(first));
        Follow(happened, first);
    }

    private void Follow(List<Recorded> happened, int first) => Typing?.Follow(happened.Skip(first));

    /// <summary>A pending command whose events came is done, whether or not its outcome has come.</summary>
    private void Settle(IEnumerable<Recorded> happened)
    {
        foreach (var recorded in happened)
            if (pending.Find(p => p.Operation == recorded.Operation) is { } own)
            {
                own.Decided(new OutcomeMessage(Result.Accepted, recorded.Version));
                pending.Remove(own);
            }
        pending.RemoveAll(p => p.AcceptedAt is { } at && (confirmed.Ends(p.Compartment) || confirmed.Record.VersionOf(p.Compartment) >= at));
    }
}
