namespace Tracker.Storage;

/// <summary>One row of the event log: an event as bytes with its metadata.</summary>
/// <param name="Version">Gapless within the actor, from 1; never shown to a viewer.</param>
/// <param name="CompartmentVersion">Gapless within the compartment, from 1.</param>
/// <param name="Ordinal">Place of the event among those of its operation, from 0.</param>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="RecordedAt">UTC, whole microseconds; never decreases within an actor.</param>
/// <param name="Hash">SHA-256 over the previous event's hash and this row; see <see cref="HashChain"/>.</param>
public sealed record StoredEvent(
    ActorId Actor, long Version, CompartmentId Compartment, long CompartmentVersion,
    OperationId Operation, int Ordinal, ParticipantId Participant, GroupId? OnBehalfOf,
    string Name, int Schema, byte[] Payload, DateTimeOffset RecordedAt, byte[] Hash);

/// <summary>What one operation of one actor writes, all or nothing.</summary>
/// <param name="Events">Consecutive versions of one actor.</param>
/// <param name="Listings">Read rows of the compartments that changed; written in the same transaction.</param>
/// <param name="Access">The actor's access list as JSON if it changed, else null.</param>
/// <param name="Search">The texts by which the record is found that changed; written in the same transaction.</param>
/// <param name="Claims">The claims that came or changed; written in the same transaction.</param>
public sealed record Append(
    ActorId Actor, IReadOnlyList<StoredEvent> Events, IReadOnlyList<ListingRow> Listings, string? Access = null, IReadOnlyList<SearchRow>? Search = null,
    IReadOnlyList<ClaimRow>? Claims = null);

/// <summary>What lists show of one compartment of one record.</summary>
/// <param name="Detail">JSON object of small named values.</param>
/// <param name="Version">The compartment's version at which this row was written; later events are in <see cref="LastChange"/>.</param>
/// <param name="ChangedAt">When this row was written.</param>
public sealed record ListingRow(ActorId Actor, CompartmentId Compartment, string Title, string Detail, long Version, DateTimeOffset ChangedAt)
{
    /// <summary>The row as both engines store it.</summary>
    public FoundListing AsStored() => new(Compartment.Value, Listings.Title(this), Listings.Search(Listings.Title(this)), Detail, Version, ChangedAt);
}

/// <summary>The last event of one compartment.</summary>
public sealed record LastChange(ActorId Actor, CompartmentId Compartment, long Version, DateTimeOffset ChangedAt);

/// <summary>A co-edited text in the list of those that belong to one record.</summary>
/// <param name="ChangedBy">Who wrote its last event, or <see cref="ParticipantId.Several"/>.</param>
public sealed record TextRow(ActorId Actor, CompartmentId Compartment, string Title, ParticipantId ChangedBy, DateTimeOffset ChangedAt);
