namespace Tracker.Storage.Sqlite;

/// <summary>The store in one SQLite file (WAL, synchronous FULL), for one process.</summary>
public sealed class SqliteStore : Store
{
    private readonly SingleThread thread;
    private readonly SqliteDatabase database;
    private readonly FileStream? held;

    private SqliteStore(string file, SingleThread thread, SqliteDatabase database, FileStream? held)
        : base(database, held is null ? null : new GroupCommit(new SqliteCommitter(database), thread))
    {
        (this.thread, this.database, this.held) = (thread, database, held);
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ConnectionString;
    }

    /// <summary>For Orleans' storage and reminders in the same file.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates the folder, the file and the schema if they are missing. Throws <see cref="StoreUnavailableException"/>, also if another
    /// process uses the file.</summary>
    public static async Task<SqliteStore> Open(string file, CancellationToken cancellation = default)
    {
        file = Path.GetFullPath(file);
        var store = Of(file, SqliteLock.Take(file));
        try
        {
            MakePrivate(file);
            await store.database.Write(async connection =>
            {
                await Migrator.Apply(connection, SqlFiles.Schema("sqlite"), cancellation);
                return 0;
            }, cancellation);
            return store;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
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

    /// <summary>The files contain every compartment. SQLite gives those that it makes beside the database the mode of the database.</summary>
    private static void MakePrivate(string file)
    {
        using (new FileStream(file, PrivateFile.Options(FileMode.OpenOrCreate))) { }
        foreach (var path in (string[])[file, file + "-wal", file + "-shm", file + ".lock", file + ".process"]) PrivateFile.Close(path);
    }

    /// <summary>Opens an existing file for reading, even while a server writes it. Throws <see cref="StoreUnavailableException"/> if there is
    /// none.</summary>
    public static SqliteStore OpenReadOnly(string file) => File.Exists(file)
        ? Of(Path.GetFullPath(file), null)
        : throw new StoreUnavailableException($"There is no database '{file}'.");

    private protected override async ValueTask Close()
    {
        thread.Dispose();
        database.Dispose();
        if (held is not null) await held.DisposeAsync();
    }

    private static SqliteStore Of(string file, FileStream? held)
    {
        var reading = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Mode = SqliteOpenMode.ReadOnly };
        var writing = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Pooling = false };
        var thread = new SingleThread("sqlite writer");
        return new(file, thread, new SqliteDatabase(reading.ConnectionString, held is null ? null : writing.ConnectionString, thread), held);
    }
}
