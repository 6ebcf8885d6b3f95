namespace Tracker.Domain.Drafts;

/// <summary>The text after changes: marks, sessions and remarks move along.</summary>
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
            // An insert without an author is the author's own: its bytes do not repeat him.
            var change = Authored.Stamp(applied.Change, authors[author].Value);
            window = window.Add(change, authors[author], Removed(text, change), Decided(text, change));
            text = text.Apply(change);
            comments = Moved(comments, change);
        }
        return state with { Authors = authors, Sessions = sessions.ToImmutable(), Text = text, Window = window, Revision = revision, Comments = comments };
    }

    /// <summary>What a change deletes, one passage behind the other; null where it deletes nothing.</summary>
    internal static TextChange? Removed(RichText text, TextChange change)
    {
        TextChange? removed = null;
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Delete)
            {
                var slice = text.Slice(at, at + op.Length);
                removed = removed is null ? slice : Joined(removed, slice);
            }
            if (op.Kind is OpKind.Delete or OpKind.Retain) at += op.Length;
        }
        return removed;
    }

    /// <summary>The suggestions whose marks a change takes off text that stays; null where it takes off none.</summary>
    private static HashSet<SuggestionMark>? Decided(RichText text, TextChange change)
    {
        HashSet<SuggestionMark>? decided = null;
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op is { Kind: OpKind.Retain, Attributes: { } set } && (IsTakenOff(set, Marks.Insertion) || IsTakenOff(set, Marks.Deletion)))
                foreach (var run in text.Slice(at, at + op.Length).Ops)
                {
                    if (IsTakenOff(set, Marks.Insertion) && run.Attributes?.Text(Marks.Insertion) is { } inserted)
                        (decided ??= []).Add(new(SuggestionKind.Insertion, inserted, run.Attributes.Text(Marks.Author)));
                    if (IsTakenOff(set, Marks.Deletion) && run.Attributes?.Text(Marks.Deletion) is { } deleted)
                        (decided ??= []).Add(new(SuggestionKind.Deletion, deleted, run.Attributes.Text(Marks.DeletionAuthor)));
                }
            if (!op.Inserts) at += op.Length;
        }
        return decided;
    }

    private static bool IsTakenOff(TextAttributes set, string mark)
    {
        foreach (var (name, value) in set.Entries)
            if (name == mark)
                return value.IsNull;
        return false;
    }

    private static TextChange Joined(TextChange first, TextChange second)
    {
        var builder = TextChange.Build();
        foreach (var op in first.Ops) builder.Add(op);
        foreach (var op in second.Ops) builder.Add(op);
        return builder.ToChange();
    }

    /// <summary>Remarks after a change of their text.</summary>
    public static ImmutableSortedDictionary<EntityId, Comment> Moved(ImmutableSortedDictionary<EntityId, Comment> comments, TextChange change)
    {
        if (comments.IsEmpty) return comments;
        ImmutableSortedDictionary<EntityId, Comment>.Builder? moved = null;
        foreach (var (id, comment) in comments)
        {
            var now = comment.Gone ? null : Anchors.Move(new TextRange(comment.From, comment.To), change);
            if (now is { } range && range.From == comment.From && range.To == comment.To) continue;
            // Where the passage was follows the text too, so that it always lies in it.
            var at = change.TransformPosition(comment.From);
            if (comment.Gone && at == comment.From) continue;
            (moved ??= comments.ToBuilder())[id] = now is { } place
                ? comment with { From = place.From, To = place.To }
                : comment with { From = at, To = at, Gone = true };
        }
        return moved?.ToImmutable() ?? comments;
    }
}
