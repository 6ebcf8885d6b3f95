using BenchmarkDotNet.Attributes;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Storage;

namespace Tracker.Benchmarks.Micro;

/// <summary>What is written of one edit: its link in the chain, the event and the frame for viewers, and the command on its way in.</summary>
[MemoryDiagnoser]
public class EncodingBenchmarks
{
    private StoredEvent row = null!;
    private RawJson command;
    private Event happened = null!;
    private EventLine[] one = [], twenty = [];

    [GlobalSetup]
    public void Setup()
    {
        row = new StoredEdit(SampleRecord.Actor).Row();
        var edit = new SampleRecord().Edit(1);
        command = WireCodec.Pack(new CommandMessage(
            SampleRecord.Actor, OperationId.New(), CompartmentId.Delegation, 1, "edit-position-text", new RawJson(SampleRecord.Kind.Codec.Encode(edit))));
        happened = SampleRecord.Kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload);
        var line = CommittedEvent.Of(row, happened).Line;
        (one, twenty) = ([line], [.. Enumerable.Repeat(line, 20)]);
    }

    [Benchmark(Description = "hash of one event")]
    public byte[] Hash() => HashChain.Next(HashChain.Origin, row);

    [Benchmark(Description = "event for viewers")]
    public byte[] ForViewers() => CommittedEvent.Of(row, happened).Wire;

    [Benchmark(Description = "frame of 1 event")]
    public RawJson Frame() => Frames.Encode(SampleRecord.Actor, CompartmentId.Delegation, 1, one);

    [Benchmark(Description = "frame of 20 events")]
    public RawJson LongFrame() => Frames.Encode(SampleRecord.Actor, CompartmentId.Delegation, 1, twenty);

    [Benchmark(Description = "read a command message")]
    public CommandMessage? Command() => WireCodec.Unpack<CommandMessage>(command).Message;
}
