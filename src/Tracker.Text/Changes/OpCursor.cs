namespace Tracker.Text;

/// <summary>Walks the operations of a change in parts. An endless retain follows the last one.</summary>
internal ref struct OpCursor(ReadOnlySpan<TextOp> ops)
{
    public const int Endless = int.MaxValue;
    private readonly ReadOnlySpan<TextOp> ops = ops;
    private int index;
    private int offset;

    public readonly bool HasNext => index < ops.Length;
    public readonly OpKind Kind => HasNext ? ops[index].Kind : OpKind.Retain;
    public readonly bool Inserts => HasNext && ops[index].Inserts;
    public readonly int Remaining => HasNext ? ops[index].Length - offset : Endless;

    /// <summary>The rest of the operation.</summary>
    public TextOp Next() => Next(Remaining);

    /// <summary>The next positions, at most <see cref="Remaining"/>.</summary>
    public TextOp Next(int length)
    {
        if (!HasNext) return TextOp.Retaining(length);
        var part = ops[index].Part(offset, length);
        offset += length;
        if (offset == ops[index].Length) (index, offset) = (index + 1, 0);
        return part;
    }
}
