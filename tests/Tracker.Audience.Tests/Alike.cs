using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Audience.Tests;

/// <summary>An answer without what differs between two equal ones: times, ids that are drawn, and what is encrypted.</summary>
internal static partial class Alike
{
    public static string Of(string answer)
    {
        var plain = State().Replace(answer, m => $"<!--state {Decoded(m.Groups[1].Value)}-->");
        return Drawn().Replace(Encrypted().Replace(Time().Replace(Length().Replace(plain, ""), "TIME"), "SEALED"), "ID");
    }

    /// <summary>What a page hands to the browser is only encoded, and what is in it once more; an escape there must not run into the id behind it.</summary>
    private static string Decoded(string base64) => Inner().Replace(Text(base64), m => Text(m.Value)).Replace("\\u0022", "\"", StringComparison.Ordinal);

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    [GeneratedRegex("<!--Blazor-WebAssembly-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex State();

    [GeneratedRegex("(?<=\":\")(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?=\")")]
    private static partial Regex Inner();

    /// <summary>A time is written with as many digits as it needs.</summary>
    [GeneratedRegex(@"^Content-Length: .*\n", RegexOptions.Multiline)]
    private static partial Regex Length();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d|\\u002B\d\d:\d\d)?|\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d|\b\d\d:\d\d(:\d\d)?\b|Date: .*")]
    private static partial Regex Time();

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+|nonce[-=]\"?[A-Za-z0-9+/=_-]+\"?")]
    private static partial Regex Encrypted();

    /// <summary>Also the ends of the ids that parts of a page are given.</summary>
    [GeneratedRegex("(?<=-)[0-9a-f]{8}(?![0-9a-f-])|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")]
    private static partial Regex Drawn();
}
