namespace Tracker.Storage;

/// <summary>Synchronous, as Data Protection requires. Used at start and every few months. On threads of the pool, because a caller that is an actor
/// would wait for itself.</summary>
internal sealed class KeyRing(Database database) : IKeyRing
{
    public IReadOnlyList<string> ReadAll() =>
        Task.Run(() => database.Read("query/key_read", row => row.GetString(0), CancellationToken.None)).GetAwaiter().GetResult();

    public void Add(string friendlyName, string xml) =>
        Task.Run(() => database.Write("query/key_add", CancellationToken.None, ("name", friendlyName), ("xml", xml))).GetAwaiter().GetResult();
}
