namespace Tracker.Server.Records;

/// <summary>Fills in the claims of records that an earlier program stored.</summary>
public sealed partial class ClaimsFill(Rebuilding rebuilding, TimeProvider time, ILogger<ClaimsFill> logger) : Fill(time)
{
    protected override Task FillAll(CancellationToken cancellation) => rebuilding.FillClaims(cancellation);

    [LoggerMessage(3303, LogLevel.Warning, "The claims of earlier records could not be filled in; this is tried again.")]
    protected override partial void TriedAgain(Exception e);
}
