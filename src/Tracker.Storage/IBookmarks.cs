namespace Tracker.Storage;

/// <summary>How far work in the background has come, up to which moment of the record; the same for all servers of an installation.</summary>
public interface IBookmarks
{
    /// <summary>Null if the work has not begun.</summary>
    Task<DateTimeOffset?> Read(string name, CancellationToken cancellation = default);

    /// <summary>Never moves back.</summary>
    Task Set(string name, DateTimeOffset at, CancellationToken cancellation = default);
}

internal sealed class Bookmarks(Database database) : IBookmarks
{
    public async Task<DateTimeOffset?> Read(string name, CancellationToken cancellation)
    {
        var found = await database.Read("query/bookmark_read", row => row.Time(0), cancellation, ("name", name));
        return found.Count == 0 ? null : found[0];
    }

    public Task Set(string name, DateTimeOffset at, CancellationToken cancellation) =>
        database.Write("query/bookmark_set", cancellation, ("name", name), ("at", database.Time(at)));
}
