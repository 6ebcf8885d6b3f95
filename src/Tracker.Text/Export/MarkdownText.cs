using System.Globalization;

namespace Tracker.Text;

/// <summary>Reads the characters of one line of Markdown: escapes, entities, code, emphasis, links and the few tags we write.</summary>
internal sealed class MarkdownText
{
    private static readonly (string Tag, InlineFormat Format)[] Tags =
    [
        ("strong", new(Bold: true)), ("b", new(Bold: true)), ("em", new(Italic: true)), ("i", new(Italic: true)),
        ("u", new(Underline: true)), ("ins", new(Underline: true)), ("del", new(Strike: true)), ("s", new(Strike: true)),
    ];

    private readonly string line;
    private readonly List<(string Text, InlineFormat Format)> pieces = [];
    private readonly List<(string Sign, int Piece)> open = [];
    private int at;

    private MarkdownText(string line) => this.line = line;

    /// <summary>The runs of a line; a break within it is a line feed.</summary>
    public static IReadOnlyList<LineRun> Read(string line) => new MarkdownText(line).All();

    /// <summary>The entity that begins here, with its ampersand and semicolon, or an empty text.</summary>
    public static string Entity(string text, int at)
    {
        var end = text.IndexOf(';', at);
        if (end < 0 || end - at > 32) return "";
        var name = text.AsSpan(at + 1, end - at - 1);
        var digits = name.Length > 1 && name[0] == '#' ? name[1..] : default;
        var fits = digits.IsEmpty ? name.Length > 1 && name.IndexOfAnyExcept(Letters) < 0
            : digits[0] is 'x' or 'X' ? digits.Length is > 1 and < 8 && digits[1..].IndexOfAnyExcept(Hex) < 0
            : digits.Length < 8 && digits.IndexOfAnyExceptInRange('0', '9') < 0;
        return fits ? text[at..(end + 1)] : "";
    }

    private IReadOnlyList<LineRun> All()
    {
        while (at < line.Length) Next();
        return [.. pieces.Where(p => p.Text.Length > 0).Select(p => new LineRun(p.Text, p.Format))];
    }

    private void Next()
    {
        var c = line[at];
        if (c == '\\' && at + 1 < line.Length && (char.IsAscii(line[at + 1]) && (char.IsPunctuation(line[at + 1]) || char.IsSymbol(line[at + 1])))) Put(line[at + 1].ToString(), 2);
        else if (c == '\\' && at + 1 < line.Length && line[at + 1] == '\n') Put("\n", 2);
        else if (c == '&' && Entity(line, at) is { Length: > 0 } entity) Put(Decoded(entity), entity.Length);
        else if (c == '`') Code();
        else if (c is '*' or '_' || (c == '~' && Run('~') >= 2)) Emphasis(c);
        else if (c == '[') Begin("[", 1);
        else if (c == ']') Link();
        else if (c == '<') Tag();
        else Put(c.ToString(), 1);
    }

    private void Put(string text, int length)
    {
        if (pieces.Count > 0 && pieces[^1].Format == default && (open.Count == 0 || open[^1].Piece < pieces.Count - 1) && text.Length > 0)
            pieces[^1] = (pieces[^1].Text + text, default);
        else pieces.Add((text, default));
        at += length;
    }

    private void Begin(string sign, int length)
    {
        open.Add((sign, pieces.Count));
        pieces.Add((sign, default));
        at += length;
    }

    private int Run(char c)
    {
        var end = at;
        while (end < line.Length && line[end] == c) end++;
        return end - at;
    }

    private void Code()
    {
        var fence = Run('`');
        for (var i = at + fence; i < line.Length;)
        {
            var start = line.IndexOf('`', i);
            if (start < 0) break;
            var end = start;
            while (end < line.Length && line[end] == '`') end++;
            if (end - start == fence)
            {
                var text = line[(at + fence)..start].Replace('\n', ' ');
                if (text.Length > 1 && text[0] == ' ' && text[^1] == ' ' && text.AsSpan().ContainsAnyExcept(' ')) text = text[1..^1];
                pieces.Add((text, new(Code: true)));
                at = end;
                return;
            }
            i = end;
        }
        Put(new string('`', fence), fence);
    }

