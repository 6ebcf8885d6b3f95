namespace Tracker.Server.Records;

/// <summary>Indexes the words of documents that an earlier program kept, or whose upload did not come to its end.</summary>
public sealed partial class DocumentFill(Rebuilding rebuilding, TimeProvider time, ILogger<DocumentFill> logger) : Fill(time)
{
    protected override Task FillAll(CancellationToken cancellation) => rebuilding.FillDocuments(cancellation);

    [LoggerMessage(3304, LogLevel.Warning, "The words of earlier documents could not be indexed for search; this is tried again.")]
    protected override partial void TriedAgain(Exception e);
}
