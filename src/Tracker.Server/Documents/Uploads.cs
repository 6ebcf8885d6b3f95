using Tracker.Domain.Sources;

namespace Tracker.Server.Documents;

/// <summary>Who has uploaded which document: a digest that others cite opens nothing.</summary>
public sealed class Uploads(IStore store)
{
    /// <summary>Why a command may not keep a document, or null: whoever keeps it has uploaded it, and it is described as the upload was.</summary>
    public async Task<Rejection?> Refuses(ParticipantId by, CapturedDocument document, CancellationToken cancellation = default) =>
        await store.Documents.Uploaded(document.Sha256, by, cancellation) == document
            ? null
            : Rejection.Invalid("You have not uploaded this document. Upload it, and keep it as the answer describes it.", "document");
}
