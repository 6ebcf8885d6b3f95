namespace Tracker.Domain.Commenting;

/// <summary>Texts of a form as every format can keep them.</summary>
public static class FormText
{
    /// <summary>With line feeds only; null for no text.</summary>
    public static string? Normal(string? text) =>
        string.IsNullOrEmpty(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Where a character is that no file of these formats can have (XML 1.0, Char); -1 if there is none.</summary>
    public static int Unwritable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || text[i] is (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF') return i;
        }
        return -1;
    }

    internal static T Normal<T>(T of, ImmutableArray<TextOf<T>> texts, bool trimmed = false) =>
        texts.Aggregate(of, (o, text) => text.Get(o) is { } was && Normal(trimmed ? was.Trim() : was) is var now && now != was ? text.Set(o, now) : o);
}
