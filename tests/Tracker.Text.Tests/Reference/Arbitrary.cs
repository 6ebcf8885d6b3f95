namespace Tracker.Text.Tests.Reference;

/// <summary>Random texts and changes: short words, pairs of surrogates, embeds, attributes of every kind of value, removals.</summary>
internal sealed class Arbitrary(Random random)
{
    private static readonly string[] Pieces =
        ["a", "b", "c", " ", "\n", "xy", "hello", "é", "žluť", "日本", "😀", "\"", "\\", "\t", "the quick brown fox ", "1.2"];
    private static readonly (string, AttributeValue)[] Values =
    [
        ("bold", true), ("italic", true), ("header", 1), ("header", 2), ("list", "ordered"), ("list", "bullet"), ("link", "https://example.org/ž"),
        ("indent", 3), ("weight", 0.5), ("author", "anna"), ("author", "ben"),
    ];

    public Random Random => random;

    public bool Chance(double share) => random.NextDouble() < share;

    public string Word() => Pieces[random.Next(Pieces.Length)];

    public TextAttributes? Attributes(double share, bool removals)
    {
        if (!Chance(share)) return null;
        var attributes = (TextAttributes?)null;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (name, value) = Values[random.Next(Values.Length)];
            attributes = TextAttributes.With(attributes, name, removals && Chance(0.3) ? AttributeValue.Null : value);
        }
        return attributes;
    }

    public TextOp Insert() => Chance(0.1)
        ? TextOp.Embedding(EmbedValue.Of("image", Word()), Attributes(0.3, false))
        : TextOp.Inserting(Word(), Attributes(0.4, false));

    public TextChange Document(int pieces)
    {
        var builder = TextChange.Build();
        for (var i = 0; i < pieces; i++) builder.Add(Insert());
        return builder.ToChange();
    }

    /// <summary>A change that fits a text of this length.</summary>
    public TextChange Change(int length, int most = 6)
    {
        var builder = TextChange.Build();
        var left = length;
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            var kind = random.Next(4);
            if (kind == 0 || left == 0)
            {
                builder.Add(Insert());
                continue;
            }
            var count = random.Next(1, Math.Min(left, Chance(0.2) ? left : 8) + 1);
            if (kind == 1) builder.Delete(count);
            else builder.Retain(count, kind == 2 ? Attributes(1, removals: true) : null);
            left -= count;
        }
        return builder.ToChange();
    }
}
