namespace Tracker.Text;

/// <summary>Changes and texts in few bytes. Layout, format 1: the byte 1, then the operations up to the end of the input. An operation is
/// <c>header = length &lt;&lt; 3 | attributed &lt;&lt; 2 | kind</c> with kind 0 retain, 1 insert, 2 delete, 3 embed; where attributed, the
/// number of an attribute set; then the bytes of an insert or embed. <c>length</c> is in UTF-16 units for retain and delete, in bytes for
/// insert (UTF-8; a lone surrogate as three bytes) and embed (JSON). An attribute set whose number is the count of those seen so far
/// follows at once: its count, then names and values. A name is <c>index &lt;&lt; 1 | 1</c> in the list of usual names or <c>bytes &lt;&lt;
/// 1</c> and UTF-8. A value is one byte (0 null, 1 false, 2 true, 3 string, 4 integer, 5 number, 6 JSON) and what it needs: bytes with
/// their count, a zigzag varint, or eight bytes little-endian. All counts are unsigned LEB128.</summary>
public static class TextBinary
{
    /// <summary>UTF-16 units that a change may keep, delete and insert together.</summary>
    public const int LongestChange = 1 << 28;

    internal const byte Format = 1;

    /// <summary>Their order belongs to the format.</summary>
    internal static readonly string[] UsualNames =
    [
        "bold", "italic", "underline", "strike", "link", "code", "header", "list", "blockquote", "indent", "code-block",
        "author", "insertion", "deletion", "deletion-author", "accepted",
    ];

    public static void Write(TextChange change, IBufferWriter<byte> output)
    {
        var writer = new BinaryOut(output);
        writer.Byte(Format);
        foreach (ref readonly var op in change.Ops) writer.Op(op);
    }

    public static byte[] Bytes(TextChange change)
    {
        var output = new ArrayBufferWriter<byte>(32);
        Write(change, output);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] Bytes(RichText text) => Bytes(text.ToChange());

    /// <summary>Reads a change; what cannot be read is a problem, never an exception. Memory stays in proportion to the input.</summary>
    public static (TextChange? Value, TextProblem? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new BinaryIn(bytes);
        return reader.Change();
    }

    /// <summary>Reads a text: a change of inserts only.</summary>
    public static (RichText? Value, TextProblem? Problem) ReadText(ReadOnlySpan<byte> bytes) => TextJson.AsText(Read(bytes));
}
