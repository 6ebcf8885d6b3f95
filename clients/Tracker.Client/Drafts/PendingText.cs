using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// A text in one window: the confirmed text, and on it a queue of pending changes, of which the first may be in flight. New typing joins
/// the last change while that was never sent. Every method returns the change of the shown text. A pending change's number follows from
/// its place in the queue, so marks that depend on it (ids of suggestions) are known before it is sent; if the number changes,
/// <see cref="Carry"/> marks it again. Not thread-safe.
/// </summary>
internal sealed class PendingText(ParticipantId me, Guid session)
{
    private readonly List<PendingChange> pending = [];

    public RichText Confirmed { get; private set; } = RichText.Empty;
    public RichText Shown { get; private set; } = RichText.Empty;
    public long Revision { get; private set; }
    public Guid Session { get; private set; } = session;

    /// <summary>The last confirmed number of the session.</summary>
    public long Taken { get; private set; }

    public int Count => pending.Count;
    public PendingChange? First => pending.Count == 0 ? null : pending[0];

    /// <summary>All pending changes as one change of the confirmed text.</summary>
    public TextChange Pending => pending.Aggregate(TextChange.Empty, (all, p) => all.Compose(p.Shown));

    /// <summary>Comments on the confirmed text, moved to their place in <see cref="Shown"/>.</summary>
    public ImmutableSortedDictionary<EntityId, Comment> Moved(ImmutableSortedDictionary<EntityId, Comment> comments) =>
        pending.Aggregate(comments, (moved, p) => TextEvolution.Moved(moved, p.Shown));

    public TextChange Add(Intent intent, TextChange typed)
    {
        if (pending is [.., { Sent: 0 } last] && last.Intent == intent && Joined(last, typed) is { } joined)
        {
            pending[^1] = joined;
            Shown = joined.Before.Apply(joined.Shown);
            return Marked(intent, typed, last.Before.Apply(last.Shown), NumberOf(pending.Count - 1));
        }
        var shown = Marked(intent, typed, Shown, NumberOf(pending.Count));
        pending.Add(new PendingChange(intent, Shown, typed, shown));
        Shown = Shown.Apply(shown);
        return shown;
    }

    /// <summary>The first change, to be sent now; empty changes are dropped.</summary>
    public (PendingChange? Next, TextChange Correction) Send()
    {
        var correction = TextChange.Empty;
        while (pending is [{ Sent: 0, Typed.IsEmpty: true }, ..])
        {
            pending.RemoveAt(0);
            correction = correction.Compose(Carry(TextChange.Empty));
        }
        if (First is not { } first) return (null, correction);
        pending[0] = first with { Sent = first.Sent + 1 };
        return (pending[0], correction);
    }

    /// <summary>The server did not process the last change sent.</summary>
    public void NotSent()
    {
        if (First is { Sent: > 0 } first) pending[0] = first with { Sent = first.Sent - 1 };
    }

    /// <summary>Another participant's change was confirmed: it goes before everything pending.</summary>
    public TextChange Take(TextChange change)
    {
        Confirmed = Confirmed.Apply(change);
        Revision++;
        return Carry(change);
    }

    /// <summary>The first change was confirmed, as the server made it.</summary>
    public TextChange Confirm(TextChange taken)
    {
        var first = pending[0];
        var correction = Correction.Between(Confirmed, first.Shown, taken);
        Confirmed = Confirmed.Apply(taken);
        Revision++;
        Taken++;
        pending.RemoveAt(0);
        return Carry(correction);
    }

    /// <summary>The first change was refused. Typing behind it stays.</summary>
    public TextChange Drop()
    {
        var first = pending[0];
        pending.RemoveAt(0);
        return Carry(first.Shown.Invert(first.Before));
    }

    /// <summary>Replaces the confirmed text.</summary>
    /// <param name="taken">The last number of the session that the text contains.</param>
    public TextChange Replace(RichText text, long revision, long taken)
    {
        var known = Confirmed;
        if (First is { Sent: > 0 } first && taken > Taken)
        {
            known = known.Apply(first.Shown);
            Taken++;
            pending.RemoveAt(0);
        }
        (Confirmed, Revision) = (text, revision);
        return Carry(TextChange.Diff(known, text));
    }

    /// <summary>Starts a new session: numbers begin at 1 again, and no pending change counts as sent.</summary>
    public TextChange StartAgain(Guid another)
    {
        (Session, Taken) = (another, 0);
        for (var i = 0; i < pending.Count; i++) pending[i] = pending[i] with { Sent = 0 };
        return Carry(TextChange.Empty);
    }

    /// <summary>Moves pending changes over a change of the confirmed text, which <see cref="Confirmed"/> already has, and marks them again.</summary>
    private TextChange Carry(TextChange change)
    {
        var before = Confirmed;
        for (var i = 0; i < pending.Count; i++)
        {
            var old = pending[i];
            var typed = change.Transform(old.Typed, true);
            var moved = change.Transform(old.Shown, true);
            var shown = Marked(old.Intent, typed, before, NumberOf(i));
            change = old.Shown.Transform(change, false).Compose(Correction.Between(before, moved, shown));
            pending[i] = old with { Before = before, Typed = typed, Shown = shown };
            before = before.Apply(shown);
        }
        Shown = before;
        return change;
    }

    private long NumberOf(int place) => Taken + 1 + place;

    private TextChange Marked(Intent intent, TextChange typed, RichText before, long number) => intent switch
    {
        Intent.Write => Authored.Stamp(typed, me.Value),
        Intent.Suggest => Suggestions.Suggest(typed, before, TextRules.SuggestionOf(me, Session, number), me.Value),
        _ => typed,
    };

    /// <summary>Both as one change; null if that would mean something else or be too long for a message.</summary>
    private PendingChange? Joined(PendingChange last, TextChange typed)
    {
        // A suggested deletion is still shown: text typed behind it has another position once it is deleted.
        var kept = last.Intent == Intent.Suggest ? last.Shown.Transform(Deletions(last.Typed), false) : TextChange.Empty;
        var whole = last.Typed.Compose(kept.Transform(typed, true));
        if (!Pieces.Fits(whole)) return null;
        var number = NumberOf(pending.Count - 1);
        var shown = Marked(last.Intent, whole, last.Before, number);
        return last.Intent == Intent.Suggest && !shown.Equals(last.Shown.Compose(Marked(last.Intent, typed, Shown, number)))
            ? null
            : last with { Typed = whole, Shown = shown };
    }

    private static TextChange Deletions(TextChange change)
    {
        var deletions = TextChange.Build();
        foreach (var op in change.Ops)
            if (!op.Inserts) deletions.Add(op.With(null));
        return deletions.ToChange();
    }
}
