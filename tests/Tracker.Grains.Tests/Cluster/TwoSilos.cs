using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Tracker.Domain;
using Tracker.Storage;
using Tracker.Storage.Postgres;
using Tracker.Testing;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>Two silos on one PostgreSQL, each with a store of its own, as two servers have.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private readonly Dictionary<string, (PostgresStore Store, GatedLog Log)> stores = [];
    private PostgresDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    internal Host First { get; private set; } = null!;
    internal Host Second { get; private set; } = null!;
    internal IEventLog Log => stores[First.Silo.Name].Store.Events;
    internal IEnumerable<GatedLog> Logs => stores.Values.Select(s => s.Log);

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.Shared.CreateDatabase();
        var opened = new Queue<PostgresStore>();
        for (var i = 0; i < 2; i++) opened.Enqueue((PostgresStore)await Stores.Open(new StorageSettings("", database.ConnectionString)));
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((options, silo) => Configure(silo, options.SiloName, opened.Dequeue()));
        cluster = builder.Build();
        await cluster.DeployAsync();
        (First, Second) = (new Host(cluster.Silos[0]), new Host(cluster.Silos[1]));
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        foreach (var (store, _) in stores.Values) await store.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>The second silo is gone at once, with all that it had not stored.</summary>
    internal async Task KillSecond()
    {
        await cluster.KillSiloAsync(Second.Silo);
        await cluster.WaitForLivenessToStabilizeAsync(didKill: true);
    }

    private void Configure(ISiloBuilder silo, string name, PostgresStore store)
    {
        var log = new GatedLog(store.Events);
        lock (stores) stores[name] = (store, log);
        silo.Services.AddSingleton(TimeProvider.System).AddSingleton(TrackerKinds.All).AddSingleton<IEventLog>(log)
            .AddSingleton(_ => store.Milestones).AddSingleton<RecordServices>();
        silo.AddAdoNetGrainStorage(RecordGrain.SnapshotStore, o =>
            (o.Invariant, o.DataSource, o.GrainStorageSerializer) = ("Npgsql", store.DataSource, new SnapshotSerializer()));
        silo.Configure<ClusterMembershipOptions>(o =>
            (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 3, 1));
    }
}
