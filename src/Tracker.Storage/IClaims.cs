namespace Tracker.Storage;

/// <summary>The claims of all records, one row each, written with the events. To ask which claims cite a document, give
/// <see cref="ClaimFilter.Document"/>.</summary>
public interface IClaims : IDerivedRows<ClaimRow>
{
    /// <summary>The rows that match, by record, compartment and version. Rows outside <paramref name="sight"/> neither match nor count.</summary>
    Task<IReadOnlyList<ClaimRow>> Find(ClaimFilter filter, SearchSight sight, int skip, int take, CancellationToken cancellation = default);

    /// <summary>The records to which claims were added from this moment on, by record and compartment: for the program itself, whoever may read
    /// them.</summary>
    Task<IReadOnlyList<RecordedClaims>> RecordedSince(DateTimeOffset since, CancellationToken cancellation = default);
}

/// <summary>The claims of one compartment that were added since a moment.</summary>
/// <param name="Version">The compartment's version at which the last of them was recorded.</param>
/// <param name="At">When the last of them was recorded.</param>
public sealed record RecordedClaims(ActorId Actor, CompartmentId Compartment, long Version, DateTimeOffset At);

/// <summary>Which claims are asked for: those that match everything that is not null.</summary>
/// <param name="Subject">The record that has the claim.</param>
/// <param name="Statements">The stored words of what it says, any of them.</param>
/// <param name="Names">The records of which it names at least one.</param>
/// <param name="Document">SHA-256 of the document of its passage, in lower-case hexadecimal digits.</param>
/// <param name="Kind">The kind of its subject, such as <c>work-item</c>.</param>
/// <param name="Subjects">The records that may have the claim.</param>
/// <param name="AsOf">Only what may hold on this day in the world.</param>
/// <param name="Known">What was in the record then; null for now.</param>
/// <param name="Ever">Also what was superseded or withdrawn, if <paramref name="Known"/> is null.</param>
public sealed record ClaimFilter(
    ActorId? Subject = null, IReadOnlyList<string>? Statements = null, IReadOnlyList<ActorId>? Names = null, string? Document = null, string? Country = null,
    string? Kind = null, IReadOnlyCollection<ActorId>? Subjects = null, DateOnly? AsOf = null, DateTimeOffset? Known = null, bool Ever = false);

/// <summary>Rows that follow from the events and are written with them, and can be made anew from them.</summary>
public interface IDerivedRows<TRow>
{
    /// <summary>The next actors whose rows an earlier program did not write, in order; null when none is left.</summary>
    Task<IReadOnlyList<ActorId>?> Unfilled(int most, CancellationToken cancellation = default);

    /// <summary>Adds the rows of earlier events, up to this actor; null when none is left. What was appended since then stays as it is.</summary>
    Task Fill(IReadOnlyList<TRow> rows, ActorId? reached, CancellationToken cancellation = default);

    /// <summary>Takes all rows away, so that those of every actor are to be filled in.</summary>
    Task Empty(CancellationToken cancellation = default);
}
