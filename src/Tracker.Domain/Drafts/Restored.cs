namespace Tracker.Domain.Drafts;

/// <summary>Undo and redo restore deleted text with its marks, and suggestions that the sender decided. Only marks that the sender could have made,
/// or has recently deleted or decided, are accepted; other restored text becomes their own.</summary>
internal static class Restored
{
    public static (TextChange? Change, Rejection? Rejection) Fit(DraftState state, bool mayWrite, ParticipantId by, TextChange change)
    {
        var builder = TextChange.Build();
        var at = 0;
        foreach (var op in change.Ops)
        {
            switch (op.Kind)
            {
                case OpKind.Insert or OpKind.Embed:
                    var kept = Known(state, by, op) ? op.Attributes : Own(op.Attributes, by);
                    if (!mayWrite && !IsOwnSuggestion(kept, by)) return (null, OnlySuggestions);
                    builder.Add(op.With(kept));
                    break;
                case OpKind.Delete:
                    if (!mayWrite && !AllOwn(state.Text, at, op.Length, by)) return (null, OnlySuggestions);
                    builder.Add(op);
                    at += op.Length;
                    break;
                default:
                    if (op.Attributes is { } marks)
                    {
                        if (!(mayWrite && Decides(state, at, op.Length, marks, by)) && Refuses(state.Text, at, op.Length, marks, by) is { } no)
                            return (null, no);
                        if (!mayWrite && !OnlyDeletion(marks)) return (null, OnlySuggestions);
                    }
                    builder.Add(op);
                    at += op.Length;
                    break;
            }
        }
        return (builder.ToChange(), null);
    }

    /// <summary>True if the change formats text that is not the sender's own suggestion.</summary>
    public static bool FormatsOthers(RichText text, TextChange change, ParticipantId by)
    {
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op is { Kind: OpKind.Retain, Attributes: not null } && !AllOwn(text, at, op.Length, by)) return true;
            if (!op.Inserts) at += op.Length;
        }
        return false;
    }

    private static readonly Rejection OnlySuggestions = Rejection.Forbidden("You can only undo your own suggestions here.");

    /// <summary>True if the sender recently deleted this text with these marks.</summary>
    private static bool Known(DraftState state, ParticipantId by, TextOp op)
    {
        foreach (var kept in state.Window.Newest())
        {
            if (kept.Removed is not { } removed || kept.By != by) continue;
            foreach (var gone in removed.Ops)
                if (Equals(gone.Attributes, op.Attributes) && Equals(gone.Embed, op.Embed)
                    && (op.Text is null || gone.Text is not null && gone.Text.Contains(op.Text, StringComparison.Ordinal)))
                    return true;
        }
        return false;
    }

    private static TextAttributes? Own(TextAttributes? attributes, ParticipantId by)
    {
        var own = attributes?.Without(Marks.Accepted)?.Without(Marks.Author);
        if (own?.Text(Marks.Insertion) is { } insertion && !TextRules.IsOf(insertion, by)) own = own.Without(Marks.Insertion);
        if (own?.Text(Marks.Deletion) is { } deletion && !TextRules.IsOf(deletion, by)) own = own.Without(Marks.Deletion);
        return own;
    }

    private static bool IsOwnSuggestion(TextAttributes? attributes, ParticipantId by) =>
        attributes?.Text(Marks.Insertion) is { } insertion && TextRules.IsOf(insertion, by);

    private static bool AllOwn(RichText text, int from, int length, ParticipantId by) =>
        text.Slice(from, from + length).Operations.All(op => IsOwnSuggestion(op.Attributes, by));

    private static bool OnlyDeletion(TextAttributes marks) => marks.All(m => m.Key is Marks.Deletion or Marks.DeletionAuthor);

    /// <summary>True if the marks undo or redo a decision that the sender recently made.</summary>
    private static bool Decides(DraftState state, int from, int length, TextAttributes marks, ParticipantId by)
    {
        var set = marks.Where(m => Marks.All.Contains(m.Key)).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
        if (set.Count != 2) return false;
        var runs = state.Text.Slice(from, from + length).Ops.ToArray();
        if (set.TryGetValue(Marks.Insertion, out var inserted) && set.TryGetValue(Marks.Accepted, out var accepted))
            return inserted.IsNull
                ? accepted.AsString == by.Value && Array.TrueForAll(runs, r => r.Attributes?.Has(Marks.Insertion) is true)
                : accepted.IsNull && Array.TrueForAll(runs, r => r.Attributes?.Text(Marks.Accepted) == by.Value
                    && Decided(state, by, new(SuggestionKind.Insertion, inserted.AsString ?? "", r.Attributes?.Text(Marks.Author))));
        if (set.TryGetValue(Marks.Deletion, out var deleted) && set.TryGetValue(Marks.DeletionAuthor, out var author))
            return deleted.IsNull
                ? author.IsNull
                : Decided(state, by, new(SuggestionKind.Deletion, deleted.AsString ?? "", author.AsString))
                    && Array.TrueForAll(runs, r => r.Attributes?.Has(Marks.Deletion) is not true);
        return false;
    }

    private static bool Decided(DraftState state, ParticipantId by, SuggestionMark mark) =>
        state.Window.Newest().Any(kept => kept.By == by && kept.Decided?.Contains(mark) is true);

    private static Rejection? Refuses(RichText text, int from, int length, TextAttributes marks, ParticipantId by)
    {
        foreach (var (name, value) in marks.Entries)
        {
            if (!Marks.All.Contains(name)) continue;
            var own = name switch
            {
                Marks.Deletion => value.IsNull || value.AsString is { } id && TextRules.IsOf(id, by),
                Marks.DeletionAuthor => value.IsNull || value.AsString == by.Value,
                _ => false,
            };
            if (!own) return Foreign;
            foreach (var op in text.Slice(from, from + length).Ops)
                if (op.Attributes?.Text(Marks.Deletion) is { } deletion && !TextRules.IsOf(deletion, by))
                    return Foreign;
        }
        return null;
    }

    private static readonly Rejection Foreign = Rejection.Forbidden("Undo cannot change the marks of others.");
}
