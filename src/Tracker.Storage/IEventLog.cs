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

    /// <summary>The last event of every compartment of these actors, in no order.</summary>
    Task<IReadOnlyList<LastChange>> LastChanges(IEnumerable<ActorId> actors, CancellationToken cancellation = default);

    /// <summary>Fills in the last changes of records that an earlier program stored; until then they may be missing. Goes on where an earlier run
    /// stopped, and ends at once if nothing is left.</summary>
    Task FillLastChanges(CancellationToken cancellation = default);

    /// <summary>The access lists (JSON) of the actors of a kind; actors without one are missing.</summary>
    Task<IReadOnlyDictionary<ActorId, string>> AccessLists(string kind, CancellationToken cancellation = default);

    /// <summary>The access list (JSON) of one actor, or null.</summary>
    Task<string?> AccessList(ActorId actor, CancellationToken cancellation = default);

    /// <summary>The co-edited texts that belong to a record, in all of its compartments, by title.</summary>
    Task<IReadOnlyList<TextRow>> Texts(ActorId record, CancellationToken cancellation = default);
}

/// <summary>Single-use links to sign in. Only a SHA-256 of the secret is stored.</summary>
public interface ISignInLinks
{
    Task Add(byte[] hash, ParticipantId participant, ParticipantId issuedBy, DateTimeOffset expiresAt, CancellationToken cancellation = default);

    /// <summary>The participant, once and only before the link expires; otherwise null.</summary>
    Task<ParticipantId?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>The participant of an unused and unexpired link, without using it.</summary>
    Task<ParticipantId?> Peek(byte[] hash, DateTimeOffset now, CancellationToken cancellation = default);
}

/// <summary>ASP.NET Core Data Protection keys (XML), shared by all servers of one database.</summary>
public interface IKeyRing
{
    IReadOnlyList<string> ReadAll();
    void Add(string friendlyName, string xml);
}

/// <summary>Rejected attempts, for administrators. Records never read them.</summary>
public interface IRefusals
{
    /// <summary>Stores it in the background; never throws.</summary>
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
public sealed record Refusal(DateTimeOffset At, ParticipantId Participant, ActorId Actor, string Command, string Code);

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
    ISignInLinks SignInLinks { get; }
    ISessions Sessions { get; }
    IKeyRing Keys { get; }
    IRefusals Refusals { get; }
    IMilestones Milestones { get; }

    /// <summary>The bytes of a snapshot, or null; to check snapshots against the log.</summary>
    Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default);

    /// <summary>Throws if the store does not answer.</summary>
    Task Ping(CancellationToken cancellation = default);
}
