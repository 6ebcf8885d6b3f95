namespace Tracker.Text;

/// <summary>A text as HTML: a fragment of headings, paragraphs, lists, quotes and code. Everything except these tags is escaped, and only allowed
/// links are written; suggestions are <c>ins</c> and <c>del</c>. Each block runs in the direction of its first letter.</summary>
public static class HtmlExport
{
    public static string Write(RichText text)
    {
        var output = new StringBuilder();
        var lists = new Stack<(int Level, string Tag)>();
        var block = "";
        foreach (var line in TextLine.Of(text))
        {
            if (!line.IsItem) CloseTo(output, lists, -1);
            var next = line.Kind switch { LineKind.Code => "pre", LineKind.Quote => "blockquote", _ => "" };
            if (block != next) Open(output, block, next);
            block = next;
            if (line.IsItem) Item(output, lists, line);
            else Line(output, line);
        }
        CloseTo(output, lists, -1);
        Open(output, block, "");
        return output.ToString();
    }

    private static void Open(StringBuilder output, string was, string next)
    {
        if (was.Length > 0) output.Append("</").Append(was).Append(">\n");
        if (next.Length > 0) output.Append('<').Append(next).Append(next == "pre" ? " dir=\"auto\">" : ">");
    }

    private static void Line(StringBuilder output, TextLine line)
    {
        if (line.Kind == LineKind.Code)
        {
            Escape(output, line.Plain);
            output.Append('\n');
            return;
        }
        var tag = line.Kind == LineKind.Heading ? $"h{line.Level}" : "p";
        output.Append('<').Append(tag).Append(" dir=\"auto\">");
        Runs(output, line.Runs);
        output.Append("</").Append(tag).Append(">\n");
    }

    private static void Item(StringBuilder output, Stack<(int Level, string Tag)> lists, TextLine line)
    {
        var tag = line.Kind == LineKind.Ordered ? "ol" : "ul";
        CloseTo(output, lists, line.Level);
        if (lists.TryPeek(out var top) && top.Level == line.Level && top.Tag != tag) Close(output, lists);
        if (lists.TryPeek(out top) && top.Level == line.Level) output.Append("</li>\n");
        else
        {
            output.Append('<').Append(tag).Append(">\n");
            lists.Push((line.Level, tag));
        }
        output.Append("<li dir=\"auto\">");
        if (line.Kind is LineKind.Checked) output.Append("<input type=\"checkbox\" disabled checked> ");
        if (line.Kind is LineKind.Unchecked) output.Append("<input type=\"checkbox\" disabled> ");
        Runs(output, line.Runs);
    }

    private static void CloseTo(StringBuilder output, Stack<(int Level, string Tag)> lists, int level)
    {
        while (lists.TryPeek(out var top) && top.Level > level) Close(output, lists);
    }

    private static void Close(StringBuilder output, Stack<(int Level, string Tag)> lists) => output.Append("</li>\n</").Append(lists.Pop().Tag).Append(">\n");

    private static void Runs(StringBuilder output, IReadOnlyList<LineRun> runs)
    {
        if (runs.Count == 0) output.Append("<br>");
        foreach (var (text, format) in runs)
        {
            var tags = Tags(format).ToList();
            foreach (var tag in tags) output.Append('<').Append(tag).Append('>');
            Words(output, text);
            tags.Reverse();
            foreach (var tag in tags) output.Append("</").Append(tag.Split(' ')[0]).Append('>');
        }
    }

    /// <summary>A tab is white space like any other in HTML, unless it is said to be kept.</summary>
    private static void Words(StringBuilder output, string text)
    {
        var parts = text.Split('\t');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0) output.Append("<span style=\"white-space: pre\">\t</span>");
            Escape(output, parts[i]);
        }
    }

    private static IEnumerable<string> Tags(InlineFormat format)
    {
        if (format.Inserted) yield return "ins";
        if (format.Deleted) yield return "del";
        if (format.Link is { } link)
        {
            var address = new StringBuilder();
            Escape(address, link);
            yield return $"a href=\"{address}\" rel=\"noopener noreferrer\"";
        }
        if (format.Bold) yield return "strong";
        if (format.Italic) yield return "em";
        if (format.Underline) yield return "u";
        if (format.Strike) yield return "s";
        if (format.Code) yield return "code";
    }

    private static void Escape(StringBuilder output, string text)
    {
        foreach (var c in text)
            _ = c switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#39;"),
                _ => output.Append(c),
            };
    }
}
