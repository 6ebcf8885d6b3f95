namespace Tracker.Storage;

/// <summary>Where records are stored.</summary>
/// <param name="DataFolder">The folder of the embedded database, created if missing. Used without a connection string.</param>
/// <param name="ConnectionString">Of a PostgreSQL 14 or newer; null or empty chooses the embedded SQLite.</param>
public sealed record StorageSettings(string DataFolder, string? ConnectionString = null)
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(ConnectionString);

    /// <summary>The embedded database file.</summary>
    public string DataFile => Path.Combine(DataFolder, "tracker.db");
}

/// <summary>The store cannot be opened; the message says what to change.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
