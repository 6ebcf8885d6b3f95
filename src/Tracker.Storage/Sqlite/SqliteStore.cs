namespace Tracker.Storage.Sqlite;

/// <summary>The store in one SQLite file (WAL, synchronous FULL), for one process.</summary>
public sealed class SqliteStore : IStore
{
    private readonly SingleThread thread = new("sqlite writer");
    private readonly FileStream? held;
    private readonly SqliteDatabase database;
    private readonly GroupCommit? writer;
    private readonly Refusals refusals;
    private int disposed;

    private SqliteStore(string file, FileStream? held)
    {
        this.held = held;
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ConnectionString;
        var reading = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Mode = SqliteOpenMode.ReadOnly };
        var writing = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Pooling = false };
        database = new SqliteDatabase(reading.ConnectionString, held is null ? null : writing.ConnectionString, thread);
        writer = held is null ? null : new GroupCommit(new SqliteCommitter(database), thread);
        refusals = new Refusals(database);
        Events = new EventLog(database, writer);
        Listings = new Listings(database);
        SignInLinks = new SignInLinks(database);
        Keys = new KeyRing(database);
        Milestones = new Milestones(database);
    }

    /// <summary>For Orleans' storage and reminders in the same file.</summary>
    public string ConnectionString { get; }

    public IEventLog Events { get; }
    public IListings Listings { get; }
    public ISignInLinks SignInLinks { get; }
    public IKeyRing Keys { get; }
    public IMilestones Milestones { get; }
    public IRefusals Refusals => refusals;

    /// <summary>Makes the folder, the file and the schema where they are missing. Throws <see cref="StoreUnavailableException"/>, also
    /// where another process has the file.</summary>
    public static async Task<SqliteStore> Open(string file, CancellationToken cancellation = default)
    {
        file = Path.GetFullPath(file);
        var store = new SqliteStore(file, SqliteLock.Take(file));
        try
        {
            await store.database.Write(async connection =>
            {
                await Migrator.Apply(connection, SqlFiles.Schema("sqlite"), cancellation);
                return 0;
            }, cancellation);
            return store;
        }
        catch (SqliteException e)
        {
            await store.DisposeAsync();
            throw new StoreUnavailableException($"'{file}' cannot be opened as a database: {e.Message}", e);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an existing file for reading, also while a server writes it. Throws <see cref="StoreUnavailableException"/> where there is none.</summary>
    public static SqliteStore OpenReadOnly(string file) => File.Exists(file)
        ? new SqliteStore(Path.GetFullPath(file), null)
        : throw new StoreUnavailableException($"There is no database '{file}'.");

    public async Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default) => await Snapshots.Read(database, actor, cancellation);
    public Task Ping(CancellationToken cancellation = default) => database.Read("query/ping", row => row.GetInt32(0), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await refusals.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        thread.Dispose();
        database.Dispose();
        if (held is not null) await held.DisposeAsync();
    }
}
