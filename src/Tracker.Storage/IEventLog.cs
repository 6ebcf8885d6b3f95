namespace Tracker.Storage;

/// <summary>The append-only truth. Appends of all actors of the process are committed in groups; each returned task ends when its own
/// append is durable.</summary>
public interface IEventLog
{
    /// <summary>Writes one operation. Errors, none of which leaves a part behind: <see cref="FencedException"/> (another activation wrote
    /// this version: nothing of this append is stored), <see cref="DuplicateOperationException"/> (the operation is stored already), <see
    /// cref="OutcomeUnknownException"/> (the store failed: it may or may not be stored; ask with <see cref="FindOperation"/>). Appends of
    /// one actor are stored in the order of the calls; after one fails, those behind it fail as fenced.</summary>
    Task Append(Append append);

    /// <summary>Events of an actor with a version above <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>The events that an operation wrote, in order; empty where it is not stored.</summary>
    Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default);

    /// <summary>Every actor that has events, in order of its name.</summary>
    IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default);
}

/// <summary>Lists, read from rows that were written with the events.</summary>
public interface IListings
{
    /// <summary>Rows of a kind in the given compartment or, with null, in all compartments; by title, from <paramref name="skip"/>.</summary>
    Task<IReadOnlyList<ListingRow>> List(string kind, CompartmentId? compartment, string? titleContains, int skip, int take, CancellationToken cancellation = default);

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

    /// <summary>The participant, the first time it is asked before it expires; null ever after.</summary>
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

/// <summary>Attempts that were refused, kept for administrators. Never read by a record.</summary>
public interface IRefusals
{
    /// <summary>Stores it soon; never throws and never delays its caller.</summary>
    void Record(Refusal refusal);

    Task<IReadOnlyList<Refusal>> Read(int newest, CancellationToken cancellation = default);

    /// <summary>How many were not stored since the store was opened, because too many came at once or the store failed.</summary>
    long Dropped { get; }
}

/// <summary>Earlier states of actors as bytes, from which a part of their history is read without all that came before. A cache: what is
/// missing makes reading slower and nothing else.</summary>
public interface IMilestones
{
    /// <summary>Keeps the state after an event of that version, recorded at that time; of two with one version the first stays.</summary>
    Task Add(ActorId actor, long version, DateTimeOffset at, byte[] bytes, CancellationToken cancellation = default);

    /// <summary>The last one up to a version and a time; null in place of either is without a limit.</summary>
    Task<Milestone?> Find(ActorId actor, long? version, DateTimeOffset? at, CancellationToken cancellation = default);
}

/// <param name="Bytes">As they were given.</param>
public sealed record Milestone(long Version, byte[] Bytes);

/// <param name="Command">The name of the command that was refused; its content is not kept.</param>
public sealed record Refusal(DateTimeOffset At, ParticipantId Participant, ActorId Actor, string Command, string Code);

/// <summary>Another activation of the actor has written: nothing of this append is stored.</summary>
public sealed class FencedException(ActorId actor) : Exception($"Another activation of '{actor}' has written.");

/// <summary>The operation is in the log already.</summary>
public sealed class DuplicateOperationException(ActorId actor, OperationId operation) : Exception($"'{operation}' of '{actor}' is stored already.");

/// <summary>The store failed in a way that leaves open whether the append is stored.</summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);

/// <summary>One storage engine, opened and migrated.</summary>
public interface IStore : IAsyncDisposable
{
    IEventLog Events { get; }
    IListings Listings { get; }
    ISignInLinks SignInLinks { get; }
    IKeyRing Keys { get; }
    IRefusals Refusals { get; }
    IMilestones Milestones { get; }

    /// <summary>Snapshot bytes as the snapshot store keeps them, or null; for the check of snapshots against the log.</summary>
    Task<byte[]?> ReadSnapshot(ActorId actor, CancellationToken cancellation = default);

    /// <summary>Throws where the store does not answer a trivial question.</summary>
    Task Ping(CancellationToken cancellation = default);
}
