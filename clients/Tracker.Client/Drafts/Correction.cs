namespace Tracker.Client;

internal static class Correction
{
    /// <summary>
    /// The change from the text after <paramref name="shown"/> to the text after <paramref name="right"/>; both are changes of
    /// <paramref name="base"/>. It touches as little as possible, so that carets stay.
    /// </summary>
    public static TextChange Between(RichText @base, TextChange shown, TextChange right)
    {
        if (shown.Equals(right)) return TextChange.Empty;
        var whole = shown.Invert(@base).Compose(right);
        if (whole.IsEmpty) return whole;
        var from = whole.Ops[0] is { Kind: OpKind.Retain, Attributes: null } untouched ? untouched.Length : 0;
        var to = whole.BaseLength;
        var difference = TextChange.Diff(@base.Apply(shown).Part(from, to), @base.Apply(right).Part(from, to + whole.LengthDelta));
        var moved = TextChange.Build().Retain(from);
        foreach (var op in difference.Ops) moved.Add(op);
        return moved.ToChange();
    }
}
