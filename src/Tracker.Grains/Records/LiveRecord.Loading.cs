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
                foreach (var row in await log.Read(actor, Durable.Version))
                    if (!Replay(row, found)) break;
            ((current, version, hash, at), access, loaded) = (Durable, DurableAccess, true);
            Publish(found);
        }
        finally
        {
            loading = null;
        }
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
