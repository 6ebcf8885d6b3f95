using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Storage;

/// <summary>Reads the store as it is, to check it: what cannot be read is reported, and everything else is still read.</summary>
public interface IInspection
{
    /// <summary>Every record that anything is stored of, by name as it is stored.</summary>
    Task<IReadOnlyList<string>> Actors(CancellationToken cancellation = default);

    /// <summary>Everything that is stored of a record, as of one moment.</summary>
    /// <param name="terms">How many terms it had in the search index; if others are found, all are read.</param>
    Task<FoundRecord> Read(string actor, long terms = 0, CancellationToken cancellation = default);

    /// <summary>False until the last changes of records from before that table are filled in.</summary>
    Task<bool> HasAllLastChanges(CancellationToken cancellation = default);

    /// <summary>False until the claims of records from before that table are filled in.</summary>
    Task<bool> HasAllClaims(CancellationToken cancellation = default);

    /// <summary>False until the texts of records from before the search index are filled in.</summary>
    Task<bool> HasAllTexts(CancellationToken cancellation = default);

    /// <summary>How many terms each record has in the search index, by name as it is stored.</summary>
    Task<IReadOnlyDictionary<string, long>> SearchTerms(CancellationToken cancellation = default);

    /// <summary>The kept documents, by digest.</summary>
    Task<IReadOnlyList<CapturedDocument>> Documents(CancellationToken cancellation = default);

    /// <summary>What the search index has of each document.</summary>
    Task<IReadOnlyList<FoundIndex>> DocumentIndexes(CancellationToken cancellation = default);

    /// <summary>The pieces of a document in the search index, and their terms.</summary>
    /// <param name="expected">The terms that it should have: others are looked for only if there are more.</param>
    Task<(IReadOnlyList<FoundPiece> Words, IReadOnlySet<(string Term, int Piece)> Terms)> Words(
        FoundIndex index, IReadOnlyCollection<string> expected, CancellationToken cancellation = default);

    /// <summary>What the database says about its own tables and indexes.</summary>
    IAsyncEnumerable<Finding> Integrity(CancellationToken cancellation = default);
}

/// <param name="Listings">As <see cref="ListingRow.AsStored"/> gives them.</param>
public sealed record FoundRecord(
    string Actor, IReadOnlyList<FoundEvent> Events, IReadOnlyList<FoundListing> Listings, FoundAccess? Access, IReadOnlyList<FoundChange> LastChanges,
    byte[]? Snapshot, IReadOnlyList<FoundMilestone> Milestones, IReadOnlyList<FoundClaim> Claims, IReadOnlyList<FoundText> Texts,
    IReadOnlySet<FoundTerm> Terms);

/// <summary>A row of the log.</summary>
/// <param name="Event">Null if the row is not one that the program writes.</param>
/// <param name="Fault">Why it is not.</param>
public sealed record FoundEvent(long Version, StoredEvent? Event, string? Fault = null);

public sealed record FoundListing(string Compartment, string Title, string Search, string Detail, long Version, DateTimeOffset ChangedAt);
public sealed record FoundAccess(string List, long Version);
public sealed record FoundChange(string Compartment, long Version, DateTimeOffset ChangedAt);

/// <param name="Named">The records that the row names by which it is found.</param>
public sealed record FoundClaim(ClaimRow Row, IReadOnlyList<ActorId> Named);

/// <summary>A text in the search index, and the terms of texts there.</summary>
public sealed record FoundText(string Compartment, string Key, SearchPlace Place, string Text, string Folded);
public sealed record FoundTerm(string Term, string Compartment, string Key, SearchPlace Place);

/// <summary>A document in the search index.</summary>
/// <param name="Sha256">Null if there are words of a document that is not in it.</param>
/// <param name="Pieces">Null if not all are there.</param>
public sealed record FoundIndex(int Number, string? Sha256, int? Pieces, long Terms);

public sealed record FoundPiece(int Piece, int Start, int Page, int Line, string Text, string Folded)
{
    /// <summary>A piece as both engines store it, and its terms.</summary>
    public static (FoundPiece Words, IReadOnlyCollection<string> Terms) Of(TextPiece piece) => DocumentIndex.Stored(piece);
}

public sealed record FoundMilestone(long Version, DateTimeOffset At, byte[] Bytes);

/// <param name="IsFault">False for a remark, such as that something was not looked at.</param>
public sealed record Finding(string Sentence, bool IsFault);
