namespace Tracker.Text;

/// <summary>A node of the immutable B+-tree under a <see cref="RichText"/>. Leaves contain text and have equal depth. Every node except the root has
/// at least <c>Least</c> entries.</summary>
internal abstract class Node(int length, int height)
{
    /// <summary>UTF-16 units below this node.</summary>
    public readonly int Length = length;

    /// <summary>0 for a leaf.</summary>
    public readonly int Height = height;

    /// <summary>Whether it is large enough to be below a branch.</summary>
    public abstract bool IsFull { get; }

    public abstract Node Slice(int from, int to);

    /// <summary>The node with attributes set between two places.</summary>
    public abstract Node Format(int from, int to, Formatting formatting);

    /// <summary>Both nodes after each other.</summary>
    public static Node Concat(Node a, Node b)
    {
        if (a.Length == 0) return b;
        if (b.Length == 0) return a;
        if (a.Height < b.Height)
        {
            var children = ((Branch)b).Children;
            if (a.Height == b.Height - 1 && a.IsFull) return Branch.Join([a], children);
            var first = Concat(a, children[0]);
            return Branch.Join(first.Height == b.Height - 1 ? [first] : ((Branch)first).Children, children.AsSpan(1));
        }
        if (a.Height > b.Height)
        {
            var children = ((Branch)a).Children;
            if (b.Height == a.Height - 1 && b.IsFull) return Branch.Join(children, [b]);
            var last = Concat(children[^1], b);
            return Branch.Join(children.AsSpan(0, children.Length - 1), last.Height == a.Height - 1 ? [last] : ((Branch)last).Children);
        }
        if (a.IsFull && b.IsFull) return new Branch([a, b]);
        return a is Leaf leaf ? Leaf.Join(leaf, (Leaf)b) : Branch.Join(((Branch)a).Children, ((Branch)b).Children);
    }
}
