using System.Text.RegularExpressions;

namespace Tracker.Web.Records.Decisions;

/// <summary>Text that was printed in a column.</summary>
public static partial class PrintedText
{
    /// <summary>Without the line ends of the column: paragraphs, entries of lists and rows of tables stay on their own lines.</summary>
    public static string Flowing(string text) => Broken().Replace(text, " ");

    [GeneratedRegex(@"(?<!\n)\n(?!\s*(?:\n|[*•·|=-]|\d+[.)]|\(?[a-z]\)))")]
    private static partial Regex Broken();
}
