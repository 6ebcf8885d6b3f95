using Tracker.Client;
using Tracker.Domain.Shared;

namespace Tracker.Web.Administration;

/// <summary>A sign-in link for a participant, from the API.</summary>
public static class SignInLink
{
    /// <summary>The address of the new link, or a sentence that says why there is none.</summary>
    public static async Task<string> Of(Uri server, ParticipantId participant)
    {
        using var http = new HttpClient { BaseAddress = server };
        try
        {
            var answer = await new ApiClient(http).Link(participant);
            return answer.Value is { } issued ? $"This link signs in once: {issued.Link}" : answer.Rejection!.Sentence;
        }
        catch (HttpRequestException)
        {
            return "The server could not be reached; no link was made.";
        }
    }
}
