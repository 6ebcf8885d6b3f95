namespace Tracker.Storage;

/// <summary>Synchronous, as Data Protection requires. Used at start and every few months.</summary>
internal sealed class KeyRing(Database database) : IKeyRing
{
    public IReadOnlyList<string> ReadAll() => database.Read("query/key_read", row => row.GetString(0), CancellationToken.None).GetAwaiter().GetResult();

    public void Add(string friendlyName, string xml) =>
        database.Write("query/key_add", CancellationToken.None, ("name", friendlyName), ("xml", xml)).GetAwaiter().GetResult();
}
