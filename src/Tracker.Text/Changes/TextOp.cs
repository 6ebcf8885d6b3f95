namespace Tracker.Text;

/// <summary>What an operation does with the next positions of the text.</summary>
public enum OpKind : byte { Insert, Embed, Retain, Delete }

/// <summary>One operation of a change. <see cref="Length"/> counts UTF-16 units and is at least 1; an embed has length 1. <see
/// cref="Text"/> is set on inserts only, <see cref="Embed"/> on embeds only, <see cref="Attributes"/> never on deletes.</summary>
public readonly record struct TextOp
{
    private TextOp(OpKind kind, int length, string? text, EmbedValue? embed, TextAttributes? attributes) =>
        (Kind, Length, Text, Embed, Attributes) = (kind, length, text, embed, attributes);

    public OpKind Kind { get; }
    public int Length { get; }
    public string? Text { get; }
    public EmbedValue? Embed { get; }
    public TextAttributes? Attributes { get; }

    /// <summary>True for text and for embeds.</summary>
    public bool Inserts => Kind <= OpKind.Embed;

    public static TextOp Inserting(string text, TextAttributes? attributes = null) => new(OpKind.Insert, text.Length, text, null, attributes);
    public static TextOp Embedding(EmbedValue embed, TextAttributes? attributes = null) => new(OpKind.Embed, 1, null, embed, attributes);
    public static TextOp Retaining(int length, TextAttributes? attributes = null) => new(OpKind.Retain, length, null, null, attributes);
    public static TextOp Deleting(int length) => new(OpKind.Delete, length, null, null, null);
    public TextOp With(TextAttributes? attributes) => new(Kind, Length, Text, Embed, attributes);

    /// <summary>The <paramref name="length"/> positions from <paramref name="offset"/>.</summary>
    public TextOp Part(int offset, int length) =>
        offset == 0 && length == Length ? this : new(Kind, length, Text?.Substring(offset, length), Embed, Attributes);
}
