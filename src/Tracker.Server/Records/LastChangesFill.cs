namespace Tracker.Server.Records;

/// <summary>Fills in the last changes of records that an earlier program stored.</summary>
public sealed partial class LastChangesFill(IListings listings, TimeProvider time, ILogger<LastChangesFill> logger) : Fill(time)
{
    protected override Task FillAll(CancellationToken cancellation) => listings.FillLastChanges(cancellation);

    [LoggerMessage(3301, LogLevel.Warning, "The last changes of earlier records could not be filled in; this is tried again.")]
    protected override partial void TriedAgain(Exception e);
}
