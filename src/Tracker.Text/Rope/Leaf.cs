namespace Tracker.Text;

/// <summary>Neighbouring positions with equal attributes; an embed is a run of its own.</summary>
internal readonly record struct Run(int Length, TextAttributes? Attributes, EmbedValue? Embed);

/// <summary>A piece of text. If all of it has the same attributes, <see cref="Runs"/> is null and <see cref="Attributes"/> holds them. In
/// <see cref="Text"/>, an embed is <see cref="EmbedMark"/>.</summary>
internal sealed class Leaf : Node
{
    public const int Most = 160;
    public const int Least = 53;
    public const char EmbedMark = '\uFFFC';
    public readonly string Text;
    public readonly TextAttributes? Attributes;
    public readonly Run[]? Runs;

    private Leaf(string text, TextAttributes? attributes, Run[]? runs) : base(text.Length, 0) => (Text, Attributes, Runs) = (text, attributes, runs);

    public Leaf(string text, RunList runs) : this(text, runs.OnlyAttributes, runs.Close()) { }

    public static Leaf Empty { get; } = new("", null, (Run[]?)null);
    public override bool IsFull => Length >= Least;

    public override Node Slice(int from, int to)
    {
        if (from <= 0 && to >= Length) return this;
        if (Runs is null) return new Leaf(Text[from..to], Attributes, null);
        var runs = new RunList();
        runs.Add(this, from, to);
        return new Leaf(Text[from..to], runs);
    }

    /// <summary>Text replaced by other text, which may be an embed; the length stays within the limits of a leaf.</summary>
    public Leaf Replace(int at, int deleted, in TextOp op)
    {
        var inserted = op.Text ?? (op.Embed is null ? "" : "\uFFFC");
        var text = string.Concat(Text.AsSpan(0, at), inserted, Text.AsSpan(at + deleted));
        if (Runs is null && op.Embed is null && (inserted.Length == 0 || Equals(op.Attributes, Attributes))) return new Leaf(text, Attributes, null);
        var runs = new RunList();
        runs.Add(this, 0, at);
        runs.Add(new Run(inserted.Length, op.Attributes, op.Embed));
        runs.Add(this, at + deleted, Length);
        return new Leaf(text, runs);
    }

    public override Node Format(int from, int to, Formatting formatting)
    {
        if (Runs is null && from <= 0 && to >= Length)
        {
            var attributes = formatting.Over(Attributes);
            return ReferenceEquals(attributes, Attributes) ? this : new Leaf(Text, attributes, null);
        }
        var runs = new RunList();
        runs.Add(this, 0, from);
        runs.Add(this, from, to, formatting);
        runs.Add(this, to, Length);
        return new Leaf(Text, runs);
    }

    /// <summary>Both leaves as one, or as two of equal size.</summary>
    public static Node Join(Leaf a, Leaf b)
    {
        var all = Whole(a, b);
        if (all.Length <= Most) return all;
        var half = all.Length / 2;
        return new Branch([all.Slice(0, half), all.Slice(half, all.Length)]);
    }

    private static Leaf Whole(Leaf a, Leaf b)
    {
        if (a.Runs is null && b.Runs is null && Equals(a.Attributes, b.Attributes)) return new Leaf(a.Text + b.Text, a.Attributes, null);
        var runs = new RunList();
        runs.Add(a, 0, a.Length);
        runs.Add(b, 0, b.Length);
        return new Leaf(a.Text + b.Text, runs);
    }
}
