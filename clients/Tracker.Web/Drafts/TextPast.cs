using System.Globalization;
using Tracker.Web.Live;

namespace Tracker.Web.Drafts;

/// <summary>Earlier versions of one text, from the API.</summary>
public sealed class TextPast(ApiClient api, ActorId text)
{
    private const string Unread = "The earlier text could not be loaded. Try again later.";

    /// <summary>The text at a version, or a sentence that says why it is missing.</summary>
    public Task<(TextVersion? Text, string? Failure)> At(long version) => api.Text(text, version.ToString(CultureInfo.InvariantCulture)).OrWhy(Unread);

    /// <summary>The changes after a version, with their authors.</summary>
    public async Task<(Comparison? Changed, string? Failure)> Since(long version)
    {
        var (before, failure) = await At(version);
        var changes = new List<(string, TextChange)>();
        while (before is not null)
        {
            (var lines, failure) = await api.TextChanges(text, version, 5_000).OrWhy(Unread);
            if (lines is null) break;
            if (lines.Count == 0) return (Comparison.Since(RichText.FromChange(before.Text), changes), null);
            changes.AddRange(lines.Select(l => (l.By.Value, l.Change)));
            version = lines[^1].Version;
        }
        return (null, failure);
    }
}
