using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Shared;

namespace Tracker.Web.Live;

/// <summary>One change of a field, as values.</summary>
/// <param name="Path">Where in the compartment's state, its parts joined by dots.</param>
public sealed record HistoryChange(string Path, JsonElement? From = null, JsonElement? To = null);

/// <summary>One event of the history, with what it changed.</summary>
public sealed record HistoryLine(
    CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, string Event, IReadOnlyList<HistoryChange> Changes, GroupId? OnBehalfOf = null);

/// <summary>The history of one record, from the API: only of compartments that the viewer holds.</summary>
public sealed class RecordHistory(Uri server, ActorId actor) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server };

    /// <summary>The lines about an entity, oldest first, or a sentence that says why there are none.</summary>
    public async Task<(IReadOnlyList<HistoryLine>? Lines, string? Failure)> About(EntityId entity)
    {
        try
        {
            using var answer = await http.GetAsync($"api/history?actor={Uri.EscapeDataString(actor.Value)}&entity={Uri.EscapeDataString(entity.Value)}&newest=500");
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode
                ? (JsonSerializer.Deserialize(body, HistoryJson.Strict.IReadOnlyListHistoryLine), null)
                : (null, ApiAnswer.Sentence(body, (int)answer.StatusCode));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return (null, "The history could not be read for now. Open it again later.");
        }
    }

    public void Dispose() => http.Dispose();
}

[JsonSerializable(typeof(IReadOnlyList<HistoryLine>))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    public static HistoryJson Strict { get; } = new(Codec.Options);
}
