namespace Tracker.Text;

/// <summary>Collects the runs of a leaf and merges neighbours with equal attributes.</summary>
internal sealed class RunList
{
    private Run[] runs = new Run[4];
    private int count;

    public void Add(Run run)
    {
        if (run.Length == 0) return;
        if (count > 0 && run.Embed is null && runs[count - 1] is { Embed: null } last && Equals(last.Attributes, run.Attributes))
        {
            runs[count - 1] = last with { Length = last.Length + run.Length };
            return;
        }
        if (count == runs.Length) Array.Resize(ref runs, count * 2);
        runs[count++] = run;
    }

    /// <summary>The runs of a leaf between two places, with attributes set on them.</summary>
    public void Add(Leaf leaf, int from, int to, Formatting? formatting = null)
    {
        if (from >= to) return;
        if (leaf.Runs is null)
        {
            Add(new Run(to - from, formatting is null ? leaf.Attributes : formatting.Over(leaf.Attributes), null));
            return;
        }
        var start = 0;
        foreach (var run in leaf.Runs)
        {
            if (start >= to) break;
            var length = Math.Min(start + run.Length, to) - Math.Max(start, from);
            if (length > 0) Add(new Run(length, formatting is null ? run.Attributes : formatting.Over(run.Attributes), run.Embed));
            start += run.Length;
        }
    }

    /// <summary>The attributes of the whole leaf, if there is one run of text.</summary>
    public TextAttributes? OnlyAttributes => IsOne ? runs[0].Attributes : null;

    /// <summary>The runs; null if there is one run of text.</summary>
    public Run[]? Close() => count == 0 || IsOne ? null : runs[..count];

    private bool IsOne => count == 1 && runs[0].Embed is null;
}
