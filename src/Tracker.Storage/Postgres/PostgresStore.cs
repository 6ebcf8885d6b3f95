using System.Net.Sockets;

namespace Tracker.Storage.Postgres;

/// <summary>The store on PostgreSQL. Several processes may share one database.</summary>
public sealed class PostgresStore : Store
{
    private PostgresStore(string connectionString, NpgsqlDataSource source, bool restricted, bool readOnly)
        : base(new PostgresDatabase(source), readOnly ? null : new GroupCommit(new PostgresCommitter(source), TaskScheduler.Default)) =>
        (ConnectionString, DataSource, RestrictedRole) = (connectionString, source, restricted);

    /// <summary>The one pool of the process, for Orleans' storage too. It works as <c>tracker_app</c> if there is a restricted role.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>The connection string of <see cref="DataSource"/>, with its password; for Orleans' clustering and reminders.</summary>
    public string ConnectionString { get; }

    /// <summary>False if the database user may not create roles: then only the trigger protects events from changes.</summary>
    public bool RestrictedRole { get; }

    /// <summary>Creates or updates the schema and opens the store. Throws <see cref="StoreUnavailableException"/>, whose message says what to
    /// change.</summary>
    public static async Task<PostgresStore> Open(string connectionString, CancellationToken cancellation = default)
    {
        var owner = Parse(connectionString);
        try
        {
            var restricted = await PostgresSchema.Make(owner, cancellation);
            return Of(Pooled(owner, restricted ? "-c role=tracker_app" : ""), restricted, readOnly: false);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StoreUnavailableException(
                $"The database '{owner.Database}' at {owner.Host}:{owner.Port} could not be opened as '{owner.Username}': {e.Message}", e);
        }
    }

    /// <summary>Opens an existing database for reading only.</summary>
    public static PostgresStore OpenReadOnly(string connectionString) =>
        Of(Pooled(Parse(connectionString), "-c default_transaction_read_only=on"), restricted: false, readOnly: true);

    private protected override ValueTask Close() => DataSource.DisposeAsync();

    private static PostgresStore Of(string connectionString, bool restricted, bool readOnly) =>
        new(connectionString, NpgsqlDataSource.Create(connectionString), restricted, readOnly);

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
            throw new StoreUnavailableException(
                $"The connection string cannot be read: {e.Message} Example: Host=db.example;Database=tracker;Username=tracker;Password=…", e);
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
