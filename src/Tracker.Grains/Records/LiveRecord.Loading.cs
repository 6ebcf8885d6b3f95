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
            (current, access, version, hash, at) = (Durable.State, DurableAccess, Durable.Version, Durable.Hash, Durable.At);
            loaded = true;
            Publish(found);
        }
        finally
        {
            loading = null;
        }
    }

    private bool Replay(StoredEvent row, List<CommittedEvent> found)
    {
        Recorded recorded;
        try
        {
            if (row.Version != Durable.Version + 1) throw new InvalidOperationException($"Event {Durable.Version + 1} is missing.");
            recorded = new Recorded(
                row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
                kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));
            Adopt(new RecordSnapshot(Durable.State.Apply(kind, recorded), row.Version, row.Hash, row.RecordedAt));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            ReadOnly = "This record can be read but not changed: a later entry of its history cannot be applied. It has been reported.";
            faults.Event(row.Version, e);
            return false;
        }
        var committed = CommittedEvent.Of(row, recorded.Event);
        events.Add(committed);
        recent.Add(row.Operation, row.Participant, Task.FromResult(new OutcomeMessage(Result.Accepted, row.CompartmentVersion)));
        found.Add(committed);
        return true;
    }

    private void Adopt(RecordSnapshot snapshot) => (Durable, DurableAccess) = (snapshot, inherits ? DurableAccess : kind.AccessListOf(snapshot.State));

    private async Task Recall(OperationId operation)
    {
        var rows = await log.FindOperation(actor, operation);
        if (rows.Count > 0 && recent.Find(operation) is null)
            recent.Add(operation, rows[0].Participant, Task.FromResult(new OutcomeMessage(Result.Accepted, rows[0].CompartmentVersion)));
    }
}
