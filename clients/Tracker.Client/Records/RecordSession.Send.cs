namespace Tracker.Client;

/// <summary>Commands: shown at once, sent one after the other, and resent until the outcome is known.</summary>
public sealed partial class RecordSession
{
    /// <summary>
    /// Applies a command at once and sends it. The task completes with the server's outcome. A command that the rules refuse is rejected
    /// without being sent, unless rights may have changed since or the server
    /// keeps more of a text: then the server decides.
    /// </summary>
    public Task<OutcomeMessage> Send(CompartmentId compartment, Command command, GroupId? onBehalfOf = null)
    {
        PendingCommand? written = null;
        Update(() =>
        {
            written = Write(compartment, command, onBehalfOf);
            if (RefusesHere(written) is { } rejection) Reject(written, rejection);
            else pending.Add(written);
        });
        return written!.Outcome;
    }

    /// <summary>Resolves a conflict with the chosen text; the history also keeps mine. Another change in the meantime is a new conflict.</summary>
    public Task<OutcomeMessage> Resolve(Conflict conflict, string? chosen)
    {
        if (conflict.Resolved(Kind.Codec, chosen) is not { } command)
            return Task.FromResult(
                OutcomeMessage.Rejected(Rejection.Invalid("This conflict cannot be resolved by choosing a text. Edit the current text.", conflict.Field)));
        Dismiss(conflict);
        return Send(conflict.Compartment, command, conflict.OnBehalfOf);
    }

    /// <summary>Keeps the current text and drops mine.</summary>
    public void Dismiss(Conflict conflict)
    {
        lock (gate) (Conflicts, LostConflicts) = (Conflicts.RemoveAll(c => c.Target == conflict.Target), LostConflicts.Remove(conflict));
        Announce();
    }

    private PendingCommand Write(CompartmentId compartment, Command command, GroupId? onBehalfOf) => new(
        OperationId.New(), compartment, command, onBehalfOf, confirmed.Record.VersionOf(compartment), client.Time.GetUtcNow(),
        Kind.Codec.NameOf(command).Name, Kind.Codec.Encode(command));

    private Rejection? RefusesHere(PendingCommand written)
    {
        if (stop.IsCancellationRequested) return new Rejection(RejectionCode.ReadOnly, "The record is no longer open here.");
        if (ReadOnly is { } reason) return new Rejection(RejectionCode.ReadOnly, reason);
        var bytes = WireCodec.Pack(written.Message(Actor, long.MaxValue, client.Principal.Id)).Utf8.Length;
        if (bytes > LargestCommand)
            return new Rejection(RejectionCode.TooLarge, $"A command can have at most {LargestCommand} bytes; this one has {bytes}.");
        return RefusedByRules(written) is { Code: not (RejectionCode.NotFound or RejectionCode.Forbidden or RejectionCode.Stale) } rejection ? rejection : null;
    }

    private Rejection? RefusedByRules(PendingCommand written)
    {
        try
        {
            return Judge(View, written.SubmissionTo(View), written.WrittenAt).Rejection;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Bytes of a command message; the rest of <see cref="Wire.MaxMessageBytes"/> is the hub's envelope.</summary>
    private const int LargestCommand = Wire.MaxMessageBytes - 1024;

    private async Task SendPending()
    {
        var backoff = new Backoff(client.Jitter(), TimeSpan.FromMilliseconds(50));
        for (var changed = signal.Next; !stop.IsCancellationRequested; changed = signal.Next)
        {
            if (Next() is not { } next)
            {
                await changed;
                continue;
            }
            if (Take(next.Pending, await Execute(next.Message))) backoff.Reset();
            else if (Transport.Link == Link.Up && IsOpen) await Pause(backoff.Next());
        }
    }

    private (PendingCommand Pending, CommandMessage Message)? Next()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested || Transport.Link != Link.Up || !IsOpen) return null;
            if (pending.Find(p => p.IsOpen) is not { } first) return null;
            return (first, first.Message(Actor, confirmed.Record.VersionOf(first.Compartment), client.Principal.Id));
        }
    }

    private async Task<OutcomeMessage> Execute(CommandMessage message)
    {
        try
        {
            return WireCodec.Unpack<OutcomeMessage>(await client.Call(Wire.Execute, message, AnswerWithin, stop.Token)).Message ?? OutcomeMessage.Unknown;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return OutcomeMessage.Unknown;
        }
    }

    /// <summary>False if the command has to be sent again.</summary>
    private bool Take(PendingCommand sent, OutcomeMessage outcome)
    {
        var taken = true;
        Update(() =>
        {
            if (!pending.Contains(sent)) return;
            if (outcome.Result == Result.Unknown) (sent.Again, taken) = (true, false);
            else if (outcome.Rejection is { Code: RejectionCode.TooFast }) taken = false;
            else if (outcome.Rejection is { Code: RejectionCode.OtherViewer }) (openAgain, taken) = (true, false);
            else if (outcome.Result == Result.Accepted) Accept(sent, outcome);
            else Reject(sent, outcome.Rejection ?? Rejection.Invalid("The server gave no reason."));
        });
        return taken;
    }

    private void Accept(PendingCommand sent, OutcomeMessage outcome)
    {
        sent.Complete(outcome);
        Settle([]);
        if (Rejection is not null) openAgain = true;
        else if (pending.Contains(sent)) _ = OpenUnlessConfirmed(sent);
    }

    private void Reject(PendingCommand sent, Rejection rejection)
    {
        pending.Remove(sent);
        if (rejection.Code == RejectionCode.Conflict
            && Conflict.Of(Kind.Codec, sent.Compartment, sent.Command, sent.OnBehalfOf, rejection) is { } conflict)
            Conflicts = Conflicts.RemoveAll(c => c.Target == conflict.Target).Add(conflict);
        // Last: the sender looks for the conflict.
        sent.Complete(OutcomeMessage.Rejected(rejection));
    }

    private async Task OpenUnlessConfirmed(PendingCommand accepted)
    {
        await Pause(FramesWithin);
        lock (gate)
        {
            if (!pending.Contains(accepted)) return;
            openAgain = true;
        }
        signal.Raise();
    }
}
