namespace Tracker.Domain.Drafts;

/// <summary>A recent change of the text.</summary>
/// <param name="Removed">The deleted text with its marks; null if nothing was deleted.</param>
/// <param name="Decided">The suggestions whose marks it removed from text that stayed; null if there were none.</param>
public sealed record KeptChange(TextChange Change, ParticipantId By, TextChange? Removed, KeptChange? Older, IReadOnlySet<SuggestionMark>? Decided = null);

/// <summary>The mark of a suggestion on text: its id and its author.</summary>
public readonly record struct SuggestionMark(SuggestionKind Kind, string Id, string? Author);

/// <summary>The latest changes of a text, newest first: at least the last 256, at most 512. Immutable; adding a change copies nothing.</summary>
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

    /// <summary>The last <paramref name="number"/> changes oldest first, or null if not all are kept.</summary>
    public TextChange[]? Last(long number)
    {
        if (number < 0 || number > Count) return null;
        var found = Newest().Take((int)number).Select(kept => kept.Change).ToArray();
        Array.Reverse(found);
        return found;
    }

    public IEnumerable<KeptChange> Newest()
    {
        for (var kept = newest; kept is not null; kept = kept.Older) yield return kept;
        for (var kept = before; kept is not null; kept = kept.Older) yield return kept;
    }
}
