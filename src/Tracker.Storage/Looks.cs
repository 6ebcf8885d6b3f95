namespace Tracker.Storage;

internal sealed class Looks(Database database) : ILooks
{
    public async Task<DateTimeOffset?> Last(ParticipantId participant, CancellationToken cancellation)
    {
        var found = await database.Read("query/looked_read", row => row.Time(0), cancellation, ("participant", participant.Value));
        return found.Count == 0 ? null : found[0];
    }

    public Task Set(ParticipantId participant, DateTimeOffset at, CancellationToken cancellation) =>
        database.Write("query/looked_set", cancellation, ("participant", participant.Value), ("at", database.Time(at)));
}
