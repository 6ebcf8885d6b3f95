namespace Tracker.Server.Records;

/// <summary>After an update, fills in what an earlier program did not keep beside its events, in the background, so that the start does not wait.</summary>
public abstract class Fill(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it is there for every record.</summary>
    public Task Filled => filled.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryFill(stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
        filled.SetResult();
    }

    /// <summary>Goes on where an earlier run stopped, and ends at once if nothing is left.</summary>
    protected abstract Task FillAll(CancellationToken cancellation);

    /// <summary>Logs that it failed and is tried again.</summary>
    protected abstract void TriedAgain(Exception e);

    private async Task<bool> TryFill(CancellationToken cancellation)
    {
        try
        {
            await FillAll(cancellation);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            TriedAgain(e);
            return false;
        }
    }
}
