namespace Tracker.Storage;

/// <summary>Free text in a form that both engines can store.</summary>
internal static class StorableText
{
    /// <summary>At most <paramref name="limit"/> characters; a NUL or half a surrogate pair becomes U+FFFD, so that a text cannot fail a shared
    /// commit.</summary>
    public static string Of(string text, int limit)
    {
        if (text.Length > limit) text = text[..limit];
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\ufffd');
    }
}
