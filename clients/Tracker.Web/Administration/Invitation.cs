using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Shared;
using Tracker.Web.Live;

namespace Tracker.Web.Administration;

/// <summary>What the API takes to make a sign-in link.</summary>
public sealed record LinkRequest(ParticipantId Participant);

/// <summary>A sign-in link for a participant, from the API.</summary>
public static class Invitation
{
    /// <summary>The address of the new link, or a sentence that says why there is none.</summary>
    public static async Task<string> Of(Uri server, ParticipantId participant)
    {
        using var http = new HttpClient { BaseAddress = server };
        try
        {
            using var answer = await http.PostAsJsonAsync("api/sign-in-links", new LinkRequest(participant), InvitationJson.Strict.LinkRequest);
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? "This link signs in once: " + LinkIn(body) : ApiAnswer.Sentence(body, (int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return "The server could not be reached; no link was made.";
        }
    }

    private static string LinkIn(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("link", out var link) ? link.ToString() : body;
    }
}

[JsonSerializable(typeof(LinkRequest))]
internal sealed partial class InvitationJson : JsonSerializerContext
{
    public static InvitationJson Strict { get; } = new(Codec.Options);
}
