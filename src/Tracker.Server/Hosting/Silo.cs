using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Storage;
using Tracker.Storage.Postgres;
using Tracker.Storage.Sqlite;

namespace Tracker.Server.Hosting;

/// <summary>How the actors of this process live: with PostgreSQL as one of several silos, with SQLite alone.</summary>
public static class Silo
{
    /// <param name="address">The IP address of this server for other servers; null if all run on one machine.</param>
    public static void AddSilo(this IHostApplicationBuilder builder, IStore store, string? address) => builder.UseOrleans(silo =>
    {
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("tracker", "tracker"));
        silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(10));
        silo.Configure<LoadSheddingOptions>(o => o.LoadSheddingEnabled = true);
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Services.AddSingleton<RecordServices>();
        if (store is PostgresStore several) Several(silo, several.ConnectionString, address);
        else silo.UseLocalhostClustering(FreePort(), FreePort(), null, "tracker", "tracker");
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = store is PostgresStore
            ? ("Npgsql", ((PostgresStore)store).ConnectionString) : ("System.Data.SQLite", ((SqliteStore)store).ConnectionString));
        silo.AddAdoNetGrainStorage(RecordGrain.SnapshotStore, o =>
        {
            if (store is PostgresStore postgres) (o.Invariant, o.DataSource) = ("Npgsql", postgres.DataSource);
            else (o.Invariant, o.ConnectionString) = ("System.Data.SQLite", ((SqliteStore)store).ConnectionString);
            o.GrainStorageSerializer = new SnapshotSerializer();
        });
    });

    private static void Several(ISiloBuilder silo, string connectionString, string? address)
    {
        var reached = address is { Length: > 0 } ? IPAddress.Parse(address) : IPAddress.Loopback;
        silo.ConfigureEndpoints(reached, FreePort(), FreePort(), listenOnAnyHostAddress: false);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString));
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.NumMissedProbesLimit = 3;
            o.NumVotesForDeathDeclaration = 1;
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
