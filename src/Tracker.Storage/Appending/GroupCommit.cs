using System.Threading.Channels;

namespace Tracker.Storage.Appending;

/// <summary>The one writer of a process: commits what all actors queued during the last commit. An append is accepted only on the tail that it was
/// decided on (version and hash), and the primary key rejects a version twice. So an actor's chain has no gap, no fork and no unstored link, whatever
/// other activations and processes do.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int MostEvents = 2_000;
    private const int MostBytes = 4 << 20;
    private const int MostRemembered = 50_000;

    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<ActorId, Tail> tails = [];
    private readonly Dictionary<ActorId, long> fencedThrough = [];
    private readonly ICommitter committer;
    private readonly Lock gate = new();
    private readonly Task running;
    private volatile bool failing;
    private long place;

    public GroupCommit(ICommitter committer, TaskScheduler scheduler)
    {
        this.committer = committer;
        running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
    }

    /// <summary>True from a commit that the store failed, such as on a full disk, until one succeeds.</summary>
    public bool IsFailing => failing;

    /// <summary>The store has taken another write since the last failure.</summary>
    public void Recover() => failing = false;

    public Task Append(Append append)
    {
        if (AppendRules.Fault(append) is { } fault) return Task.FromException(new ArgumentException(fault, nameof(append)));
        lock (gate)
        {
            var pending = new Pending(append, ++place);
            return queue.Writer.TryWrite(pending) ? pending.Task : Task.FromException(new ObjectDisposedException(nameof(GroupCommit)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running;
    }

    private async Task Run()
    {
        var group = new List<Pending>();
        while (await queue.Reader.WaitToReadAsync())
        {
            Drain(group);
            await Store(group);
            group.Clear();
            // Lets other writes on the scheduler's thread run, however fast the queue fills.
            await Task.Yield();
        }
        await committer.DisposeAsync();
    }

    private void Drain(List<Pending> group)
    {
        var (events, bytes) = (0, 0);
        while (events < MostEvents && bytes < MostBytes && queue.Reader.TryRead(out var next))
        {
            group.Add(next);
            events += next.Append.Events.Count;
            bytes += next.Bytes;
        }
    }

    private async Task Store(List<Pending> group)
    {
        var admitted = group;
        try
        {
            await LearnTails(group);
            admitted = Admit(group);
            if (admitted.Count == 0) return;
            await Commit(admitted);
            foreach (var pending in admitted) pending.SetResult();
        }
        catch (RefusedException)
        {
            await StoreApart(admitted);
        }
        catch (Exception e)
        {
            Unknown(admitted, e);
        }
    }

    private async Task Commit(IReadOnlyList<Pending> group)
    {
        await committer.Commit(group);
        failing = false;
    }

    private async Task LearnTails(List<Pending> group)
    {
        if (tails.Count > MostRemembered) tails.Clear();
        if (fencedThrough.Count > MostRemembered) fencedThrough.Clear();
        var seen = new HashSet<ActorId>();
        var unknown = new List<ActorId>();
        foreach (var append in group.Select(p => p.Append))
            if (seen.Add(append.Actor) && !TailOf(append).Precedes(append))
                unknown.Add(append.Actor);
        if (unknown.Count == 0) return;
        foreach (var (actor, tail) in await committer.ReadTails(unknown)) tails[actor] = tail;
    }

    private Tail TailOf(Append append) => tails.GetValueOrDefault(append.Actor, Tail.None);

    private List<Pending> Admit(List<Pending> group)
    {
        var admitted = new List<Pending>(group.Count);
        foreach (var pending in group)
        {
            if (!IsFenced(pending) && TailOf(pending.Append).Precedes(pending.Append))
            {
                tails[pending.Append.Actor] = Tail.Of(pending.Append);
                admitted.Add(pending);
            }
            else Fail(pending, new FencedException(pending.Append.Actor));
        }
        return admitted;
    }

    private async Task StoreApart(List<Pending> group)
    {
        var actors = group.GroupBy(p => p.Append.Actor).Select(g => g.ToList()).ToList();
        foreach (var (i, own) in actors.Index())
        {
            var outage = await StoreOwn(own, together: actors.Count > 1 && own.Count > 1);
            if (outage is null) continue;
            Unknown(actors.Skip(i + 1).SelectMany(a => a), outage);
            return;
        }
    }

    /// <summary>Stores appends of one actor. Returns the exception if the store failed, so that nothing more is tried.</summary>
    private async Task<Exception?> StoreOwn(List<Pending> own, bool together)
    {
        try
        {
            if (!together) return await StoreOneByOne(own);
            await Commit(own);
            foreach (var pending in own) pending.SetResult();
            return null;
        }
        catch (RefusedException)
        {
            return await StoreOneByOne(own);
        }
        catch (Exception e)
        {
            Unknown(own, e);
            return e;
        }
    }

    private async Task<Exception?> StoreOneByOne(List<Pending> own)
    {
        foreach (var (i, pending) in own.Index())
        {
            if (await StoreOne(pending) is not { } outage) continue;
            Unknown(own.Skip(i + 1), outage);
            return outage;
        }
        return null;
    }

    private async Task<Exception?> StoreOne(Pending pending)
    {
        var append = pending.Append;
        if (IsFenced(pending))
        {
            Fail(pending, new FencedException(append.Actor));
            return null;
        }
        try
        {
            await Commit([pending]);
            pending.SetResult();
            return null;
        }
        catch (RefusedException e)
        {
            Fail(pending, e.Why switch
            {
                Refused.Version => new FencedException(append.Actor),
                Refused.Operation => new DuplicateOperationException(append.Actor, append.Events[0].Operation),
                _ => new OutcomeUnknownException($"The store refused the rows of '{append.Actor}'.", e),
            });
            return null;
        }
        catch (Exception e)
        {
            Unknown([pending], e);
            return e;
        }
    }

    private bool IsFenced(Pending pending)
    {
        if (!fencedThrough.TryGetValue(pending.Append.Actor, out var through)) return false;
        if (pending.Place <= through) return true;
        fencedThrough.Remove(pending.Append.Actor);
        return false;
    }

    private void Unknown(IEnumerable<Pending> group, Exception e)
    {
        failing = true;
        foreach (var pending in group.Where(p => !p.Task.IsCompleted))
            Fail(pending, new OutcomeUnknownException("The store failed before it answered.", e));
    }

    /// <summary>All queued appends of this actor were decided on one that is not stored.</summary>
    private void Fail(Pending pending, Exception e)
    {
        tails.Remove(pending.Append.Actor);
        lock (gate) fencedThrough[pending.Append.Actor] = place;
        pending.SetException(e);
    }
}
