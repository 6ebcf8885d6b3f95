using BenchmarkDotNet.Attributes;
using Tracker.Grains;
using Tracker.Storage;

namespace Tracker.Benchmarks.Micro;

/// <summary>The snapshot of a delegation of usual size.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private RecordSnapshot snapshot = null!;
    private byte[] bytes = [];

    [GlobalSetup]
    public void Setup()
    {
        snapshot = new RecordSnapshot(new SampleRecord().State, 700, HashChain.Origin, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        bytes = Write();
        Console.WriteLine($"// {bytes.Length} bytes");
    }

    [Benchmark]
    public byte[] Write() => SnapshotEnvelope.Write(SampleRecord.Kind, snapshot);

    [Benchmark]
    public RecordSnapshot? Read() => SnapshotEnvelope.Read(SampleRecord.Kind, bytes);
}
