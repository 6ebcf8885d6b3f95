using System.Globalization;
using System.Text;

namespace Tracker.Domain.Shared;

/// <summary>
/// Texts as they are shown. Characters that turn the direction of what follows, or that a terminal obeys, appear as their code point,
/// such as <c>[U+202E]</c>, so that no title looks like another. What is stored never changes.
/// </summary>
public static class VisibleText
{
    /// <summary>The text to show; an absent one is empty.</summary>
    public static string Of(string? text) => Replace(text ?? "", "[U+{0:X4}]");

    /// <summary>JSON with the same characters as escapes: it says the same.</summary>
    public static string InJson(string json) => Replace(json, "\\u{0:x4}");

    private static string Replace(string text, string form)
    {
        if (!Enumerable.Range(0, text.Length).Any(i => IsHidden(text, i))) return text;
        var shown = new StringBuilder(text.Length + 8);
        foreach (var (i, c) in text.Index())
            if (IsHidden(text, i)) shown.AppendFormat(CultureInfo.InvariantCulture, form, (int)c);
            else shown.Append(c);
        return shown.ToString();
    }

    /// <summary>The Bidi_Control characters of Unicode, and controls other than those of lines. After a carriage return alone, a terminal writes over the
    /// line.</summary>
    private static bool IsHidden(string text, int at) => text[at] switch
    {
        '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        '\t' or '\n' => false,
        '\r' => at + 1 == text.Length || text[at + 1] != '\n',
        var c => char.IsControl(c),
    };
}
