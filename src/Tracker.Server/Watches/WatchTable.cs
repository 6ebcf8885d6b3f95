using System.Collections.Immutable;
using Tracker.Domain.Watches;

namespace Tracker.Server.Watches;

/// <summary>A watch that is on, of one audience.</summary>
internal sealed record OnWatch(ActorId Actor, CompartmentId Compartment, Watch State)
{
    public WatchMatcher Matcher { get; } = new(State.Terms.Value);

    /// <summary>Changes with what it looks for.</summary>
    public (ActorId, CompartmentId, long) Terms => (Actor, Compartment, State.Terms.Version);
}

/// <summary>Every watch that is on, read again when anything happened in it.</summary>
internal sealed class WatchTable(IListings listings, IGrainFactory grains, RecordKinds kinds)
{
    private readonly RecordKind kind = kinds.Find(WatchKind.Word)!;
    private Dictionary<ActorId, (string Versions, ImmutableArray<OnWatch> Watches)> known = [];

    public async Task<IReadOnlyList<OnWatch>> On(CancellationToken cancellation)
    {
        var now = new Dictionary<ActorId, (string Versions, ImmutableArray<OnWatch> Watches)>();
        var actors = (await listings.List(WatchKind.Word, null, null, 0, int.MaxValue, cancellation)).Select(l => l.Actor).Distinct().ToList();
        foreach (var record in (await listings.LastChanges(actors, cancellation)).GroupBy(l => l.Actor))
        {
            var last = Versions(record.Select(l => (l.Compartment, l.Version)));
            now[record.Key] = known.TryGetValue(record.Key, out var before) && before.Versions == last ? before : await Read(record.Key);
        }
        known = now;
        return [.. known.Values.SelectMany(k => k.Watches)];
    }

    private async Task<(string Versions, ImmutableArray<OnWatch> Watches)> Read(ActorId actor)
    {
        var parts = await grains.Record(actor).PartsAsProgram<Watch>(kind);
        return (
            Versions(parts.Where(p => p.Value.Version > 0).Select(p => (p.Key, p.Value.Version))),
            [.. parts.Where(p => p.Value.State.IsOn).Select(p => new OnWatch(actor, p.Key, p.Value.State))]);
    }

    private static string Versions(IEnumerable<(CompartmentId Compartment, long Version)> parts) =>
        string.Join(' ', parts.OrderBy(p => p.Compartment).Select(p => $"{p.Compartment}@{p.Version}"));
}
