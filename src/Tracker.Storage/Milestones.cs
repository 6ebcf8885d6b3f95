namespace Tracker.Storage;

internal sealed class Milestones(Database database) : IMilestones
{
    /// <summary>Later than any event, and a time that both engines can store.</summary>
    private static readonly DateTimeOffset Ever = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task Add(ActorId actor, long version, DateTimeOffset at, byte[] bytes, CancellationToken cancellation) => database.Write(
        "query/milestone_add", cancellation, ("actor", actor.Value), ("version", version), ("at", database.Time(at)), ("bytes", bytes));

    public async Task<Milestone?> Find(ActorId actor, long? version, DateTimeOffset? at, CancellationToken cancellation)
    {
        var until = at is null || at > Ever ? Ever : at.Value.ToUniversalTime();
        var found = await database.Read("query/milestone_find", row => new Milestone(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellation,
            ("actor", actor.Value), ("version", version ?? long.MaxValue), ("at", database.Time(until)));
        return found.FirstOrDefault();
    }
}
