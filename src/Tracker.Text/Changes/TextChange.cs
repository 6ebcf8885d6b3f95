using System.Collections.Immutable;

namespace Tracker.Text;

/// <summary>A change of a rich text: the public Delta model (<c>quill-delta</c> 5, ShareDB's <c>rich-text</c>). Immutable and in canonical
/// form: what Delta's own methods give. Lengths are UTF-16 units. A text is a change of inserts only (<see
/// cref="RichText.ToChange"/>).</summary>
[JsonConverter(typeof(TextChangeJsonConverter))]
public sealed partial class TextChange : IEquatable<TextChange>
{
    private readonly ImmutableArray<TextOp> ops;

    internal TextChange(ImmutableArray<TextOp> ops)
    {
        this.ops = ops;
        foreach (ref readonly var op in ops.AsSpan())
        {
            if (op.Inserts) InsertLength = checked(InsertLength + op.Length);
            else BaseLength = checked(BaseLength + op.Length);
            if (op.Kind == OpKind.Delete) DeleteLength += op.Length;
        }
    }

    public static TextChange Empty { get; } = new([]);
    public static TextChangeBuilder Build() => new();

    /// <summary>A change of these operations, brought into canonical form.</summary>
    public static TextChange Of(params ReadOnlySpan<TextOp> ops)
    {
        var builder = Build();
        foreach (ref readonly var op in ops) builder.Add(op);
        return builder.ToChange();
    }

    public ReadOnlySpan<TextOp> Ops => ops.AsSpan();
    public ImmutableArray<TextOp> Operations => ops;
    public bool IsEmpty => ops.Length == 0;

    /// <summary>The length that a text must have at least: its retains and deletes.</summary>
    public int BaseLength { get; }

    /// <summary>Units inserted, an embed as one.</summary>
    public int InsertLength { get; }

    /// <summary>Units deleted.</summary>
    public int DeleteLength { get; }

    /// <summary>By how much a text grows.</summary>
    public int LengthDelta => InsertLength - DeleteLength;

    /// <summary>True for a text: nothing but inserts.</summary>
    public bool IsDocument => BaseLength == 0;

    public bool Equals(TextChange? other) => ReferenceEquals(this, other) || other is not null && Ops.SequenceEqual(other.Ops);
    public override bool Equals(object? obj) => Equals(obj as TextChange);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var op in ops) hash.Add(op);
        return hash.ToHashCode();
    }

    /// <summary>The change as JSON.</summary>
    public override string ToString() => TextJson.Text(this);
}
