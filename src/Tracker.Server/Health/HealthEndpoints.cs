using Tracker.Server.Directory;
using Tracker.Server.WarmUp;

namespace Tracker.Server.Health;

public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether the process runs, and whether it can serve: a status and one word, for machines.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", Ready);
    }

    private static async Task<IResult> Ready(
        DirectoryCache directory, Rehearsal rehearsal, IStore store, IHostApplicationLifetime life, CancellationToken cancellation) =>
        directory.IsLoaded && rehearsal.Over.IsCompleted && !life.ApplicationStopping.IsCancellationRequested && await Answers(store, cancellation)
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<bool> Answers(IStore store, CancellationToken cancellation)
    {
        try
        {
            await store.Ping(cancellation).WaitAsync(Patience, cancellation);
            return await store.CanWrite(cancellation).WaitAsync(Patience, cancellation);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }
}
