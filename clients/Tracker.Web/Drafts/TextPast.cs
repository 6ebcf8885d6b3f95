namespace Tracker.Web.Drafts;

/// <summary>The past of one text, from the API: only while the viewer holds it.</summary>
public sealed class TextPast(Uri server, ActorId text) : IDisposable
{
    private const string Unread = "The earlier text could not be read for now. Try it again later.";
    private readonly HttpClient http = new() { BaseAddress = server };

    /// <summary>The text at a version, or a sentence that says why it is not there.</summary>
    public async Task<(TextVersion? Text, string? Failure)> At(long version)
    {
        try
        {
            var answer = await new ApiClient(http).Text(text, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return (answer.Value, answer.Value is null ? answer.Rejection?.Sentence ?? Unread : null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, Unread);
        }
    }

    /// <summary>What changed after a version, by whom.</summary>
    public async Task<(Comparison? Changed, string? Failure)> Since(long version)
    {
        try
        {
            var (before, failure) = await At(version);
            if (before is null) return (null, failure);
            var changes = new List<(string, TextChange)>();
            for (var after = version; ;)
            {
                var answer = await new ApiClient(http).TextChanges(text, after, 5_000);
                if (answer.Value is not { } lines) return (null, answer.Rejection?.Sentence ?? Unread);
                if (lines.Count == 0) break;
                changes.AddRange(lines.Select(l => (l.By.Value, l.Change)));
                after = lines[^1].Version;
            }
            return (Comparison.Since(RichText.FromChange(before.Text), changes), null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, Unread);
        }
    }

    public void Dispose() => http.Dispose();
}
