namespace Tracker.Text;

/// <summary>Who wrote what.</summary>
public static class Authored
{
    /// <summary>Marks every insert that has no author yet.</summary>
    public static TextChange Stamp(TextChange change, string author)
    {
        var stamped = TextChange.Build();
        var alone = TextAttributes.Of((Marks.Author, author));
        foreach (ref readonly var op in change.Ops)
        {
            if (!op.Inserts || op.Attributes?.Has(Marks.Author) == true) stamped.Add(op);
            else stamped.Add(op.With(op.Attributes is null ? alone : TextAttributes.With(op.Attributes, Marks.Author, author)));
        }
        return stamped.ToChange();
    }
}
