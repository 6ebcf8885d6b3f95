using Tracker.Storage.Postgres;
using Tracker.Storage.Sqlite;

namespace Tracker.Storage;

/// <summary>Opens the store that the settings choose.</summary>
public static class Stores
{
    /// <summary>Creates or updates the schema and opens the store. Throws <see cref="StoreUnavailableException"/>.</summary>
    public static async Task<IStore> Open(StorageSettings settings, CancellationToken cancellation = default) => settings.IsPostgres
        ? await PostgresStore.Open(settings.ConnectionString!, cancellation)
        : await SqliteStore.Open(settings.DataFile, cancellation);

    /// <summary>Opens the store for reading, even beside a running server; every write throws <see cref="InvalidOperationException"/>.</summary>
    public static IStore OpenReadOnly(StorageSettings settings) => settings.IsPostgres
        ? PostgresStore.OpenReadOnly(settings.ConnectionString!)
        : SqliteStore.OpenReadOnly(settings.DataFile);
}
