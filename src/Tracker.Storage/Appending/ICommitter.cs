namespace Tracker.Storage.Appending;

/// <summary>The last stored event of an actor.</summary>
internal readonly record struct Tail(long Version, byte[] Hash)
{
    public static readonly Tail None = new(0, HashChain.Origin);

    /// <summary>True if the append was decided on this tail.</summary>
    public bool Precedes(Append append) =>
        append.Events[0].Version == Version + 1 && HashChain.Next(Hash, append.Events[0]).AsSpan().SequenceEqual(append.Events[0].Hash);

    public static Tail Of(Append append) => new(append.Events[^1].Version, append.Events[^1].Hash);
}

/// <summary>One engine's transaction. Called by one writer, never at the same time.</summary>
internal interface ICommitter : IAsyncDisposable
{
    /// <summary>The tails of those actors that have events.</summary>
    Task<Dictionary<ActorId, Tail>> ReadTails(IReadOnlyCollection<ActorId> actors);

    /// <summary>All or nothing. <see cref="RefusedException"/>: certainly nothing. Any other exception: unknown.</summary>
    Task Commit(IReadOnlyList<Pending> group);
}

internal enum Refused
{
    /// <summary>A version is stored already.</summary>
    Version,

    /// <summary>An operation is stored already.</summary>
    Operation,

    /// <summary>The engine cannot store the rows, or another transaction won.</summary>
    Rows,
}

/// <summary>The transaction was rolled back because of its rows.</summary>
internal sealed class RefusedException(Refused why, Exception inner) : Exception(inner.Message, inner)
{
    public Refused Why => why;
}
