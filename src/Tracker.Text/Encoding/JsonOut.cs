using System.Buffers.Text;

namespace Tracker.Text;

/// <summary>Writes JSON as <c>JSON.stringify</c> does: only what must be escaped is, and a lone surrogate as <c>\udxxx</c>.</summary>
internal readonly struct JsonOut(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    public void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void Raw(ReadOnlySpan<char> json) => Encoding.UTF8.GetBytes(json, output);

    public void Number(long value)
    {
        var span = output.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        output.Advance(written);
    }

    public void String(ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var next = NextSpecial(text);
            if (next > 0) Raw(text[..next]);
            if (next == text.Length) break;
            Escaped(text[next]);
            text = text[(next + 1)..];
        }
        output.Write("\""u8);
    }

    private static int NextSpecial(ReadOnlySpan<char> text)
    {
        var next = text.IndexOfAny(Special);
        if (next < 0) next = text.Length;
        for (var i = 0; i < next; i++)
        {
            i += text[i..next].IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0 ? at : next - i;
            if (i >= next) break;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return i;
            i++;
        }
        return next;
    }

    private void Escaped(char character)
    {
        switch (character)
        {
            case '"': output.Write("\\\""u8); return;
            case '\\': output.Write("\\\\"u8); return;
            case '\b': output.Write("\\b"u8); return;
            case '\f': output.Write("\\f"u8); return;
            case '\n': output.Write("\\n"u8); return;
            case '\r': output.Write("\\r"u8); return;
            case '\t': output.Write("\\t"u8); return;
        }
        output.Write("\\u"u8);
        var span = output.GetSpan(4);
        Utf8Formatter.TryFormat(character, span, out var written, new StandardFormat('x', 4));
        output.Advance(written);
    }
}
