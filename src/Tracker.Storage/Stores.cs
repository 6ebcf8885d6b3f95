using Tracker.Storage.Postgres;
using Tracker.Storage.Sqlite;

namespace Tracker.Storage;

/// <summary>Opens the engine that the settings name.</summary>
public static class Stores
{
    /// <summary>The store, its schema made or brought up to date. Throws <see cref="StoreUnavailableException"/>.</summary>
    public static async Task<IStore> Open(StorageSettings settings, CancellationToken cancellation = default) => settings.IsPostgres
        ? await PostgresStore.Open(settings.ConnectionString!, cancellation)
        : await SqliteStore.Open(settings.DataFile, cancellation);

    /// <summary>The store for reading, also beside a running server; every write throws <see cref="InvalidOperationException"/>.</summary>
    public static IStore OpenReadOnly(StorageSettings settings) => settings.IsPostgres
        ? PostgresStore.OpenReadOnly(settings.ConnectionString!)
        : SqliteStore.OpenReadOnly(settings.DataFile);
}
