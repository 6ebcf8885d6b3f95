using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Benchmarks.Micro;

/// <summary>An edit of the sample record as rows of the log, each on the last.</summary>
internal sealed class StoredEdit(ActorId actor)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private readonly byte[] payload = Payload();
    private byte[] hash = HashChain.Origin;
    private long version;

    public StoredEvent Row()
    {
        version++;
        var row = new StoredEvent(actor, version, CompartmentId.Delegation, version, OperationId.New(), 0, SampleRecord.Head.Id, null, "position.text-edited",
            1, payload, Now, []);
        return row with { Hash = hash = HashChain.Next(hash, row) };
    }

    public Append Append() => new(actor, [Row()], []);

    private static byte[] Payload()
    {
        var record = new SampleRecord();
        return SampleRecord.Kind.Codec.Encode(record.Send(record.Edit(1))[0].Event);
    }
}
