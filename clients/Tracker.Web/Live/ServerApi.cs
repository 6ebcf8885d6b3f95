using Microsoft.AspNetCore.Components;

namespace Tracker.Web.Live;

/// <summary>The server's API as screens use it: a value, or a sentence that says why there is none.</summary>
public static class ServerApi
{
    /// <summary>The API of the page's server. In a browser it holds no connection of its own, so nothing has to be disposed.</summary>
    /// <param name="viewer">The participant to whom the page belongs: the server refuses the requests if another one is signed in.</param>
    public static ApiClient Api(this NavigationManager navigation, ParticipantId viewer, int seconds = 100)
    {
        var http = new HttpClient { BaseAddress = new Uri(navigation.BaseUri), Timeout = TimeSpan.FromSeconds(seconds) };
        http.DefaultRequestHeaders.Add(Wire.ViewerHeader, viewer.Value);
        return new ApiClient(http);
    }

    /// <summary>Whether anyone is signed in at a server; null if it does not say.</summary>
    public static async Task<bool?> IsSignedIn(Uri server, CancellationToken cancellation)
    {
        var answer = await new ApiClient(new HttpClient { BaseAddress = server }).Me(cancellation);
        return answer.SignInNeeded ? false : answer.Value is null ? null : true;
    }

    /// <param name="unreachable">The sentence if the server cannot be reached.</param>
    public static async Task<(T? Value, string? Failure)> OrWhy<T>(this Task<Answer<T>> asked, string unreachable) where T : class
    {
        try
        {
            var answer = await asked;
            return (answer.Value, answer.Value is null ? answer.Rejection?.Sentence ?? unreachable : null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, unreachable);
        }
    }
}
