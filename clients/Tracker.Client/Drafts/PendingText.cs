using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// A text as one window shows it: what is confirmed, and on it what was typed here, in a row of changes of which the first may be
/// in flight. New typing joins the last one as long as that was never sent. Every method gives the change of what is shown.
/// <para>
/// The number of a change is its place in the row behind the last number that was confirmed. So the marks that depend on it (the
/// ids of suggestions) are known before it is sent; where a number does change, <see cref="Carry"/> marks anew.
/// </para>
/// Not for several threads.
/// </summary>
internal sealed class PendingText(ParticipantId me, Guid session)
{
    private readonly List<PendingChange> pending = [];

    public RichText Confirmed { get; private set; } = RichText.Empty;
    public RichText Shown { get; private set; } = RichText.Empty;
    public long Revision { get; private set; }
    public Guid Session { get; private set; } = session;

    /// <summary>The last number of the session that is confirmed.</summary>
    public long Taken { get; private set; }

    public int Count => pending.Count;
    public PendingChange? First => pending.Count == 0 ? null : pending[0];

    /// <summary>What is pending as one change of what is confirmed.</summary>
    public TextChange Pending => pending.Aggregate(TextChange.Empty, (all, p) => all.Compose(p.Shown));

    /// <summary>Remarks on what is confirmed, where they are in <see cref="Shown"/>.</summary>
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

    /// <summary>The first change as it is to be sent now; a change of nothing is left out.</summary>
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

    /// <summary>The server did not look at what was sent last.</summary>
    public void NotSent()
    {
        if (First is { Sent: > 0 } first) pending[0] = first with { Sent = first.Sent - 1 };
    }

    /// <summary>Somebody else's change was confirmed: it comes before everything that is pending.</summary>
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

    /// <summary>The first change will never be in the text. What was typed behind it stays.</summary>
    public TextChange Drop()
    {
        var first = pending[0];
        pending.RemoveAt(0);
        return Carry(first.Shown.Invert(first.Before));
    }

    /// <summary>A whole text in place of the one that was confirmed.</summary>
    /// <param name="taken">The last number of the session that is in it.</param>
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

    /// <summary>Numbers begin at 1 again, under another name; nothing that is pending counts as sent.</summary>
    public TextChange StartAgain(Guid another)
    {
        (Session, Taken) = (another, 0);
        for (var i = 0; i < pending.Count; i++) pending[i] = pending[i] with { Sent = 0 };
        return Carry(TextChange.Empty);
    }

    /// <summary>Moves what is pending over a change of the text under it, which is now <see cref="Confirmed"/>, and marks it anew.</summary>
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

    /// <summary>Both as one change; null where one would not mean the same, or is too long for a message.</summary>
    private PendingChange? Joined(PendingChange last, TextChange typed)
    {
        // A suggested deletion is still shown: what is typed behind it stands elsewhere in the text without it.
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
