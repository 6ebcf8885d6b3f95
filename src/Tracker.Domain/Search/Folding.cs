using System.Text;

namespace Tracker.Domain.Search;

/// <summary>One form of texts for comparing: without case and accents, full-width letters as plain ones, single spaces. The table is our own, because
/// the program runs without those of the operating system, and so the same everywhere.</summary>
public static class Folding
{
    private const int FullWidth = 0xfee0;

    private static readonly FrozenDictionary<int, string> Plain = Table(
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"),
        ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"));

    public static string Of(string text) => Of(text, null);

    /// <param name="places">Receives, for each character of the folded text and perhaps one more, where in the text it comes from.</param>
    internal static string Of(string text, List<int>? places)
    {
        var folded = new StringBuilder(text.Length);
        var (at, last, hasEnd) = (0, default(Rune), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                {
                    if (hasEnd && SearchTerms.IsPaired(last) && SearchTerms.IsPaired(rune)) Join();
                    folded.Append(Letter(rune));
                    (last, hasEnd) = (rune, false);
                }
                else
                {
                    hasEnd |= rune.Value == '\n';
                    if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                }
            }
            while (places is not null && places.Count < folded.Length) places.Add(at);
            at += rune.Utf16SequenceLength;
        }
        return folded.ToString().TrimEnd();

        // A script without spaces goes on after the end of a line.
        void Join()
        {
            folded.Length--;
            if (places?.Count > folded.Length) places.RemoveRange(folded.Length, places.Count - folded.Length);
        }
    }

    private static string Letter(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune.Value is >= 0xff01 and <= 0xff5e ? new Rune(rune.Value - FullWidth) : rune);
        return Plain.TryGetValue(lower.Value, out var plain) ? plain : lower.ToString();
    }

    private static FrozenDictionary<int, string> Table(params (string Plain, string Letters)[] lines) =>
        lines.SelectMany(l => l.Letters, (l, letter) => (Letter: (int)letter, l.Plain)).ToFrozenDictionary(l => l.Letter, l => l.Plain);
}
