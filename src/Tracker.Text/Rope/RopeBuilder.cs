namespace Tracker.Text;

/// <summary>Builds the tree of a longer text from left to right.</summary>
internal sealed class RopeBuilder
{
    private const int Filled = Leaf.Most * 3 / 4;
    private readonly List<Node> leaves = [];
    private readonly StringBuilder text = new(Leaf.Most);
    private RunList runs = new();

    public void Add(in TextOp op)
    {
        if (op.Embed is not null)
        {
            Add("\uFFFC", new Run(1, op.Attributes, op.Embed));
            return;
        }
        for (var at = 0; at < op.Length;)
        {
            var length = Math.Min(Filled - text.Length, op.Length - at);
            Add(op.Text.AsSpan(at, length), new Run(length, op.Attributes, null));
            at += length;
        }
    }

    public Node Close()
    {
        if (text.Length == 0) return Branch.Over(leaves);
        var last = new Leaf(text.ToString(), runs);
        if (last.IsFull || leaves.Count == 0)
        {
            leaves.Add(last);
            return Branch.Over(leaves);
        }
        return Node.Concat(Branch.Over(leaves), last);
    }

    private void Add(ReadOnlySpan<char> part, Run run)
    {
        text.Append(part);
        runs.Add(run);
        if (text.Length < Filled) return;
        leaves.Add(new Leaf(text.ToString(), runs));
        text.Clear();
        runs = new RunList();
    }
}
