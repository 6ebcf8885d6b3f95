namespace Tracker.Text;

public sealed partial class RichText
{
    private static Node Tree(ReadOnlySpan<TextOp> inserts)
    {
        var rope = new RopeBuilder();
        foreach (ref readonly var op in inserts) rope.Add(op);
        return rope.Close();
    }

    private static Node Replaced(Node node, int at, int deleted, in TextOp op)
    {
        if (InOneLeaf(node, at, deleted, op, isRoot: true) is { } edited) return edited;
        var left = node.Slice(0, at);
        var right = node.Slice(at + deleted, node.Length);
        return op.Length == 0 ? Node.Concat(left, right) : Node.Concat(Node.Concat(left, Tree([op])), right);
    }

    /// <summary>The usual case: an edit that touches one leaf and leaves it neither too small nor too large; null otherwise.</summary>
    private static Node? InOneLeaf(Node node, int at, int deleted, in TextOp op, bool isRoot)
    {
        if (node is Branch branch)
        {
            var children = branch.Children;
            var i = 0;
            // An insert between two leaves goes to the left one, where typing usually is.
            for (; i < children.Length - 1; i++)
            {
                var length = children[i].Length;
                if (at < length || at == length && deleted == 0) break;
                at -= length;
            }
            if (at + deleted > children[i].Length) return null;
            var child = InOneLeaf(children[i], at, deleted, op, isRoot: false);
            return child is null ? null : branch.With(i, child);
        }
        var after = node.Length - deleted + op.Length;
        if (after > Leaf.Most || after < Leaf.Least && !isRoot) return null;
        return ((Leaf)node).Replace(at, deleted, op);
    }

    private static Node Formatted(Node node, int from, int to, TextAttributes attributes) => node.Format(from, to, new Formatting(attributes));
}
