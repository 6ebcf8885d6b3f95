namespace Tracker.Text;

/// <summary>An inner node.</summary>
internal sealed class Branch : Node
{
    public const int Most = 16;
    public const int Least = 6;
    public readonly Node[] Children;

    public Branch(Node[] children) : base(Sum(children), children[0].Height + 1) => Children = children;
    private Branch(Node[] children, int length, int height) : base(length, height) => Children = children;
    public override bool IsFull => Children.Length >= Least;

    /// <summary>One child replaced; the height stays.</summary>
    public Branch With(int index, Node child)
    {
        var children = Children.AsSpan().ToArray();
        children[index] = child;
        return new Branch(children, Length + child.Length - Children[index].Length, Height);
    }

    /// <summary>The children of two neighbours under one root.</summary>
    public static Node Join(ReadOnlySpan<Node> left, ReadOnlySpan<Node> right)
    {
        Node[] all = [.. left, .. right];
        if (all.Length == 1) return all[0];
        if (all.Length <= Most) return new Branch(all);
        var half = all.Length / 2;
        return new Branch([new Branch(all[..half]), new Branch(all[half..])]);
    }

    /// <summary>A tree over nodes of one height.</summary>
    public static Node Over(List<Node> nodes)
    {
        while (nodes.Count > 1)
        {
            var groups = (nodes.Count + Most - 1) / Most;
            var above = new List<Node>(groups);
            for (var i = 0; i < groups; i++)
            {
                var from = (int)((long)nodes.Count * i / groups);
                var to = (int)((long)nodes.Count * (i + 1) / groups);
                above.Add(new Branch([.. nodes[from..to]]));
            }
            nodes = above;
        }
        return nodes.Count == 0 ? Leaf.Empty : nodes[0];
    }

    public override Node Slice(int from, int to)
    {
        if (from <= 0 && to >= Length) return this;
        Node? part = null;
        var start = 0;
        foreach (var child in Children)
        {
            if (start >= to) break;
            var end = start + child.Length;
            if (end > from)
            {
                var piece = child.Slice(Math.Max(0, from - start), Math.Min(child.Length, to - start));
                part = part is null ? piece : Concat(part, piece);
            }
            start = end;
        }
        return part ?? Leaf.Empty;
    }

    public override Node Format(int from, int to, Formatting formatting)
    {
        var children = Children.AsSpan().ToArray();
        var start = 0;
        for (var i = 0; i < children.Length && start < to; i++)
        {
            var length = children[i].Length;
            if (start + length > from) children[i] = children[i].Format(Math.Max(0, from - start), Math.Min(length, to - start), formatting);
            start += length;
        }
        return new Branch(children, Length, Height);
    }

    private static int Sum(Node[] children)
    {
        var sum = 0;
        foreach (var child in children) sum = checked(sum + child.Length);
        return sum;
    }
}
