namespace Tracker.Text;

/// <summary>Text in which no character is cut in half: each UTF-16 surrogate has its other half. Other text cannot be written as UTF-8 or JSON.</summary>
public static class WholeText
{
    private const int Escape = 6;

    /// <summary>True if no surrogate is alone.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => NextHalf(text) < 0;

    /// <summary>The same for JSON, in which a surrogate may also be written as <c>\ud83d</c>.</summary>
    public static bool IsWholeJson(string json) => IsWhole(json) && NextHalf(System.Text.Encoding.UTF8.GetBytes(json), 0) < 0;

    /// <summary>The text with U+FFFD in place of each half; for showing what was stored before it was refused.</summary>
    public static string Of(string text)
    {
        if (IsWhole(text)) return text;
        var whole = text.ToCharArray();
        for (var at = NextHalf(whole); at >= 0; at = NextHalf(whole)) whole[at] = '\ufffd';
        return new string(whole);
    }

    /// <summary>UTF-8 JSON with U+FFFD in place of each half. Changes the given bytes.</summary>
    public static byte[] OfJson(byte[] json)
    {
        for (var at = NextHalf(json, 0); at >= 0; at = NextHalf(json, at)) "\\ufffd"u8.CopyTo(json.AsSpan(at));
        return json;
    }

    private static int NextHalf(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return i;
            i++;
        }
        return -1;
    }

    /// <summary>Where the next escape of half a character begins, or -1.</summary>
    private static int NextHalf(ReadOnlySpan<byte> json, int from)
    {
        while (json[from..].IndexOf((byte)'\\') is var found and >= 0)
        {
            from += found;
            if (Unit(json[from..]) is not { } unit) from += 2;
            else if (!char.IsSurrogate(unit)) from += Escape;
            else if (char.IsHighSurrogate(unit) && Unit(json[(from + Escape)..]) is { } low && char.IsLowSurrogate(low)) from += 2 * Escape;
            else return from;
            if (from >= json.Length) break;
        }
        return -1;
    }

    /// <summary>The UTF-16 unit of an escape <c>\uXXXX</c> at the beginning, or null.</summary>
    private static char? Unit(ReadOnlySpan<byte> json) =>
        json.Length >= Escape && json[0] == '\\' && json[1] == 'u'
        && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(2, 4), out ushort unit, out var used, 'x') && used == 4 ? (char)unit : null;
}
