namespace Tracker.Grains;

/// <summary>From the log to the record, at the start and after every fault.</summary>
public sealed partial class LiveRecord
{
    private Task EnsureLoaded() => loaded ? Task.CompletedTask : loading ??= CatchUp();

    private async Task CatchUp()
    {
        try
        {
            await Task.Yield();
            var found = new List<CommittedEvent>();
            if (ReadOnly is null)
                foreach (var row in await Unread())
                    if (!Replay(row, found)) break;
            ((current, version, hash, at), access, loaded) = (Durable, DurableAccess, true);
            Publish(found);
        }
        finally
        {
            loading = null;
        }
    }

    /// <summary>The events after the snapshot, once the log has its event with the same hash; otherwise all of them.</summary>
    private async Task<IEnumerable<StoredEvent>> Unread()
    {
        if (unproven is not { } snapshot) return await log.Read(actor, Durable.Version);
        var rows = await log.Read(actor, snapshot.Version - 1);
        var isOwn = rows is [var last, ..] && last.Version == snapshot.Version && last.Hash.AsSpan().SequenceEqual(snapshot.Hash);
        if (!isOwn) rows = await log.Read(actor, 0);
        (unproven, Disowned) = (null, !isOwn);
        if (!isOwn) return rows;
        Adopt(snapshot);
        return rows.Skip(1);
    }

    private bool Replay(StoredEvent row, List<CommittedEvent> found)
    {
        CommittedEvent committed;
        try
        {
            if (row.Version != Durable.Version + 1) throw new InvalidOperationException($"Event {Durable.Version + 1} is missing.");
            var recorded = new Recorded(
                row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
                kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));
            committed = CommittedEvent.Of(row, recorded.Event);
            Adopt(new RecordSnapshot(Durable.State.Apply(kind, recorded), row.Version, row.Hash, row.RecordedAt));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            ReadOnly = "This record can be read but not changed: a later entry of its history cannot be applied. It has been reported.";
            faults.Event(row.Version, e);
            return false;
        }
        events.Add(committed);
        found.Add(committed);
        Remember(row);
        return true;
    }

    private void Adopt(RecordSnapshot snapshot) => (Durable, DurableAccess) = (snapshot, inherits ? DurableAccess : kind.AccessListOf(snapshot.State));

    private async Task Recall(OperationId operation)
    {
        var rows = await log.FindOperation(actor, operation);
        if (rows.Count > 0 && recent.Find(operation) is null) Remember(rows[0]);
    }

    private void Remember(StoredEvent row) =>
        recent.Add(row.Operation, row.Participant, Task.FromResult(new OutcomeMessage(Result.Accepted, row.CompartmentVersion)));
}
