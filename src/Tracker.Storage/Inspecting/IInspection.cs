namespace Tracker.Storage;

/// <summary>Reads the store as it is, to check it: what cannot be read is reported, and everything else is still read.</summary>
public interface IInspection
{
    /// <summary>Every record that anything is stored of, by name as it is stored.</summary>
    Task<IReadOnlyList<string>> Actors(CancellationToken cancellation = default);

    /// <summary>Everything that is stored of a record, as of one moment.</summary>
    Task<FoundRecord> Read(string actor, CancellationToken cancellation = default);

    /// <summary>False until the last changes of records from before that table are filled in.</summary>
    Task<bool> HasAllLastChanges(CancellationToken cancellation = default);

    /// <summary>False until the claims of records from before that table are filled in.</summary>
    Task<bool> HasAllClaims(CancellationToken cancellation = default);

    /// <summary>What the database says about its own tables and indexes.</summary>
    IAsyncEnumerable<Finding> Integrity(CancellationToken cancellation = default);
}

/// <param name="Listings">As <see cref="ListingRow.AsStored"/> gives them.</param>
public sealed record FoundRecord(
    string Actor, IReadOnlyList<FoundEvent> Events, IReadOnlyList<FoundListing> Listings, FoundAccess? Access, IReadOnlyList<FoundChange> LastChanges,
    byte[]? Snapshot, IReadOnlyList<FoundMilestone> Milestones, IReadOnlyList<FoundClaim> Claims);

/// <summary>A row of the log.</summary>
/// <param name="Event">Null if the row is not one that the program writes.</param>
/// <param name="Fault">Why it is not.</param>
public sealed record FoundEvent(long Version, StoredEvent? Event, string? Fault = null);

public sealed record FoundListing(string Compartment, string Title, string Search, string Detail, long Version, DateTimeOffset ChangedAt);
public sealed record FoundAccess(string List, long Version);
public sealed record FoundChange(string Compartment, long Version, DateTimeOffset ChangedAt);

/// <param name="Named">The records that the row names by which it is found.</param>
public sealed record FoundClaim(ClaimRow Row, IReadOnlyList<ActorId> Named);

public sealed record FoundMilestone(long Version, DateTimeOffset At, byte[] Bytes);

/// <param name="IsFault">False for a remark, such as that something was not looked at.</param>
public sealed record Finding(string Sentence, bool IsFault);
