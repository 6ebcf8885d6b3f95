namespace Tracker.Storage;

internal static class Snapshots
{
    public static async Task<byte[]?> Read(Database database, ActorId actor, CancellationToken cancellation)
    {
        var found = await database.Read("query/snapshot", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0), cancellation,
            ("service", SnapshotPlace.ServiceId), ("state", SnapshotPlace.StateName), ("actor", actor.Value));
        return found.FirstOrDefault();
    }
}
