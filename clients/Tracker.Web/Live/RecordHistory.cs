using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Web.Live;

/// <summary>The history of one record, from the API: only of compartments that the viewer holds.</summary>
public sealed class RecordHistory(Uri server, ActorId actor) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server };

    /// <summary>The lines about an entity, oldest first, or a sentence that says why there are none.</summary>
    public async Task<(IReadOnlyList<HistoryLine>? Lines, string? Failure)> About(EntityId entity)
    {
        try
        {
            var answer = await new ApiClient(http).History(actor, entity: entity, newest: 500);
            return (answer.Value, answer.Rejection?.Sentence);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, "The history could not be read for now. Open it again later.");
        }
    }

    public void Dispose() => http.Dispose();
}
