using BenchmarkDotNet.Attributes;
using Tracker.Domain.Shared;

namespace Tracker.Benchmarks.Micro;

/// <summary>The pure part of one edit of a position's text, on a delegation of usual size.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private readonly SampleRecord record = new();
    private byte[] encoded = [];
    private int turn;

    [GlobalSetup]
    public void Setup() => encoded = SampleRecord.Kind.Codec.Encode(record.Edit(1));

    [Benchmark(Description = "decide + evolve")]
    public object DecideAndEvolve() => record.Send(record.Edit(turn++));

    [Benchmark(Description = "decode the command")]
    public object? Decode() => SampleRecord.Kind.Codec.DecodeCommand("edit-position-text", encoded).Command;

    [Benchmark(Description = "access list of the record")]
    public AccessList Access() => SampleRecord.Kind.AccessListOf(record.State);

    [Benchmark(Description = "listing of the compartment")]
    public Listing? Listing() => SampleRecord.Kind.ListingOf(CompartmentId.Delegation, record.State.Compartments[CompartmentId.Delegation].State);
}
