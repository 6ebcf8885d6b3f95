namespace Tracker.Storage;

/// <summary>The append-only log of events. Appends of all actors of the process are committed in groups; each task ends when its own append is
/// durable.</summary>
public interface IEventLog
{
    /// <summary>Writes one operation, all or nothing. Errors: <see cref="FencedException"/> (another activation wrote this version: nothing of this
    /// append is stored), <see cref="DuplicateOperationException"/> (the operation is stored already), <see cref="OutcomeUnknownException"/> (the
    /// store failed: it may or may not be stored; ask with <see cref="FindOperation"/>). Appends of one actor are stored in the order of the calls;
    /// after one fails, later ones fail as fenced.</summary>
    Task Append(Append append);

    /// <summary>Events of an actor with a version above <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>The events that an operation wrote, in order; empty if it is not stored.</summary>
    Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default);

    /// <summary>Every actor that has events, by name.</summary>
    IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default);
}

/// <summary>Lists, read from rows that were written with the events.</summary>
public interface IListings
{
    /// <summary>Rows of a kind in the given compartment or, with null, in all compartments; by title, from <paramref name="skip"/>.</summary>
    Task<IReadOnlyList<ListingRow>> List(
        string kind, CompartmentId? compartment, string? titleContains, int skip, int take, CancellationToken cancellation = default);

    /// <summary>The rows of these actors in one compartment, in no order.</summary>
    Task<IReadOnlyList<ListingRow>> Of(IEnumerable<ActorId> actors, CompartmentId compartment, CancellationToken cancellation = default);

    /// <summary>The rows of a kind whose records are merged into others; <see cref="List"/> leaves them out.</summary>
    Task<IReadOnlyList<ListingRow>> Merged(string kind, CancellationToken cancellation = default);

    /// <summary>The last event of every compartment of these actors, in no order.</summary>
    Task<IReadOnlyList<LastChange>> LastChanges(IEnumerable<ActorId> actors, CancellationToken cancellation = default);

    /// <summary>Fills in the last changes of records that an earlier program stored; until then they may be missing. Goes on where an earlier run
    /// stopped, and ends at once if nothing is left.</summary>
    Task FillLastChanges(CancellationToken cancellation = default);

    /// <summary>The access lists (JSON) of the actors of a kind; actors without one are missing.</summary>
    Task<IReadOnlyDictionary<ActorId, string>> AccessLists(string kind, CancellationToken cancellation = default);

    /// <summary>The access list (JSON) of one actor, or null.</summary>
    Task<string?> AccessList(ActorId actor, CancellationToken cancellation = default);

    /// <summary>The access list (JSON) of an actor for a participant on it, else null. Takes as long for an actor that does not exist as for one
    /// whose list does not have the participant.</summary>
    Task<string?> AccessListWith(ParticipantId participant, ActorId actor, CancellationToken cancellation = default);

    /// <summary>The access lists (JSON) that a participant is on.</summary>
    Task<IReadOnlyDictionary<ActorId, string>> AccessListsOf(ParticipantId participant, CancellationToken cancellation = default);

    /// <summary>True if something happened in one of these compartments of an actor; until <see cref="FillLastChanges"/> ended, it may be false for
    /// records of an earlier program.</summary>
    Task<bool> Happened(ActorId actor, IEnumerable<CompartmentId> compartments, CancellationToken cancellation = default);

    /// <summary>The co-edited texts that belong to a record and are in these of its compartments, by title.</summary>
    Task<IReadOnlyList<TextRow>> Texts(ActorId record, IEnumerable<CompartmentId> compartments, CancellationToken cancellation = default);
}

/// <summary>Single-use links to sign in. Only a SHA-256 of the secret is stored.</summary>
public interface ISignInLinks
{
    Task Add(byte[] hash, ParticipantId participant, ParticipantId issuedBy, DateTimeOffset expiresAt, CancellationToken cancellation = default);

