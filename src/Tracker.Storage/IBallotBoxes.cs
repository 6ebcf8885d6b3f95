namespace Tracker.Storage;

/// <summary>The ballot boxes of surveys, outside of the log: one row for each survey, changed in place, without a time. What is in it is sealed.</summary>
public interface IBallotBoxes
{
    /// <summary>Null if nothing was put in yet.</summary>
    Task<SealedBox?> Read(ActorId survey, CancellationToken cancellation = default);

    /// <summary>Puts the content in place of that of a version; false if another one came first.</summary>
    /// <param name="version">0 for a box that is not there yet.</param>
    Task<bool> Replace(ActorId survey, long version, byte[] content, CancellationToken cancellation = default);
}

/// <param name="Version">How often it was changed.</param>
public sealed record SealedBox(long Version, byte[] Content);

internal sealed class BallotBoxes(Database database) : IBallotBoxes
{
    public async Task<SealedBox?> Read(ActorId survey, CancellationToken cancellation) =>
        (await database.Read("query/ballot_box_read", r => new SealedBox(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), cancellation,
            ("survey", survey.Value))).FirstOrDefault();

    public async Task<bool> Replace(ActorId survey, long version, byte[] content, CancellationToken cancellation) => version == 0
        ? await database.Write("query/ballot_box_add", cancellation, ("survey", survey.Value), ("content", content)) > 0
        : await database.Write(
            "query/ballot_box_change", cancellation, ("survey", survey.Value), ("version", version), ("content", content)) > 0;
}
