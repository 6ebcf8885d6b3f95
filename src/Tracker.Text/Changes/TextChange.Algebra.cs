namespace Tracker.Text;

public sealed partial class TextChange
{
    /// <summary>This change and then <paramref name="later"/> as one.</summary>
    public TextChange Compose(TextChange later)
    {
        if (later.IsEmpty) return this;
        if (IsEmpty) return later;
        var mine = new OpCursor(Ops);
        var next = new OpCursor(later.Ops);
        var composed = Build();
        while (mine.HasNext || next.HasNext)
        {
            if (!next.HasNext) composed.Add(mine.Next());
            else if (next.Inserts) composed.Add(next.Next());
            else if (mine.Kind == OpKind.Delete) composed.Add(mine.Next());
            else
            {
                var length = Math.Min(mine.Remaining, next.Remaining);
                var op = mine.Next(length);
                var over = next.Next(length);
                if (over.Kind == OpKind.Retain) composed.Add(op.With(TextAttributes.Compose(op.Attributes, over.Attributes, op.Kind == OpKind.Retain)));
                else if (op.Kind == OpKind.Retain) composed.Add(over);
            }
        }
        return composed.ToChange();
    }

    /// <summary><paramref name="other"/>, made beside this change on the same text, rewritten to come after it. With <paramref name="priority"/> this
    /// change counts as the earlier one: its inserts come before those of <paramref name="other"/> at the same place, and its attributes
    /// stay.</summary>
    public TextChange Transform(TextChange other, bool priority)
    {
        if (IsEmpty || other.IsEmpty) return other;
        var mine = new OpCursor(Ops);
        var theirs = new OpCursor(other.Ops);
        var transformed = Build();
        while (theirs.HasNext)
        {
            if (mine.Inserts && (priority || !theirs.Inserts)) transformed.Retain(mine.Next().Length);
            else if (theirs.Inserts) transformed.Add(theirs.Next());
            else
            {
                var length = Math.Min(mine.Remaining, theirs.Remaining);
                var op = mine.Next(length);
                var their = theirs.Next(length);
                if (op.Kind == OpKind.Delete) continue;
                if (their.Kind == OpKind.Delete) transformed.Add(their);
                else transformed.Retain(length, TextAttributes.Transform(op.Attributes, their.Attributes, priority));
            }
        }
        return transformed.ToChange();
    }

    /// <summary>Where the position <paramref name="index"/> is after this change. A position at which text is inserted moves after it, or with
    /// <paramref name="priority"/> stays before it; one in deleted text falls to its start.</summary>
    public int TransformPosition(int index, bool priority = false)
    {
        var offset = 0;
        foreach (ref readonly var op in Ops)
        {
            if (offset > index) break;
            if (op.Kind == OpKind.Delete)
            {
                index -= Math.Min(op.Length, index - offset);
                continue;
            }
            if (op.Inserts && (offset < index || !priority)) index += op.Length;
            offset += op.Length;
        }
        return index;
    }

    /// <summary>What undoes this change: on <paramref name="base"/>, this and then the inverse change nothing.</summary>
    /// <exception cref="ArgumentException">The change does not fit <paramref name="base"/>.</exception>
    public TextChange Invert(RichText @base)
    {
        @base.MustFit(this);
        var inverted = Build();
        var at = 0;
        foreach (ref readonly var op in Ops)
        {
            if (op.Inserts)
            {
                inverted.Delete(op.Length);
                continue;
            }
            if (op.Kind == OpKind.Delete) @base.CopyTo(inverted, at, at + op.Length);
            else if (op.Attributes is null) inverted.Retain(op.Length);
            else
            {
                var runs = @base.Runs(at, at + op.Length);
                while (runs.Next()) inverted.Retain(runs.Length, TextAttributes.Invert(op.Attributes, runs.Attributes));
            }
            at += op.Length;
        }
        return inverted.ToChange();
    }
}
