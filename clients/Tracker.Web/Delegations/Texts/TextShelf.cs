namespace Tracker.Web.Delegations;

/// <summary>The co-edited texts of one delegation that the viewer may open, as the API lists them.</summary>
/// <param name="http">With the server's base address.</param>
public sealed class TextShelf(HttpClient http, ActorId delegation)
{
    private const string Unread = "The list of texts could not be loaded. It is tried again soon.";

    /// <summary>Those changed last come first; null until they were read once.</summary>
    public IReadOnlyList<TextLine>? Lines { get; private set; }

    /// <summary>Why the list may be old, in a sentence; else null.</summary>
    public string? Failure { get; private set; }

    public event Action? Changed;

    public TextLine? Find(ActorId? text) => Lines?.FirstOrDefault(l => l.Actor == text);

    public async Task Read()
    {
        var (lines, failure) = await Ask();
        var news = failure != Failure || lines is not null && (Lines is null || !lines.SequenceEqual(Lines));
        (Lines, Failure) = (lines ?? Lines, failure);
        if (news) Changed?.Invoke();
    }

    private async Task<(IReadOnlyList<TextLine>? Lines, string? Failure)> Ask()
    {
        try
        {
            var answer = await new ApiClient(http).Texts(delegation);
            return answer.Value is { } lines ? ([.. lines.OrderByDescending(l => l.ChangedAt)], null) : (null, answer.Rejection?.Sentence ?? Unread);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, Unread);
        }
    }
}
