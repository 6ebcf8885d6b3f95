using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Domain.Drafts;

/// <summary>
/// Undo and redo bring text back with the marks it had. Only marks that the sender could have made, or had deleted lately, are
/// taken; everything else becomes his own text.
/// </summary>
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
                        if (Refuses(state.Text, at, op.Length, marks, by) is { } no) return (null, no);
                        if (!mayWrite && !OnlyDeletion(marks)) return (null, OnlySuggestions);
                    }
                    builder.Add(op);
                    at += op.Length;
                    break;
            }
        }
        return (builder.ToChange(), null);
    }

    /// <summary>True where the change formats text that the sender did not himself suggest.</summary>
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

    private static readonly Rejection OnlySuggestions = Rejection.Forbidden("You can take back only what you suggested here.");

    /// <summary>True where the sender deleted this text with these marks not long ago.</summary>
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

    private static bool AllOwn(RichText text, int from, int length, ParticipantId by)
    {
        foreach (var op in text.Slice(from, from + length).Ops)
            if (!IsOwnSuggestion(op.Attributes, by))
                return false;
        return true;
    }

    private static bool OnlyDeletion(TextAttributes marks)
    {
        foreach (var (name, _) in marks.Entries)
            if (name is not (Marks.Deletion or Marks.DeletionAuthor))
                return false;
        return true;
    }

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
                if (op.Attributes?.Text(Marks.Deletion) is { } standing && !TextRules.IsOf(standing, by))
                    return Foreign;
        }
        return null;
    }

    private static readonly Rejection Foreign = Rejection.Forbidden("Marks of somebody else are not taken back by undo.");
}
