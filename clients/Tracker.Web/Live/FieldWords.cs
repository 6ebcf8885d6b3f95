using System.Text.RegularExpressions;

namespace Tracker.Web.Live;

/// <summary>The names of fields that stand in a refusal, as people read them.</summary>
public static partial class FieldWords
{
    /// <summary>The sentence with what the screen calls the field in place of its name: its label, or the last word of the name where it has none.</summary>
    public static string Said(Rejection rejection, string? label = null) => rejection.Field is not { } field ? rejection.Sentence
        : rejection.Sentence.Replace($"'{field}'", $"“{label ?? Spoken(field)}”", StringComparison.Ordinal);

    /// <summary>The name of a field, and what is left of it without each of the things within which it stands: the rules say <c>first.words</c> where the
    /// form has <c>words</c>.</summary>
    public static IEnumerable<string> Ends(string? field)
    {
        for (var left = field; left is not null; left = left.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? left[(at + 1)..] : null)
            yield return left;
    }

    private static string Spoken(string field)
    {
        var words = Humps().Replace(Ends(field).Last(), " ").ToLowerInvariant();
        return words.Length == 0 ? field : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|[-_]")]
    private static partial Regex Humps();
}
