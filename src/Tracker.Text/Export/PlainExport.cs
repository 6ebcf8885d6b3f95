namespace Tracker.Text;

/// <summary>A text without formats: list items keep their signs and numbers, links their addresses in brackets.</summary>
public static class PlainExport
{
    public static string Write(RichText text)
    {
        var output = new StringBuilder();
        var numbers = new ItemNumbers();
        foreach (var line in TextLine.Of(text))
        {
            output.Append(Sign(line, numbers.Next(line)));
            for (var i = 0; i < line.Runs.Count; i++)
            {
                var (words, format) = line.Runs[i];
                output.Append(words);
                var ends = i + 1 == line.Runs.Count || line.Runs[i + 1].Format.Link != format.Link;
                if (format.Link is { } link && ends && words != link) output.Append(" (").Append(link).Append(')');
            }
            output.Append('\n');
        }
        return output.ToString();
    }

    private static string Sign(TextLine line, int number) => new string(' ', line.IsItem ? line.Level * 4 : 0) + line.Kind switch
    {
        LineKind.Bullet => "• ",
        LineKind.Ordered => number.ToString(CultureInfo.InvariantCulture) + ". ",
        LineKind.Checked => "[x] ",
        LineKind.Unchecked => "[ ] ",
        _ => "",
    };
}
