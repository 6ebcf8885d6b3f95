namespace Tracker.Text;

/// <summary>A rich text: UTF-16 units and embeds with attributes. Immutable; what a change leaves untouched is shared between the text
/// before and after it, so that a change of one character copies a leaf of at most 160 characters and the path to it. Places are UTF-16
/// units, an embed takes one. Two texts are equal when their contents are.</summary>
[JsonConverter(typeof(RichTextJsonConverter))]
public sealed partial class RichText : IEquatable<RichText>
{
    private readonly Node tree;
    private readonly HotLeaf hot;
    private Node? settled;

    private RichText(Node root) => (tree, settled, Length) = (root, root, root.Length);
    private RichText(Node tree, HotLeaf hot) => (this.tree, this.hot, Length) = (tree, hot, tree.Length - hot.Replaced + hot.Leaf!.Length);
    public static RichText Empty { get; } = new(Leaf.Empty);
    public int Length { get; }

    /// <summary>The whole tree, with the leaf that is being edited in its place.</summary>
    private Node Root => settled ??= Settled(tree, hot);

    /// <summary>The text that a change of inserts makes of nothing.</summary>
    /// <exception cref="ArgumentException">It has retains or deletes.</exception>
    public static RichText FromChange(TextChange inserts)
    {
        if (!inserts.IsDocument) throw new ArgumentException("A text is made of inserts only.", nameof(inserts));
        return inserts.IsEmpty ? Empty : new RichText(Tree(inserts.Ops));
    }

    /// <summary>Plain text, without attributes.</summary>
    public static RichText FromPlain(string text) => FromChange(TextChange.Build().Insert(text).ToChange());

    /// <summary>Whether the text is long enough for the change.</summary>
    public bool Fits(TextChange change) => change.BaseLength <= Length;

    /// <summary>The text after the change; the cost is that of the change, not of the text.</summary>
    /// <exception cref="ArgumentException">The change does not fit.</exception>
    public RichText Apply(TextChange change)
    {
        MustFit(change);
        var ops = change.Ops;
        if (Edit.Only(ops) is { } edit) return Typed(edit);
        var node = Root;
        var at = 0;
        for (var i = 0; i < ops.Length; i++)
        {
            ref readonly var op = ref ops[i];
            if (op.Kind == OpKind.Retain)
            {
                if (op.Attributes is not null) node = node.Format(at, at + op.Length, new Formatting(op.Attributes));
                at += op.Length;
            }
            else if (op.Kind == OpKind.Delete) node = Replaced(node, at, op.Length, default);
            else
            {
                var deleted = i + 1 < ops.Length && ops[i + 1].Kind == OpKind.Delete ? ops[++i].Length : 0;
                node = Replaced(node, at, deleted, op);
                at += op.Length;
            }
        }
        return node.Length == 0 ? Empty : new RichText(node);
    }

    /// <summary>The character at a place; of an embed U+FFFC.</summary>
    public char At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        if (hot.Leaf is { } leaf)
        {
            if (index >= hot.Start && index < hot.Start + leaf.Length) return leaf.Text[index - hot.Start];
            if (index >= hot.Start) index += hot.Replaced - leaf.Length;
        }
        var (at, start) = LeafAt(tree, index, isInsert: false);
        return at.Text[index - start];
    }

    public TextAttributes? AttributesAt(int index)
    {
        var runs = Runs(index, index + 1);
        return runs.Next() ? runs.Attributes : throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>The text between two places, each embed as U+FFFC.</summary>
    public string PlainText(int from, int to)
    {
        Guard(from, to);
        return string.Create(to - from, Root, (into, node) =>
        {
            var walk = new RunCursor(node, from, to);
            while (walk.Next()) walk.Text.CopyTo(into[(walk.Start - from)..]);
        });
    }

    public string PlainText() => PlainText(0, Length);

    /// <summary>The text as a change of inserts.</summary>
    public TextChange ToChange() => Slice(0, Length);

    /// <summary>The part between two places as a change of inserts.</summary>
    public TextChange Slice(int from, int to)
    {
        var builder = TextChange.Build();
        CopyTo(builder, from, to);
        return builder.ToChange();
    }

    /// <summary>The part between two places as a text.</summary>
    public RichText Part(int from, int to)
    {
        Guard(from, to);
        return new RichText(Root.Slice(from, to));
    }

    internal RunCursor Runs(int from, int to)
    {
        Guard(from, to);
        return new RunCursor(Root, from, to);
    }

    internal void CopyTo(TextChangeBuilder builder, int from, int to)
    {
        var runs = Runs(from, to);
        while (runs.Next()) builder.Add(runs.Op);
    }

    internal void MustFit(TextChange change)
    {
        if (!Fits(change)) throw new ArgumentException($"The change needs a text of {change.BaseLength} characters; this one has {Length}.", nameof(change));
    }

    private void Guard(int from, int to)
    {
        if (from < 0 || to < from || to > Length)
            throw new ArgumentOutOfRangeException(nameof(from), $"There is no part {from} to {to} in a text of {Length}.");
    }

    /// <summary>The text as JSON.</summary>
    public override string ToString() => TextJson.Text(this);
}
