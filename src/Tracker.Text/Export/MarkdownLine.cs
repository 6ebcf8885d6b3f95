namespace Tracker.Text;

/// <summary>One line of a text as Markdown, without the sign of its block.</summary>
internal static class MarkdownLine
{
    /// <summary>An empty line: Markdown has no sign for it, and reads the sign of an empty item differently.</summary>
    public const string Nothing = "<br>";

    public static string Write(TextLine line)
    {
        var output = new StringBuilder();
        for (var i = 0; i < line.Runs.Count; i++)
        {
            var link = line.Runs[i].Format.Link;
            var last = i;
            while (last + 1 < line.Runs.Count && line.Runs[last + 1].Format.Link == link) last++;
            if (link is not null)
            {
                if (output.Length > 0 && output[^1] == '!') output.Insert(output.Length - 1, '\\');
                output.Append('[');
            }
            for (var run = i; run <= last; run++) Run(output, line, run);
            if (link is not null) output.Append("](").Append(Address(link)).Append(')');
            i = last;
        }
        return Guarded(output.ToString());
    }

    private static void Run(StringBuilder output, TextLine line, int at)
    {
        var (text, format) = line.Runs[at];
        if (Delimiter(line, at) is { } sign)
        {
            output.Append(sign).Append(Escaped(text, line.Kind)).Append(sign);
            return;
        }
        var tags = new List<string>();
        if (format.Bold) tags.Add("strong");
        if (format.Italic) tags.Add("em");
        if (format.Underline) tags.Add("u");
        if (format.Strike) tags.Add("del");
        foreach (var tag in tags) output.Append('<').Append(tag).Append('>');
        output.Append(format.Code ? CodeSpan(text) : Escaped(text, line.Kind));
        tags.Reverse();
        foreach (var tag in tags) output.Append("</").Append(tag).Append('>');
    }

    /// <summary>The short sign, if every reader understands it the same way: for a single format around words and next to plain text.</summary>
    private static string? Delimiter(TextLine line, int at)
    {
        var (text, format) = line.Runs[at];
        var sign = (format.Bold, format.Italic, format.Strike, format.Underline, format.Code) switch
        {
            (true, false, false, false, false) => "**",
            (false, true, false, false, false) => "*",
            (false, false, true, false, false) => "~~",
            _ => null,
        };
        var words = char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
        return words && Plain(line, at - 1, at) && Plain(line, at + 1, at) ? sign : null;
    }

    private static bool Plain(TextLine line, int neighbour, int at) =>
        neighbour < 0 || neighbour >= line.Runs.Count || line.Runs[neighbour].Format.Link != line.Runs[at].Format.Link
        || line.Runs[neighbour].Format is { Bold: false, Italic: false, Underline: false, Strike: false, Code: false };

    private static string CodeSpan(string text)
    {
        var fence = new string('`', MarkdownExport.Longest(text) + 1);
        var padded = text[0] == '`' || text[^1] == '`' || (text[0] == ' ' && text[^1] == ' ' && !string.IsNullOrEmpty(text.Trim(' ')));
        return padded ? $"{fence} {text} {fence}" : fence + text + fence;
    }

    /// <summary>Escapes what would be a sign; in a heading also '#', which could end it.</summary>
    private static string Escaped(string text, LineKind kind)
    {
        var output = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r') output.Append("&#13;");
            else if (IsSign(text, i, kind)) output.Append('\\').Append(text[i]);
            else output.Append(text[i]);
        }
        return output.ToString();
    }

    private static bool IsSign(string text, int at, LineKind kind) => text[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '~' => true,
        '#' => kind == LineKind.Heading,
        '_' => !InWord(text, at),
        '&' => MarkdownText.Entity(text, at) is not null,
        _ => false,
    };

    private static bool InWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static string Address(string link)
    {
        var output = new StringBuilder(link.Length + 2);
        foreach (var c in link)
        {
            if (c is '\\' or '<' or '>' or '(' or ')' or '&' or '[' or ']' or '`' or '*' or '_') output.Append('\\');
            output.Append(c);
        }
        return output.ToString();
    }

    /// <summary>Keeps the beginning of a line from being read as a block's sign, and its outer spaces from being dropped.</summary>
    private static string Guarded(string line)
    {
        if (line.Length == 0) return line;
        if (line[^1] is ' ' or '\t') line = line[..^1] + Coded(line[^1]);
        if (line[0] is ' ' or '\t') return Coded(line[0]) + line[1..];
        if (line[0] is '#' or '>' or '+' or '-' or '=' or '|') return "\\" + line;
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' ? line.Insert(digits, "\\") : line;
    }

    private static string Coded(char c) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};");
}
