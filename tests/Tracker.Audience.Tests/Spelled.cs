using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Audience.Tests;

/// <summary>What a reader of the bytes could find in them: also the words that stand in base64, and in base64 inside of it.</summary>
internal static partial class Spelled
{
    public static string Out(string received)
    {
        var all = new StringBuilder(received);
        Add(all, received);
        return all.ToString();
    }

    private static void Add(StringBuilder all, string received)
    {
        foreach (Match match in Base64().Matches(received.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase)))
        {
            var bytes = new byte[match.Length];
            if (!Convert.TryFromBase64String(match.Value, bytes, out var length)) continue;
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            all.Append('\n').Append(text);
            Add(all, text);
        }
    }

    /// <summary>A string, or the state that a page hands to the browser, whose parts are encoded once more.</summary>
    [GeneratedRegex("(?<=\"|Component-State:)[A-Za-z0-9+/]{8,}={0,2}(?=\"|-->)")]
    private static partial Regex Base64();
}
