namespace Tracker.Text;

/// <summary>What a draft may contain: the formats of the toolbar and the marks of the server.</summary>
internal static class DraftFormats
{
    private const int LongestLink = 2_000;
    private const int LongestMark = 100;
    private static readonly string[] Schemes = ["https:", "http:", "mailto:"];
    private static readonly string[] Lists = ["ordered", "bullet", "checked", "unchecked"];

    public static TextFormats Create()
    {
        var rules = new Dictionary<string, Func<AttributeValue, bool>>(StringComparer.Ordinal)
        {
            ["bold"] = IsTrue,
            ["italic"] = IsTrue,
            ["underline"] = IsTrue,
            ["strike"] = IsTrue,
            ["code"] = IsTrue,
            ["blockquote"] = IsTrue,
            ["code-block"] = value => IsTrue(value) || value.AsString == "plain",
            ["link"] = IsLink,
            ["header"] = value => value.AsInteger is >= 1 and <= 3,
            ["indent"] = value => value.AsInteger is >= 1 and <= 8,
            ["list"] = value => Lists.Contains(value.AsString),
        };
        foreach (var mark in Marks.All) rules[mark] = value => value.AsString is { Length: >= 1 and <= LongestMark };
        return new(rules, new HashSet<string>(), Marks.All);
    }

    private static bool IsTrue(AttributeValue value) => value.AsBoolean == true;

    /// <summary>An absolute link that is safe to open.</summary>
    private static bool IsLink(AttributeValue value) =>
        value.AsString is { Length: <= LongestLink } link
        && Array.Exists(Schemes, scheme => link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && !link.AsSpan().ContainsAnyInRange('\0', ' ')
        && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeMailto || uri.Host.Length > 0);
}
