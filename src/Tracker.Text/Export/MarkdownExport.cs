namespace Tracker.Text;

/// <summary>A text as Markdown (CommonMark with strikethrough and task lists of GFM). Where Markdown has no sign that is read the same way
/// everywhere — underlining, formats that touch or overlap — it uses HTML tags, as Markdown allows. <see cref="MarkdownImport"/> reads it
/// back to the same text; the depth of paragraphs and the marks of a draft are left out.</summary>
public static class MarkdownExport
{
    public static string Write(RichText text)
    {
        var output = new StringBuilder();
        var numbers = new ItemNumbers();
        TextLine? before = null;
        foreach (var group in Groups(TextLine.Of(text)))
        {
            if (before is not null && !(before.IsItem && group[0].IsItem)) output.Append('\n');
            if (group[0].Kind == LineKind.Code) Code(output, group);
            else Line(output, group[0], numbers.Next(group[0]), before);
            before = group[^1];
        }
        return output.ToString();
    }

    private static IEnumerable<List<TextLine>> Groups(IEnumerable<TextLine> lines)
    {
        List<TextLine> code = [];
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Code)
            {
                code.Add(line);
                continue;
            }
            if (code.Count > 0) yield return code;
            code = [];
            yield return [line];
        }
        if (code.Count > 0) yield return code;
    }

    private static void Code(StringBuilder output, List<TextLine> lines)
    {
        var fence = new string('`', Math.Max(3, lines.Max(l => Longest(l.Plain)) + 1));
        output.Append(fence).Append('\n');
        foreach (var line in lines) output.Append(line.Plain).Append('\n');
        output.Append(fence).Append('\n');
    }

    private static void Line(StringBuilder output, TextLine line, int number, TextLine? before)
    {
        if (line.Kind == LineKind.Quote && before?.Kind == LineKind.Quote) output.Insert(output.Length - 1, '>');
        var content = MarkdownLine.Write(line);
        if (line.IsItem) output.Append(' ', 4 * line.Level);
        var sign = line.Kind switch
        {
            LineKind.Heading => new string('#', line.Level),
            LineKind.Quote => ">",
            LineKind.Bullet => "-",
            LineKind.Ordered => number.ToString(CultureInfo.InvariantCulture) + ".",
            LineKind.Checked => "- [x]",
            LineKind.Unchecked => "- [ ]",
            _ => "",
        };
        if (content.Length == 0 && line.Kind != LineKind.Heading) content = MarkdownLine.Nothing;
        output.Append(sign);
        if (sign.Length > 0 && content.Length > 0) output.Append(' ');
        output.Append(content).Append('\n');
    }

    internal static int Longest(string text)
    {
        var (longest, now) = (0, 0);
        foreach (var c in text) longest = Math.Max(longest, now = c == '`' ? now + 1 : 0);
        return longest;
    }
}
