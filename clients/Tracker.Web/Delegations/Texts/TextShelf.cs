using Tracker.Web.Live;

namespace Tracker.Web.Delegations;

/// <summary>The co-edited texts of one delegation that the viewer may open, as the API lists them.</summary>
public sealed class TextShelf(ApiClient api, ActorId delegation)
{
    /// <summary>The last changed text comes first; null until the list was read once.</summary>
    public IReadOnlyList<TextLine>? Lines { get; private set; }

    /// <summary>Why the list may be outdated, or null.</summary>
    public string? Failure { get; private set; }

    public event Action? Changed;

    public TextLine? Find(ActorId? text) => Lines?.FirstOrDefault(l => l.Actor == text);

    public async Task Read()
    {
        var (read, failure) = await api.Texts(delegation).OrWhy("The list of texts could not be loaded. Trying again soon.");
        var lines = read?.OrderByDescending(l => l.ChangedAt).ToList();
        var news = failure != Failure || lines is not null && (Lines is null || !lines.SequenceEqual(Lines));
        (Lines, Failure) = (lines ?? Lines, failure);
        if (news) Changed?.Invoke();
    }
}
