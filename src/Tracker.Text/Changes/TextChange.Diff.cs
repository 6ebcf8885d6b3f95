namespace Tracker.Text;

public sealed partial class TextChange
{
    /// <summary>A change that makes <paramref name="to"/> of <paramref name="from"/>, small but not always the smallest. Of equally good
    /// places for an edit, one that ends at <paramref name="cursor"/> (a place in <paramref name="from"/>) is taken. Pairs of surrogates
    /// stay whole.</summary>
    public static TextChange Diff(RichText from, RichText to, int? cursor = null)
    {
        var mine = from.Runs(0, from.Length);
        var theirs = to.Runs(0, to.Length);
        var diff = Build();
        var mineLeft = 0;
        var theirsLeft = 0;
        foreach (var (kind, length) in TextDifference.Between(from.PlainText(), to.PlainText(), cursor))
        {
            for (var left = length; left > 0;)
            {
                if (mineLeft == 0 && kind != OpKind.Insert) mineLeft = mine.Next() ? mine.Length : 0;
                if (theirsLeft == 0 && kind != OpKind.Delete) theirsLeft = theirs.Next() ? theirs.Length : 0;
                var part = Math.Min(left, kind switch { OpKind.Insert => theirsLeft, OpKind.Delete => mineLeft, _ => Math.Min(mineLeft, theirsLeft) });
                if (kind == OpKind.Insert) diff.Add(theirs.Op.Part(theirs.Length - theirsLeft, part));
                else if (kind == OpKind.Delete) diff.Delete(part);
                else if (Equals(mine.Embed, theirs.Embed)) diff.Retain(part, TextAttributes.Diff(mine.Attributes, theirs.Attributes));
                else diff.Add(theirs.Op.Part(theirs.Length - theirsLeft, part)).Delete(part);
                if (kind != OpKind.Insert) mineLeft -= part;
                if (kind != OpKind.Delete) theirsLeft -= part;
                left -= part;
            }
        }
        return diff.ToChange();
    }
}
