using Tracker.Domain.Sources;

namespace Tracker.Storage;

/// <summary>Documents that captures keep, each stored once by the digest of its bytes. Who may read one follows from the captures, not from here.</summary>
public interface IDocuments
{
    /// <summary>Keeps a document and its text, its words in the search index, and who has uploaded it. All is written in short transactions, between
    /// which others write; it counts as uploaded once the last one is done. Of one that is there nothing changes, not even its text, and it takes as
    /// long.</summary>
    /// <param name="text">The document's text as UTF-8; null if it has none or is a text itself.</param>
    /// <returns>The document as it was described when it was first kept.</returns>
    Task<CapturedDocument> Keep(
        CapturedDocument document, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte>? text, ParticipantId by, DateTimeOffset at,
        CancellationToken cancellation = default);

    /// <summary>A document, or null.</summary>
    Task<CapturedDocument?> Find(string sha256, CancellationToken cancellation = default);

    /// <summary>A document that this participant has uploaded, or null.</summary>
    Task<CapturedDocument?> Uploaded(string sha256, ParticipantId by, CancellationToken cancellation = default);

    /// <summary>The bytes of a document or of a text; null if they are not there.</summary>
    Task<byte[]?> Read(string sha256, CancellationToken cancellation = default);

    /// <summary>Writes the words of a kept document into the search index; those that are there are written again.</summary>
    Task Index(CapturedDocument document, CancellationToken cancellation = default);

    /// <summary>Documents with a text whose words are not all in the search index, by digest.</summary>
    Task<IReadOnlyList<CapturedDocument>> Unindexed(int most, CancellationToken cancellation = default);

    /// <summary>Takes the words of all documents out of the search index.</summary>
    Task EmptyIndex(CancellationToken cancellation = default);
}
