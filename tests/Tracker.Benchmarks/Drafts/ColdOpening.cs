using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Storage;

namespace Tracker.Benchmarks.Drafts;

/// <summary>One way to open a text's record from its store. Times in milliseconds.</summary>
/// <param name="Rest">Events that were read and applied.</param>
/// <param name="Live">Bytes that the opened record keeps on the heap.</param>
internal sealed record Opening(string From, int Rest, double Median, long Live);

/// <summary>Opens a text's record as its actor does, from a store at which nobody writes.</summary>
internal sealed class ColdOpening(IStore store, ActorId draft)
{
    private const int Repetitions = 5;
    private static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());

    public async Task<IReadOnlyList<Opening>> All()
    {
        var version = (await Open(null)).Durable.Version;
        var milestone = await store.Milestones.Find(draft, null, null);
        return
        [
            await Measure("the log alone", (int)version, () => Task.FromResult<byte[]?>(null)),
            await Measure("the snapshot of an orderly stop", 0, () => store.ReadSnapshot(draft)),
            await Measure(
                "the last milestone and the rest, as a snapshot before a crash", (int)(version - (milestone?.Version ?? 0)),
                async () => (await store.Milestones.Find(draft, null, null))?.Bytes),
        ];
    }

    private async Task<Opening> Measure(string name, int rest, Func<Task<byte[]?>> snapshot)
    {
        // On a fresh stack: what a finished step still holds there would be counted.
        await Task.Yield();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var record = await Open(await snapshot());
        await Task.Yield();
        var live = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(record);
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await Open(await snapshot());
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return new Opening(name, rest, times.Order().ElementAt(Repetitions / 2), live);
    }

    private async Task<LiveRecord> Open(byte[]? snapshot)
    {
        var record = new LiveRecord(draft, Kind, store.Events, TimeProvider.System, NullLogger.Instance);
        await record.Load(
            snapshot is null
                ? null
                : SnapshotEnvelope.Read(Kind, snapshot) ?? throw new InvalidOperationException("The snapshot cannot be read."));
        return record.ReadOnly is { } fault ? throw new InvalidOperationException(fault) : record;
    }
}
