namespace Tracker.Storage;

/// <summary>What happened lately in a record, for those who follow it.</summary>
public interface INews
{
    /// <summary>The newest events of these compartments of a record that were recorded at this moment or later, in order.</summary>
    Task<IReadOnlyList<StoredEvent>> Newest(
        ActorId actor, IEnumerable<CompartmentId> compartments, DateTimeOffset since, int most, CancellationToken cancellation = default);
}

internal sealed class News(Database database) : INews
{
    public async Task<IReadOnlyList<StoredEvent>> Newest(
        ActorId actor, IEnumerable<CompartmentId> compartments, DateTimeOffset since, int most, CancellationToken cancellation)
    {
        var found = await database.Read(database.Engine + "/newest", DbRows.Event, cancellation,
            ("actor", actor.Value), ("compartments", database.Texts(compartments.Select(c => c.Value))), ("since", database.Time(since)), ("most", most));
        found.Reverse();
        return found;
    }
}
