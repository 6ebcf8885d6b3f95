using System.Net.Sockets;

namespace Tracker.Storage.Postgres;

/// <summary>The store on PostgreSQL. Several processes may share one database.</summary>
public sealed class PostgresStore : IStore
{
    private readonly PostgresDatabase database;
    private readonly GroupCommit? writer;
    private readonly Refusals refusals;

    private PostgresStore(string connectionString, bool restricted, bool readOnly)
    {
        ConnectionString = connectionString;
        RestrictedRole = restricted;
        DataSource = NpgsqlDataSource.Create(connectionString);
        database = new PostgresDatabase(DataSource);
        writer = readOnly ? null : new GroupCommit(new PostgresCommitter(DataSource), TaskScheduler.Default);
        refusals = new Refusals(database);
        Events = new EventLog(database, writer);
        Listings = new Listings(database);
        SignInLinks = new SignInLinks(database);
        Keys = new KeyRing(database);
        Milestones = new Milestones(database);
    }

    /// <summary>The one pool of the process, for Orleans' storage too. It works as <c>tracker_app</c> where there is a restricted role.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>What <see cref="DataSource"/> was made from, with its password; for Orleans' clustering and reminders.</summary>
    public string ConnectionString { get; }

    /// <summary>False where the database user may not make roles: then only the trigger keeps events from being changed.</summary>
    public bool RestrictedRole { get; }

    public IEventLog Events { get; }
    public IListings Listings { get; }
    public ISignInLinks SignInLinks { get; }
    public IKeyRing Keys { get; }
    public IMilestones Milestones { get; }
    public IRefusals Refusals => refusals;

    /// <summary>Makes or updates the schema, then opens. Throws <see cref="StoreUnavailableException"/> with what to change.</summary>
    public static async Task<PostgresStore> Open(string connectionString, CancellationToken cancellation = default)
    {
        var owner = Parse(connectionString);
        try
        {
            var restricted = await PostgresSchema.Make(owner, cancellation);
            return new PostgresStore(Pooled(owner, restricted ? "-c role=tracker_app" : ""), restricted, readOnly: false);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StoreUnavailableException($"The database '{owner.Database}' at {owner.Host}:{owner.Port} could not be opened as '{owner.Username}': {e.Message}", e);
        }
    }

    /// <summary>Opens an existing database in sessions that can only read.</summary>
    public static PostgresStore OpenReadOnly(string connectionString) =>
        new(Pooled(Parse(connectionString), "-c default_transaction_read_only=on"), restricted: false, readOnly: true);

    public async Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default) => await Snapshots.Read(database, actor, cancellation);
    public Task Ping(CancellationToken cancellation = default) => database.Read("query/ping", row => row.GetInt32(0), cancellation);

    public async ValueTask DisposeAsync()
    {
        await refusals.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        await DataSource.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(builder.Host)) throw new ArgumentException("Host is missing.");
            return builder;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreUnavailableException($"The connection string cannot be read: {e.Message} Example: Host=db.example;Database=tracker;Username=tracker;Password=…", e);
        }
    }

    private static string Pooled(NpgsqlConnectionStringBuilder owner, string options)
    {
        var pooled = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Options = $"{owner.Options} {options}".Trim() };
        if (!owner.ShouldSerialize("Max Auto Prepare")) pooled.MaxAutoPrepare = 64;
        if (!owner.ShouldSerialize("Auto Prepare Min Usages")) pooled.AutoPrepareMinUsages = 2;
        if (!owner.ShouldSerialize("Maximum Pool Size")) pooled.MaxPoolSize = 30;
        if (!owner.ShouldSerialize("Timeout")) pooled.Timeout = 5;
        if (!owner.ShouldSerialize("Application Name")) pooled.ApplicationName = "tracker";
        return pooled.ConnectionString;
    }
}
