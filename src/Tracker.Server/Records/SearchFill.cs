namespace Tracker.Server.Records;

/// <summary>Indexes the texts of records that an earlier program stored.</summary>
public sealed partial class SearchFill(Rebuilding rebuilding, TimeProvider time, ILogger<SearchFill> logger) : Fill(time)
{
    protected override Task FillAll(CancellationToken cancellation) => rebuilding.FillSearch(cancellation);

    [LoggerMessage(3302, LogLevel.Warning, "The texts of earlier records could not be indexed for search; this is tried again.")]
    protected override partial void TriedAgain(Exception e);
}
