using System.Text.Unicode;

namespace Tracker.Text;

/// <summary>UTF-8 in which a lone surrogate is the three bytes of its number, so that no string is lost.</summary>
internal static class WideUtf8
{
    public static int Count(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = IsPair(text, i);
            count += text[i] < 0x80 ? 1 : text[i] < 0x800 ? 2 : pair ? 4 : 3;
            if (pair) i++;
        }
        return count;
    }

    public static void Write(string text, Span<byte> into)
    {
        if (Utf8.FromUtf16(text, into, out _, out _, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done) return;
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i) || !char.IsSurrogate(text[i]))
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
                at += rune.EncodeToUtf8(into[at..]);
                i += used - 1;
                continue;
            }
            into[at++] = 0xED;
            into[at++] = (byte)(0x80 | text[i] >> 6 & 0x3F);
            into[at++] = (byte)(0x80 | text[i] & 0x3F);
        }
    }

    /// <summary>The string, or null for bytes that <see cref="Write"/> never writes.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done) text.Append(rune.ToString());
            else if (bytes is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                var unit = (char)(0xD000 | (bytes[1] & 0x3F) << 6 | bytes[2] & 0x3F);
                if (char.IsLowSurrogate(unit) && text.Length > 0 && char.IsHighSurrogate(text[^1])) return null;
                text.Append(unit);
                used = 3;
            }
            else return null;
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    private static bool IsPair(string text, int i) => char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
}
