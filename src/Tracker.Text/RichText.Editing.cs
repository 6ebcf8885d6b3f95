namespace Tracker.Text;

public sealed partial class RichText
{
    /// <summary>The leaf that is being typed in, kept beside the tree: while edits stay in it, only it is copied and not the path to it.
    /// <see cref="Replaced"/> is the length of the leaf that it replaces in the tree.</summary>
    private readonly record struct HotLeaf(Leaf? Leaf, int Start, int Replaced)
    {
        public bool Covers(in Edit edit) => Leaf is not null && edit.At >= Start && edit.At + edit.Deleted <= Start + Leaf.Length;
    }

    /// <summary>A change of one place.</summary>
    private readonly record struct Edit(int At, int Deleted, TextOp Op)
    {
        /// <summary>The change's only edit; null when it has none, more, or sets attributes.</summary>
        public static Edit? Only(ReadOnlySpan<TextOp> ops)
        {
            var at = 0;
            if (ops is [{ Kind: OpKind.Retain, Attributes: null } retain, ..])
            {
                at = retain.Length;
                ops = ops[1..];
            }
            return ops switch
            {
                [{ Inserts: true } op] => new Edit(at, 0, op),
                [{ Kind: OpKind.Delete } op] => new Edit(at, op.Length, default),
                [{ Inserts: true } op, { Kind: OpKind.Delete } deleted] => new Edit(at, deleted.Length, op),
                _ => null,
            };
        }
    }

    private RichText Typed(in Edit edit)
    {
        var open = hot;
        var inner = tree;
        if (!open.Covers(edit))
        {
            inner = Root;
            var (leaf, start) = LeafAt(inner, edit.At, isInsert: edit.Deleted == 0);
            open = new HotLeaf(leaf, start, leaf.Length);
        }
        if (open.Covers(edit) && Fits(open.Leaf!.Length - edit.Deleted + edit.Op.Length, isOnly: inner is Leaf))
            return new RichText(inner, open with { Leaf = open.Leaf.Replace(edit.At - open.Start, edit.Deleted, edit.Op) });
        var node = Replaced(Root, edit.At, edit.Deleted, edit.Op);
        return node.Length == 0 ? Empty : new RichText(node);
    }

    private static bool Fits(int length, bool isOnly) => length <= Leaf.Most && (length >= Leaf.Least || isOnly);

    /// <summary>The leaf of a place and its start. An insert between two leaves belongs to the left one, where typing usually is.</summary>
    private static (Leaf Leaf, int Start) LeafAt(Node node, int at, bool isInsert)
    {
        var start = 0;
        while (node is Branch branch)
        {
            var children = branch.Children;
            var i = 0;
            for (; i < children.Length - 1; i++)
            {
                var end = start + children[i].Length;
                if (at < end || isInsert && at == end) break;
                start = end;
            }
            node = children[i];
        }
        return ((Leaf)node, start);
    }

    private static Node Settled(Node node, in HotLeaf hot) => node is Branch branch ? Settled(branch, hot.Start, hot.Leaf!) : hot.Leaf!;

    private static Branch Settled(Branch branch, int at, Leaf leaf)
    {
        var children = branch.Children;
        var i = 0;
        for (; at >= children[i].Length; i++) at -= children[i].Length;
        return branch.With(i, children[i] is Branch below ? Settled(below, at, leaf) : leaf);
    }

    private static Node Replaced(Node node, int at, int deleted, in TextOp op)
    {
        var left = node.Slice(0, at);
        var right = node.Slice(at + deleted, node.Length);
        return op.Length == 0 ? Node.Concat(left, right) : Node.Concat(Node.Concat(left, Tree([op])), right);
    }

    private static Node Tree(ReadOnlySpan<TextOp> inserts)
    {
        var rope = new RopeBuilder();
        foreach (ref readonly var op in inserts) rope.Add(op);
        return rope.Close();
    }
}
