using Tracker.Domain.Search;
using Tracker.Server.History;

namespace Tracker.Server.Records;

/// <summary>After an update, indexes the texts of records that an earlier program stored, in the background, so that the start does not wait.</summary>
public sealed partial class SearchFill(IStore store, RecordKinds kinds, TimeProvider time, ILogger<SearchFill> logger) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the texts of every record are indexed.</summary>
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
            while (await store.Search.Unfilled(AtOnce, cancellation) is { } actors)
            {
                var rows = new List<SearchRow>();
                foreach (var actor in actors) rows.AddRange(await TextsOf(actor, cancellation));
                await store.Search.Fill(rows, actors.Count == 0 ? null : actors[^1], cancellation);
            }
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            TriedAgain(e);
            return false;
        }
    }

    /// <summary>The texts of a record as its events give them, up to one that cannot be applied.</summary>
    private async Task<IReadOnlyList<SearchRow>> TextsOf(ActorId actor, CancellationToken cancellation)
    {
        if (kinds.Of(actor) is not { } kind || kind.SearchedIn(CompartmentId.Record, kind.EmptyState).IsEmpty) return [];
        var state = RecordHistory.StateAt(kind, await store.Events.Read(actor, 0, cancellation: cancellation), _ => true);
        return SearchRows.Changed(actor, kind, RecordState.Empty, state) ?? [];
    }

    [LoggerMessage(3302, LogLevel.Warning, "The texts of earlier records could not be indexed for search; this is tried again.")]
    private partial void TriedAgain(Exception e);
}
