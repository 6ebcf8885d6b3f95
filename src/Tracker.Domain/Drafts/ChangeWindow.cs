namespace Tracker.Domain.Drafts;

/// <summary>A change of the text that is kept for a while.</summary>
/// <param name="Removed">What it deleted, with its marks; null where it deleted nothing.</param>
/// <param name="Decided">The suggestions whose marks it took off text that stayed; null where there were none.</param>
public sealed record KeptChange(TextChange Change, ParticipantId By, TextChange? Removed, KeptChange? Older, IReadOnlySet<SuggestionMark>? Decided = null);

/// <summary>The mark of a suggestion on text: its id, and who suggested.</summary>
public readonly record struct SuggestionMark(SuggestionKind Kind, string Id, string? Author);

/// <summary>The latest changes of a text, newest first: at least the last 256, at most 512. Immutable; adding shares all that is kept.</summary>
public sealed class ChangeWindow
{
    private const int Half = 256;
    private readonly KeptChange? newest;
    private readonly KeptChange? before;
    private readonly int count;
    private readonly int countBefore;

    public static readonly ChangeWindow Empty = new(null, 0, null, 0);

    private ChangeWindow(KeptChange? newest, int count, KeptChange? before, int countBefore) =>
        (this.newest, this.count, this.before, this.countBefore) = (newest, count, before, countBefore);

    public int Count => count + countBefore;

    public ChangeWindow Add(TextChange change, ParticipantId by, TextChange? removed, IReadOnlySet<SuggestionMark>? decided = null) =>
        count < Half
            ? new(new KeptChange(change, by, removed, newest, decided), count + 1, before, countBefore)
            : new(new KeptChange(change, by, removed, null, decided), 1, newest, count);

    /// <summary>The last <paramref name="number"/> changes in the order in which they happened, or null where not all are kept.</summary>
    public TextChange[]? Last(long number)
    {
        if (number < 0 || number > Count) return null;
        var found = new TextChange[number];
        var place = number;
        foreach (var kept in Newest())
        {
            if (place == 0) break;
            found[--place] = kept.Change;
        }
        return found;
    }

    public IEnumerable<KeptChange> Newest()
    {
        for (var kept = newest; kept is not null; kept = kept.Older) yield return kept;
        for (var kept = before; kept is not null; kept = kept.Older) yield return kept;
    }
}
