using System.Collections.Concurrent;
using System.Threading.Channels;
using Tracker.Domain.Alerts;
using Tracker.Domain.Drafts;

namespace Tracker.Grains;

/// <summary>The records that were committed to in this process since they were taken, for what tells those who follow them. What is lost with the process
/// is read when they look.</summary>
public sealed class ChangedRecords
{
    private readonly ConcurrentDictionary<ActorId, bool> changed = new();
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Records that nobody follows are passed over.</summary>
    public void Add(ActorId actor)
    {
        if (actor.Kind is AlertsKind.Word or DraftId.Kind) return;
        changed[actor] = true;
        raised.Writer.TryWrite(true);
    }

    /// <summary>Ends as soon as there is one.</summary>
    public async Task Wait(CancellationToken cancellation)
    {
        await raised.Reader.WaitToReadAsync(cancellation);
        raised.Reader.TryRead(out _);
    }

    public IReadOnlySet<ActorId> Take()
    {
        var taken = new HashSet<ActorId>();
        foreach (var actor in changed.Keys)
            if (changed.TryRemove(actor, out _))
                taken.Add(actor);
        return taken;
    }
}
