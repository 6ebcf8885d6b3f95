using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Tracker.Server.History;

/// <summary>Something in the store that should not be.</summary>
/// <param name="Version">The record version at which it shows; 0 if it concerns the record as a whole.</param>
public sealed record Problem(ActorId Actor, long Version, string Sentence);

/// <summary>How much was checked.</summary>
public sealed record Verified(long Actors, long Events, long Snapshots);

/// <summary>
/// Checks the whole store against itself: hash chains, gapless versions, times that never decrease, events that decode and
/// apply, and snapshots that equal the result of their events.
/// </summary>
public sealed class Verification(IStore store, RecordKinds kinds)
{
    public Verified Seen { get; private set; } = new(0, 0, 0);

    public async IAsyncEnumerable<Problem> Run([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var actor in store.Events.Actors(cancellation))
            foreach (var problem in await Check(actor, cancellation))
                yield return problem;
    }

    private async Task<IReadOnlyList<Problem>> Check(ActorId actor, CancellationToken cancellation)
    {
        // The snapshot first: a running server only ever adds events to what it shows.
        var bytes = await store.ReadSnapshot(actor, cancellation);
        var rows = await store.Events.Read(actor, 0, cancellation: cancellation);
        Seen = new(Seen.Actors + 1, Seen.Events + rows.Count, Seen.Snapshots);
        if (kinds.Of(actor) is not { } kind) return [new Problem(actor, 0, $"There is no kind '{actor.Kind}'."), .. Chain(actor, rows)];
        var problems = Chain(actor, rows).ToList();
        var snapshot = bytes is null ? null : SnapshotEnvelope.Read(kind, bytes);
        if (bytes is not null) Seen = Seen with { Snapshots = Seen.Snapshots + 1 };
        if (bytes is not null && snapshot is null && !SnapshotEnvelope.IsOutdated(kind, bytes))
            problems.Add(new Problem(actor, 0, "The snapshot cannot be read. It will be made again from the events."));
        problems.AddRange(Replay(actor, kind, rows, snapshot));
        return problems;
    }

    /// <summary>Problems of the rows themselves, whatever they mean.</summary>
    public static IEnumerable<Problem> Chain(ActorId actor, IReadOnlyList<StoredEvent> rows)
    {
        var (hash, at, versions) = (HashChain.Origin, DateTimeOffset.MinValue, new Dictionary<CompartmentId, long>());
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Version != i + 1) yield return new Problem(actor, row.Version, $"Version {i + 1} is missing.");
            var due = versions.GetValueOrDefault(row.Compartment) + 1;
            if (row.CompartmentVersion != due)
                yield return new Problem(actor, row.Version, $"Version {due} of '{row.Compartment}' is missing; this event says {row.CompartmentVersion}.");
            if (row.RecordedAt < at) yield return new Problem(actor, row.Version, "It was recorded before the previous event.");
            if (!HashChain.Next(hash, row).AsSpan().SequenceEqual(row.Hash))
                yield return new Problem(actor, row.Version, "Its hash does not match: this event, or an earlier one, was changed after it was recorded.");
            (hash, at, versions[row.Compartment]) = (row.Hash, row.RecordedAt, row.CompartmentVersion);
        }
    }

    private static IEnumerable<Problem> Replay(ActorId actor, RecordKind kind, IReadOnlyList<StoredEvent> rows, RecordSnapshot? snapshot)
    {
        var record = RecordState.Empty;
        foreach (var row in rows)
        {
            var (next, problem) = Apply(actor, kind, record, row);
            if (problem is not null)
            {
                yield return problem;
                yield break;
            }
            record = next;
            if (snapshot is not null && row.Version == snapshot.Version)
                foreach (var different in Compare(actor, kind, snapshot, record, row))
                    yield return different;
        }
        if (snapshot is not null && snapshot.Version > (rows.Count == 0 ? 0 : rows[^1].Version))
            yield return new Problem(actor, snapshot.Version, "The snapshot shows events that are not stored.");
    }

    private static (RecordState Next, Problem? Problem) Apply(ActorId actor, RecordKind kind, RecordState record, StoredEvent row)
    {
        try
        {
            return (record.Apply(kind, RecordHistory.Recorded(kind, row)), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (record, new Problem(actor, row.Version, $"'{row.Name}' ({row.Schema}) cannot be applied: {e.Message}"));
        }
    }

    private static IEnumerable<Problem> Compare(ActorId actor, RecordKind kind, RecordSnapshot snapshot, RecordState replayed, StoredEvent row)
    {
        if (!snapshot.Hash.AsSpan().SequenceEqual(row.Hash))
            yield return new Problem(actor, row.Version, "The snapshot was made from another history: its hash differs.");
        foreach (var compartment in snapshot.State.Compartments.Keys.Union(replayed.Compartments.Keys))
            if (snapshot.State.VersionOf(compartment) != replayed.VersionOf(compartment)
                || !JsonNode.DeepEquals(RecordHistory.Json(kind, snapshot.State, compartment), RecordHistory.Json(kind, replayed, compartment)))
                yield return new Problem(actor, row.Version, $"The snapshot differs from its events in '{compartment}'.");
    }
}
