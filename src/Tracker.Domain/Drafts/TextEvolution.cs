namespace Tracker.Domain.Drafts;

/// <summary>Applies changes to a text with its sessions and comments.</summary>
public static class TextEvolution
{
    public static DraftState After(DraftState state, TextChanged changed)
    {
        var authors = changed.NewAuthors.IsEmpty ? state.Authors : state.Authors.AddRange(changed.NewAuthors);
        var sessions = state.Sessions.ToBuilder();
        foreach (var s in changed.NewSessions)
        {
            var session = new TypingSession(s.Id, s.Author, 0, state.Revision);
            if (s.Place == sessions.Count) sessions.Add(session);
            else sessions[s.Place] = session;
        }
        var (text, window, revision, comments) = (state.Text, state.Window, state.Revision, state.Comments);
        foreach (var applied in changed.Changes)
        {
            revision++;
            var author = applied.Author;
            if (applied.Session >= 0)
            {
                author = sessions[applied.Session].Author;
                sessions[applied.Session] = sessions[applied.Session] with { Last = applied.Number, At = revision };
            }
            // An insert without an author belongs to the author of the change, whom its bytes do not repeat.
            var change = Authored.Stamp(applied.Change, authors[author].Value);
            window = window.Add(change, authors[author], Removed(text, change), Decided(text, change));
            text = text.Apply(change);
            comments = Moved(comments, change);
        }
        return state with { Authors = authors, Sessions = sessions.ToImmutable(), Text = text, Window = window, Revision = revision, Comments = comments };
    }

    /// <summary>The text that a change deletes, joined; null if it deletes nothing.</summary>
    internal static TextChange? Removed(RichText text, TextChange change)
    {
        if (change.DeleteLength == 0) return null;
        var removed = TextChange.Build();
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Delete)
                foreach (var gone in text.Slice(at, at + op.Length).Ops) removed.Add(gone);
            if (!op.Inserts) at += op.Length;
        }
        return removed.ToChange();
    }

    /// <summary>The suggestions whose marks a change removes from text that stays; null if there are none.</summary>
    private static HashSet<SuggestionMark>? Decided(RichText text, TextChange change)
    {
        HashSet<SuggestionMark>? decided = null;
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op is { Kind: OpKind.Retain, Attributes: { } set } && (IsRemoved(set, Marks.Insertion) || IsRemoved(set, Marks.Deletion)))
                foreach (var run in text.Slice(at, at + op.Length).Ops)
                {
                    if (IsRemoved(set, Marks.Insertion) && run.Attributes?.Text(Marks.Insertion) is { } inserted)
                        (decided ??= []).Add(new(SuggestionKind.Insertion, inserted, run.Attributes.Text(Marks.Author)));
                    if (IsRemoved(set, Marks.Deletion) && run.Attributes?.Text(Marks.Deletion) is { } deleted)
                        (decided ??= []).Add(new(SuggestionKind.Deletion, deleted, run.Attributes.Text(Marks.DeletionAuthor)));
                }
            if (!op.Inserts) at += op.Length;
        }
        return decided;
    }

    private static bool IsRemoved(TextAttributes set, string mark) => set[mark] is { IsNull: true };

    /// <summary>Comments after a change of their text.</summary>
    public static ImmutableSortedDictionary<EntityId, Comment> Moved(ImmutableSortedDictionary<EntityId, Comment> comments, TextChange change)
    {
        if (comments.IsEmpty) return comments;
        ImmutableSortedDictionary<EntityId, Comment>.Builder? moved = null;
        foreach (var (id, comment) in comments)
        {
            var now = comment.Gone ? null : Anchors.Move(new TextRange(comment.From, comment.To), change);
            if (now is { } range && range.From == comment.From && range.To == comment.To) continue;
            // The place of a deleted passage moves too, so that it always lies within the text.
            var at = change.TransformPosition(comment.From);
            if (comment.Gone && at == comment.From) continue;
            (moved ??= comments.ToBuilder())[id] = now is { } place
                ? comment with { From = place.From, To = place.To }
                : comment with { From = at, To = at, Gone = true };
        }
        return moved?.ToImmutable() ?? comments;
    }
}