    /// <summary>The participant and who made the link, once and only before the link expires; otherwise null.</summary>
    Task<UsedLink?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>The participant of an unused and unexpired link, without using it.</summary>
    Task<ParticipantId?> Peek(byte[] hash, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Who made the unused and unexpired links of a participant.</summary>
    Task<IReadOnlyList<ParticipantId>> IssuersFor(ParticipantId participant, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Uses up all links of a participant that one issuer made.</summary>
    Task Void(ParticipantId participant, ParticipantId issuedBy, DateTimeOffset now, CancellationToken cancellation = default);
}

/// <summary>A sign-in link that was used.</summary>
public sealed record UsedLink(ParticipantId Participant, ParticipantId IssuedBy);

/// <summary>ASP.NET Core Data Protection keys (XML), shared by all servers of one database.</summary>
public interface IKeyRing
{
    IReadOnlyList<string> ReadAll();
    void Add(string friendlyName, string xml);
}

/// <summary>Rejected attempts, for administrators. Records never read them.</summary>
public interface IRefusals
{
    /// <summary>Stores it in the background; never throws. Of many by one participant within a minute, the first ones are stored each, and the
    /// others as one with their number. Only the newest are kept.</summary>
    void Record(Refusal refusal);

    Task<IReadOnlyList<Refusal>> Read(int newest, CancellationToken cancellation = default);

    /// <summary>How many were lost since the store was opened, because there were too many or the store failed.</summary>
    long Dropped { get; }
}

/// <summary>Earlier states of actors as bytes, so that history can be read without all earlier events. Only a cache: without one, reading is
/// slower.</summary>
public interface IMilestones
{
    /// <summary>Stores the state after the event of a version, recorded at a time. Does nothing if that version is stored.</summary>
    Task Add(ActorId actor, long version, DateTimeOffset at, byte[] bytes, CancellationToken cancellation = default);

    /// <summary>The last one up to a version and a time; null is no limit.</summary>
    Task<Milestone?> Find(ActorId actor, long? version, DateTimeOffset? at, CancellationToken cancellation = default);
}

/// <param name="Bytes">The bytes as they were stored.</param>
public sealed record Milestone(long Version, byte[] Bytes);

/// <param name="Command">The name of the rejected command; its content is not stored.</param>
/// <param name="Times">How many refusals of the same minute this is the last of; 1 for a single one.</param>
public sealed record Refusal(DateTimeOffset At, ParticipantId Participant, ActorId Actor, string Command, string Code, int Times = 1);

/// <summary>Another activation of the actor has written: nothing of this append is stored.</summary>
public sealed class FencedException(ActorId actor) : Exception($"Another activation of '{actor}' has written.");

/// <summary>The operation is in the log already.</summary>
public sealed class DuplicateOperationException(ActorId actor, OperationId operation) : Exception($"'{operation}' of '{actor}' is stored already.");

/// <summary>The store failed, and it is unknown whether the append is stored.</summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);

/// <summary>One storage engine, opened and migrated.</summary>
public interface IStore : IAsyncDisposable
{
    IEventLog Events { get; }
    IListings Listings { get; }
    ISearchIndex Search { get; }
    IClaims Claims { get; }
    ISignInLinks SignInLinks { get; }
    ISessions Sessions { get; }
    IInvitations Invitations { get; }
    ILooks Looks { get; }
    IBookmarks Bookmarks { get; }
    INews News { get; }
    ICalendarAddresses CalendarAddresses { get; }
    IBallotBoxes BallotBoxes { get; }
    IDocuments Documents { get; }
    IKeyRing Keys { get; }
    IRefusals Refusals { get; }
    IMilestones Milestones { get; }
    IInspection Inspection { get; }

    /// <summary>The bytes of a snapshot, or null.</summary>
    Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default);

    /// <summary>Throws if the store does not answer.</summary>
    Task Ping(CancellationToken cancellation = default);

    /// <summary>False if the last commit failed and so does a small write now. As soon as one succeeds, the store counts as working again.</summary>
    Task<bool> CanWrite(CancellationToken cancellation = default);
}
