using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Audience.Tests;

/// <summary>What a reader of the bytes could find in them: also the words that stand in base64.</summary>
internal static partial class Spelled
{
    public static string Out(string received)
    {
        var all = new StringBuilder(received);
        foreach (Match match in Base64().Matches(received.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase)))
        {
            var bytes = new byte[match.Length];
            if (Convert.TryFromBase64String(match.Value, bytes, out var length)) all.Append('\n').Append(Encoding.UTF8.GetString(bytes, 0, length));
        }
        return all.ToString();
    }

    [GeneratedRegex("(?<=\")[A-Za-z0-9+/]{8,}={0,2}(?=\")")]
    private static partial Regex Base64();
}
