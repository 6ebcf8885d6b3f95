using System.Globalization;
using System.Text;
using Tracker.Domain.Search;

namespace Tracker.Web.Records;

/// <summary>Keys of records that are made on a screen: readable, and unique without asking.</summary>
public static class RecordKeys
{
    private const int Longest = 40, LongestPart = 80;

    /// <summary>A new record's actor, from its name and a few letters of chance.</summary>
    public static ActorId New(string kind, string name) => ActorId.Parse($"{kind}/{Key(name)}");

    /// <summary>A new key of letters, digits and hyphens.</summary>
    public static string Key(string name)
    {
        var end = Guid.NewGuid().ToString("N")[..6];
        var words = Words(name);
        return words.Length == 0 ? end : $"{words}-{end}";
    }

    /// <summary>A key that says what the record is: its body if it has one, and its identifier or title. Empty if the last has no plain letter.</summary>
    public static string Proposed(string? body, string name) =>
        (Part(body ?? ""), Part(name)) switch
        {
            (_, "") => "",
            ("", var key) => key,
            var (place, key) => $"{place}/{key}",
        };

    /// <summary>A text as one part of a key: its letters without accents, its digits and dots, and a hyphen for everything else.</summary>
    private static string Part(string text)
    {
        var key = new StringBuilder();
        foreach (var c in Folding.Of(text))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c == '.' && key.Length > 0)) key.Append(c);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
            if (key.Length == LongestPart) break;
        }
        return key.ToString().Trim('-', '.');
    }

    private static string Words(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name.ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
            if (key.Length == Longest) break;
        }
        return key.ToString().Trim('-');
    }
}
