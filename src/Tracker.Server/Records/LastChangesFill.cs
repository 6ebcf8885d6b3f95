namespace Tracker.Server.Records;

/// <summary>After an update, fills in the last changes of records that an earlier program stored, in the background, so that the start does not wait.</summary>
public sealed partial class LastChangesFill(IListings listings, TimeProvider time, ILogger<LastChangesFill> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the last change of every record is known.</summary>
    public Task Filled => filled.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryFill(stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
        filled.SetResult();
    }

    private async Task<bool> TryFill(CancellationToken cancellation)
    {
        try
        {
            await listings.FillLastChanges(cancellation);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            TriedAgain(e);
            return false;
        }
    }

    [LoggerMessage(3301, LogLevel.Warning, "The last changes of earlier records could not be filled in; this is tried again.")]
    private partial void TriedAgain(Exception e);
}
