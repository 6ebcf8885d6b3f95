using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Storage;

namespace Tracker.Server.Hosting;

/// <summary>How the actors of this process live: with PostgreSQL as one of several silos, with SQLite alone.</summary>
public static class Silo
{
    /// <param name="postgres">The data source shared with the event log, and its connection string; null with SQLite.</param>
    /// <param name="sqlite">The connection string of the embedded database; null with PostgreSQL.</param>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, (System.Data.Common.DbDataSource Source, string ConnectionString)? postgres, string? sqlite)
    {
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("tracker", "tracker"));
            silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(10));
            silo.Configure<LoadSheddingOptions>(o => o.LoadSheddingEnabled = true);
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            silo.Services.AddSingleton<RecordServices>();
            if (postgres is { } pg) Several(silo, pg.Source, pg.ConnectionString, Address(builder.Configuration["Tracker:Silo:Address"]));
            else Alone(silo, sqlite ?? throw new ArgumentNullException(nameof(sqlite)));
        });
        return builder;
    }

    private static void Several(ISiloBuilder silo, System.Data.Common.DbDataSource source, string connectionString, IPAddress address)
    {
        var (siloPort, gatewayPort) = (FreePort(), FreePort());
        silo.ConfigureEndpoints(address, siloPort, gatewayPort, listenOnAnyHostAddress: false);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString));
        silo.AddAdoNetGrainStorage(RecordGrain.SnapshotStore, o =>
        {
            (o.Invariant, o.DataSource) = ("Npgsql", source);
            o.GrainStorageSerializer = new SnapshotSerializer();
        });
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.NumMissedProbesLimit = 3;
            o.NumVotesForDeathDeclaration = 1;
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
    }

    private static void Alone(ISiloBuilder silo, string connectionString)
    {
        silo.UseLocalhostClustering(FreePort(), FreePort(), null, "tracker", "tracker");
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("System.Data.SQLite", connectionString));
        silo.AddAdoNetGrainStorage(RecordGrain.SnapshotStore, o =>
        {
            (o.Invariant, o.ConnectionString) = ("System.Data.SQLite", connectionString);
            o.GrainStorageSerializer = new SnapshotSerializer();
        });
    }

    /// <summary>The address by which other servers reach this one; loopback where all servers are on one machine.</summary>
    private static IPAddress Address(string? configured) =>
        configured is null ? IPAddress.Loopback
        : IPAddress.TryParse(configured, out var address) ? address
        : throw new InvalidOperationException($"Tracker:Silo:Address must be an IP address; it is '{configured}'.");

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
