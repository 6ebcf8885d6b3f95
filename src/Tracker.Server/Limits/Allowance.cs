namespace Tracker.Server.Limits;

/// <summary>
/// What one participant may still send to this host, over all of their sockets and requests. Sending uses it up and time fills it again.
/// It can be overdrawn; what is sent then waits until it is filled. Thread-safe.
/// </summary>
public sealed class Allowance(ParticipantId participant, int perSecond, TimeProvider time)
{
    /// <summary>Whoever owes more than this does not slow down when made to wait: their sockets are ended.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    /// <summary>What a participant who sends nothing saves up.</summary>
    private static readonly TimeSpan Saved = TimeSpan.FromSeconds(2);

    private readonly long start = time.GetTimestamp();
    private readonly Lock gate = new();
    private Task lastTurn = Task.CompletedTask;
    private TimeSpan paidUntil = -Saved;
    private double used;
    private int waiting, sockets, refusals;

    public ParticipantId Participant => participant;

    /// <summary>The servers that this participant uses much, at least 1: each gives them its share.</summary>
    public int Servers { get; set; } = 1;

    /// <summary>The participant's sockets on other servers.</summary>
    public int SocketsElsewhere { get; set; }

    public int Sockets => Volatile.Read(ref sockets);

    /// <summary>How long until it is filled; zero if it is not overdrawn.</summary>
    public TimeSpan Owed
    {
        get
        {
            lock (gate) return paidUntil > Now ? paidUntil - Now : TimeSpan.Zero;
        }
    }

    /// <summary>True if nothing is in use and all is saved up, so that it need not be kept.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate) return sockets == 0 && waiting == 0 && refusals == 0 && paidUntil <= Now - Saved;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <param name="messages">The price of what was sent, in short messages.</param>
    public void Charge(double messages)
    {
        lock (gate)
        {
            var earliest = Now - Saved;
            paidUntil = (paidUntil < earliest ? earliest : paidUntil) + TimeSpan.FromSeconds(messages * Servers / perSecond);
            used += messages;
        }
    }

    /// <summary>Waits while it is overdrawn, in the order of the calls. Whoever waited keeps the turn until they set its result, so that the next
    /// sees what they use.</summary>
    public async Task<TaskCompletionSource> Turn(CancellationToken cancellation)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Interlocked.Exchange(ref lastTurn, mine.Task);
        Interlocked.Increment(ref waiting);
        try
        {
            await before.WaitAsync(cancellation);
            while (Owed is { Ticks: > 0 } owed) await Task.Delay(owed, time, cancellation);
            return mine;
        }
        catch
        {
            _ = before.ContinueWith(_ => mine.TrySetResult(), TaskScheduler.Default);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Waits until a request can be taken; false if that takes too long or too many wait already.</summary>
    public async Task<bool> Admit(TimeSpan atMost, int among, CancellationToken cancellation)
    {
        if (Owed == TimeSpan.Zero) return true;
        if (Owed > atMost || Volatile.Read(ref waiting) >= among) return false;
        (await Turn(cancellation)).SetResult();
        return true;
    }

    /// <summary>Waits before a refusal is sent; false if too many wait already.</summary>
    public async Task<bool> DelayRefusal(TimeSpan delay, int among, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref refusals) > among) return false;
            await Task.Delay(delay, time, cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref refusals);
        }
    }

    /// <summary>Counts a socket more; false if there are too many.</summary>
    public bool TryOpen(int atMost)
    {
        if (Interlocked.Increment(ref sockets) + SocketsElsewhere <= atMost) return true;
        Close();
        return false;
    }

    public void Close() => Interlocked.Decrement(ref sockets);

    /// <summary>What was used since this was asked last, in messages.</summary>
    public double TakeUsed()
    {
        lock (gate) return (used, used = 0).used;
    }
}
