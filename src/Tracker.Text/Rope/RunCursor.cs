namespace Tracker.Text;

/// <summary>Walks the runs between two places of a text, leaf by leaf: neighbours may have equal attributes.</summary>
internal ref struct RunCursor
{
    private readonly Stack<(Branch Branch, int Next)> path = new();
    private readonly int to;
    private Leaf leaf = Leaf.Empty;
    private int run;
    private int leafStart;
    private int runStart;

    public RunCursor(Node root, int from, int to)
    {
        this.to = to;
        Start = from;
        var node = root;
        while (node is Branch branch)
        {
            var i = 0;
            while (i < branch.Children.Length - 1 && leafStart + branch.Children[i].Length <= from) leafStart += branch.Children[i++].Length;
            path.Push((branch, i + 1));
            node = branch.Children[i];
        }
        leaf = (Leaf)node;
        while (leaf.Runs is { } runs && run < runs.Length && leafStart + runStart + runs[run].Length <= from) runStart += runs[run++].Length;
    }

    /// <summary>Where the run starts in the text.</summary>
    public int Start { get; private set; }
    public int Length { get; private set; }
    public TextAttributes? Attributes { get; private set; }
    public EmbedValue? Embed { get; private set; }

    /// <summary>The run's text; of an embed one mark.</summary>
    public readonly ReadOnlySpan<char> Text => leaf.Text.AsSpan(Start - leafStart, Length);

    /// <summary>The run as an insert.</summary>
    public readonly TextOp Op => Embed is null
        ? TextOp.Inserting(Length == leaf.Length ? leaf.Text : Text.ToString(), Attributes)
        : TextOp.Embedding(Embed, Attributes);

    public bool Next()
    {
        Start += Length;
        Length = 0;
        if (Start >= to) return false;
        var whole = leaf.Runs is null ? leaf.Length : run < leaf.Runs.Length ? leaf.Runs[run].Length : 0;
        if (Start == leafStart + leaf.Length)
        {
            NextLeaf();
            whole = leaf.Runs is null ? leaf.Length : leaf.Runs[0].Length;
        }
        (Attributes, Embed) = leaf.Runs is null ? (leaf.Attributes, null) : (leaf.Runs[run].Attributes, leaf.Runs[run].Embed);
        var end = leafStart + runStart + whole;
        Length = Math.Min(end, to) - Start;
        runStart += whole;
        run++;
        return true;
    }

    private void NextLeaf()
    {
        leafStart += leaf.Length;
        (run, runStart) = (0, 0);
        while (true)
        {
            var (branch, next) = path.Pop();
            if (next == branch.Children.Length) continue;
            path.Push((branch, next + 1));
            var node = branch.Children[next];
            while (node is Branch below)
            {
                path.Push((below, 1));
                node = below.Children[0];
            }
            leaf = (Leaf)node;
            return;
        }
    }
}
