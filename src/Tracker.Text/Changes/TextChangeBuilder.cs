using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Tracker.Text;

/// <summary>Writes a change from left to right and keeps it in canonical form: neighbours of one kind with equal attributes are merged, inserts come
/// before deletes at the same place, and empty operations are dropped.</summary>
public sealed class TextChangeBuilder
{
    private TextOp[] ops = new TextOp[2];
    private int count;
    private StringBuilder? growing;
    private int growingAt = -1;

    /// <summary>Inserts text; nothing when it is empty.</summary>
    public TextChangeBuilder Insert(string text, TextAttributes? attributes = null) => Add(TextOp.Inserting(text, attributes));

    public TextChangeBuilder Embed(EmbedValue embed, TextAttributes? attributes = null) => Add(TextOp.Embedding(embed, attributes));

    /// <summary>Keeps UTF-16 units, and sets attributes on them; nothing when <paramref name="length"/> is 0 or less.</summary>
    public TextChangeBuilder Retain(int length, TextAttributes? attributes = null) => length <= 0 ? this : Add(TextOp.Retaining(length, attributes));

    /// <summary>Deletes UTF-16 units; nothing when <paramref name="length"/> is 0 or less.</summary>
    public TextChangeBuilder Delete(int length) => length <= 0 ? this : Add(TextOp.Deleting(length));

    /// <summary>Adds an operation.</summary>
    public TextChangeBuilder Add(TextOp op)
    {
        if (op.Length == 0) return this;
        var at = count;
        if (at > 0 && ops[at - 1].Kind == OpKind.Delete)
        {
            if (op.Kind == OpKind.Delete)
            {
                ops[at - 1] = TextOp.Deleting(checked(ops[at - 1].Length + op.Length));
                return this;
            }
            if (op.Inserts) at--;
        }
        if (at > 0 && Merge(at - 1, op)) return this;
        if (count == ops.Length) Array.Resize(ref ops, Math.Max(2, count * 2));
        if (at < count) ops[count] = ops[at];
        ops[at] = op;
        count++;
        return this;
    }

    /// <summary>The change, without the plain retain at its end. The builder is empty afterwards.</summary>
    public TextChange ToChange()
    {
        CloseGrowing();
        if (count > 0 && ops[count - 1] is { Kind: OpKind.Retain, Attributes: null }) count--;
        if (count == 0) return TextChange.Empty;
        var all = count == ops.Length ? ops : ops[..count];
        (ops, count) = ([], 0);
        return new TextChange(ImmutableCollectionsMarshal.AsImmutableArray(all));
    }

    private bool Merge(int last, in TextOp op)
    {
        if (ops[last].Kind != op.Kind || op.Kind is OpKind.Embed or OpKind.Delete || !Equals(ops[last].Attributes, op.Attributes)) return false;
        if (op.Kind == OpKind.Retain)
        {
            ops[last] = TextOp.Retaining(checked(ops[last].Length + op.Length), op.Attributes);
            return true;
        }
        if (growingAt != last)
        {
            CloseGrowing();
            if (ops[last].Length + op.Length < 64)
            {
                ops[last] = TextOp.Inserting(ops[last].Text + op.Text, op.Attributes);
                return true;
            }
            growing = new StringBuilder(ops[last].Text, Math.Max(256, ops[last].Length + op.Length));
            growingAt = last;
        }
        growing!.Append(op.Text);
        ops[last] = ops[last].With(op.Attributes);
        return true;
    }

    private void CloseGrowing()
    {
        if (growingAt < 0) return;
        ops[growingAt] = TextOp.Inserting(growing!.ToString(), ops[growingAt].Attributes);
        (growing, growingAt) = (null, -1);
    }
}
