using System.Runtime.CompilerServices;
using Tracker.Domain.Subjects;
using Tracker.Server.History;

namespace Tracker.Server.Sample;

/// <summary>What the public records of an installation hold, read from their events.</summary>
public sealed class HeldSubjects(IEventLog log, IListings listings, RecordKinds kinds)
{
    /// <summary>The public part of a record; null if it is no subject or was not opened.</summary>
    public async Task<SubjectState?> Of(ActorId actor, CancellationToken cancellation)
    {
        if (kinds.Of(actor) is not SubjectKind kind) return null;
        var record = RecordState.Empty;
        foreach (var row in await log.Read(actor, 0, cancellation: cancellation)) record = record.Apply(kind, RecordHistory.Recorded(kind, row));
        return record.Compartments.TryGetValue(CompartmentId.Record, out var part) && part.State is SubjectState { Opened: true } held ? held : null;
    }

    /// <summary>Every subject that the lists show.</summary>
    public async IAsyncEnumerable<ActorId> All([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var kind in kinds.All.OfType<SubjectKind>())
            foreach (var row in await listings.List(kind.Name, CompartmentId.Record, null, 0, int.MaxValue, cancellation))
                yield return row.Actor;
    }
}
