using BenchmarkDotNet.Attributes;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks.Micro;

/// <summary>Durable appends to SQLite, as many at once as editors wait for; the figure is for the whole batch.</summary>
[MemoryDiagnoser]
public class AppendBenchmarks : IAsyncDisposable
{
    private readonly SqliteFile file = new();
    private StoredEdit[] records = [];
    private IStore store = null!;

    [Params(1, 16, 200)]
    public int Batch { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        store = await Stores.Open(new StorageSettings(file.Folder));
        records = [.. Enumerable.Range(0, Batch).Select(i => new StoredEdit(ActorId.Parse($"delegation/batch-{Batch}-{i}")))];
    }

    [Benchmark]
    public Task Append() => Task.WhenAll(records.Select(r => store.Events.Append(r.Append())));

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        file.Dispose();
        GC.SuppressFinalize(this);
    }
}