    private void Emphasis(char c)
    {
        var run = c == '~' ? 2 : Run(c);
        var (before, after) = (at == 0 ? ' ' : line[at - 1], at + run >= line.Length ? ' ' : line[at + run]);
        var opens = !char.IsWhiteSpace(after) && (c != '_' || !char.IsLetterOrDigit(before));
        var closes = !char.IsWhiteSpace(before) && (c != '_' || !char.IsLetterOrDigit(after));
        while (run > 0)
        {
            var innermost = closes ? open.FindLastIndex(o => o.Sign[0] == c && o.Sign.Length <= run) : -1;
            if (innermost >= 0 && open[innermost].Piece < pieces.Count - 1)
            {
                var sign = open[innermost].Sign;
                Close(innermost, c == '~' ? new(Strike: true) : sign.Length == 2 ? new(Bold: true) : new(Italic: true));
                (at, run) = (at + sign.Length, run - sign.Length);
                continue;
            }
            var length = run >= 2 ? 2 : 1;
            if (opens) Begin(new string(c, length), length);
            else Put(new string(c, length), length);
            run -= length;
        }
    }

    /// <summary>Ends what was opened: its sign goes, what stands behind it has the format.</summary>
    private void Close(int opened, InlineFormat format)
    {
        var first = open[opened].Piece;
        pieces[first] = ("", default);
        for (var i = first + 1; i < pieces.Count; i++) pieces[i] = (pieces[i].Text, Joined(pieces[i].Format, format));
        open.RemoveRange(opened, open.Count - opened);
        pieces.Add(("", default));
    }

    private void Link()
    {
        var opened = open.FindLastIndex(o => o.Sign == "[");
        if (opened < 0 || at + 1 >= line.Length || line[at + 1] != '(' || Address(at + 2) is not { } target)
        {
            Put("]", 1);
            return;
        }
        var address = target.Address;
        Close(opened, InlineFormat.MayLink(address) ? new(Link: address) : default);
        at = target.End;
    }

    /// <summary>An address and, behind it, perhaps a title, up to the closing bracket.</summary>
    private (string Address, int End)? Address(int from)
    {
        var address = new System.Text.StringBuilder();
        var (depth, i) = (0, from);
        for (; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) && !char.IsAsciiLetterOrDigit(line[i + 1])) address.Append(line[++i]);
            else if (c == '(' && ++depth > 0) address.Append(c);
            else if (c == ')' && depth-- == 0) return (address.ToString().Trim('<', '>'), i + 1);
            else if (c is ' ' or '\n') break;
            else address.Append(c);
        }
        var end = line.IndexOf(')', Math.Min(i, line.Length));
        return end >= 0 && line[i..end].Trim() is ['"', .., '"'] or ['\'', .., '\''] ? (address.ToString().Trim('<', '>'), end + 1) : null;
    }

    private void Tag()
    {
        var end = line.IndexOf('>', at);
        var name = end < 0 ? "" : line[(at + 1)..end].ToLowerInvariant();
        if (name is "br" or "br/" or "br /") Put("\n", end - at + 1);
        else if (Array.Exists(Tags, t => t.Tag == name)) Begin($"<{name}>", end - at + 1);
        else if (name is ['/', ..] && open.FindLastIndex(o => o.Sign == $"<{name[1..]}>") is >= 0 and var opened)
        {
            Close(opened, Array.Find(Tags, t => t.Tag == name[1..]).Format);
            at = end + 1;
        }
        else Put("<", 1);
    }

    private static InlineFormat Joined(InlineFormat a, InlineFormat b) => new(
        a.Bold || b.Bold, a.Italic || b.Italic, a.Underline || b.Underline, a.Strike || b.Strike, a.Code || b.Code, a.Link ?? b.Link);

    private static string Decoded(string entity)
    {
        if (entity[1] != '#') return System.Net.WebUtility.HtmlDecode(entity);
        var hex = entity[2] is 'x' or 'X';
        var digits = hex ? entity[3..^1] : entity[2..^1];
        var code = int.Parse(digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        return code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : "\uFFFD";
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
