namespace Tracker.Web.Live;

/// <summary>Reads the history of one record from the API: only of compartments that the viewer may read.</summary>
/// <param name="http">With the server's base address.</param>
public sealed class HistoryReader(HttpClient http, ActorId actor)
{
    private const string Unread = "The history could not be loaded. Open it again later.";

    /// <summary>The lines about an entity or the whole record, oldest first, or a sentence that says why there are none.</summary>
    public async Task<(IReadOnlyList<HistoryLine>? Lines, string? Failure)> Read(EntityId? entity = null, int newest = 500)
    {
        try
        {
            var answer = await new ApiClient(http).History(actor, entity: entity, newest: newest);
            return (answer.Value, answer.Value is null ? answer.Rejection?.Sentence ?? Unread : null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, Unread);
        }
    }
}
