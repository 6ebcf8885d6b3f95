using System.Net;

namespace Tracker.Text;

/// <summary>Reads the characters of one line of Markdown: escapes, entities, code, emphasis, links and the few tags we write.</summary>
internal sealed class MarkdownText
{
    private static readonly (string Tag, InlineFormat Format)[] Tags =
    [
        ("strong", new(Bold: true)), ("b", new(Bold: true)), ("em", new(Italic: true)), ("i", new(Italic: true)),
        ("u", new(Underline: true)), ("ins", new(Underline: true)), ("del", new(Strike: true)), ("s", new(Strike: true)),
    ];

    /// <summary>Limits, so that unclosed signs do not cost quadratic time.</summary>
    private const int MostOpen = 64, DeepestBrackets = 32, LongestTag = 10, LongestEntity = 33;

    private static readonly SearchValues<char> Signs = SearchValues.Create("\\&`*_~[]<");
    private static readonly SearchValues<char> InEntities = SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly string line;
    private readonly StringBuilder plain = new();
    private readonly List<(string Text, InlineFormat Format)> pieces = [];
    private readonly List<(string Sign, int Piece)> open = [];
    private int at;

    private MarkdownText(string line) => this.line = line;

    /// <summary>The runs of a line; a break within it is a line feed.</summary>
    public static IReadOnlyList<LineRun> Read(string line) => new MarkdownText(line).All();

    /// <summary>The entity that starts here, with its length and meaning; null if there is none.</summary>
    public static (int Length, string Meaning)? Entity(string text, int at)
    {
        var end = text.AsSpan(at, Math.Min(LongestEntity, text.Length - at)).IndexOf(';');
        if (end < 0 || text.AsSpan(at + 1, end - 1).ContainsAnyExcept(InEntities)) return null;
        var entity = text.Substring(at, end + 1);
        var meaning = WebUtility.HtmlDecode(entity);
        return meaning == entity ? null : (entity.Length, meaning == "\0" ? "\uFFFD" : meaning);
    }

    private IReadOnlyList<LineRun> All()
    {
        for (; at < line.Length; Next())
        {
            var sign = line.AsSpan(at).IndexOfAny(Signs);
            var words = sign < 0 ? line.Length - at : sign;
            plain.Append(line, at, words);
            if ((at += words) == line.Length) break;
        }
        Flush();
        return [.. pieces.Where(p => p.Text.Length > 0).Select(p => new LineRun(p.Text, p.Format))];
    }

    private void Next()
    {
        var c = line[at];
        var after = at + 1 < line.Length ? line[at + 1] : default;
        if (c == '\\' && after < 128 && (after == '\n' || char.IsPunctuation(after) || char.IsSymbol(after))) Put(after.ToString(), 2);
        else if (c == '&' && Entity(line, at) is { } entity) Put(entity.Meaning, entity.Length);
        else if (c == '`') Code();
        else if (c is '*' or '_' || (c == '~' && after == '~')) Emphasis(c);
        else if (c == '[') Begin("[", 1);
        else if (c == ']') Link();
        else if (c == '<') Tag();
        else Put(c.ToString(), 1);
    }

    private void Put(string text, int length)
    {
        plain.Append(text);
        at += length;
    }

    /// <summary>Turns unformatted characters into a piece.</summary>
    private void Flush()
    {
        if (plain.Length > 0) pieces.Add((plain.ToString(), default));
        plain.Clear();
    }

    private void Begin(string sign, int length)
    {
        Flush();
        if (open.Count == MostOpen) open.RemoveAt(0);
        open.Add((sign, pieces.Count));
        pieces.Add((sign, default));
        at += length;
    }

    private int Run(char c, int from)
    {
        var end = from;
        while (end < line.Length && line[end] == c) end++;
        return end - from;
    }

    private void Code()
    {
        var fence = Run('`', at);
        for (var i = at + fence; i < line.Length;)
        {
            var start = line.IndexOf('`', i);
            if (start < 0) break;
            var end = start + Run('`', start);
            if (end - start == fence)
            {
                var text = line[(at + fence)..start].Replace('\n', ' ');
                if (text.Length > 1 && text[0] == ' ' && text[^1] == ' ' && text.AsSpan().ContainsAnyExcept(' ')) text = text[1..^1];
                Flush();
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
        var run = c == '~' ? 2 : Run(c, at);
        var (before, after) = (at == 0 ? ' ' : line[at - 1], at + run >= line.Length ? ' ' : line[at + run]);
        var opens = !char.IsWhiteSpace(after) && (c != '_' || !char.IsLetterOrDigit(before));
        var closes = !char.IsWhiteSpace(before) && (c != '_' || !char.IsLetterOrDigit(after));
        Flush();
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

    /// <summary>Closes a sign: removes it and formats what follows it.</summary>
    private void Close(int opened, InlineFormat format)
    {
        Flush();
        var first = open[opened].Piece;
        pieces[first] = ("", default);
        for (var i = first + 1; i < pieces.Count; i++) pieces[i] = (pieces[i].Text, Joined(pieces[i].Format, format));
        open.RemoveRange(opened, open.Count - opened);
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

    /// <summary>An address, and perhaps a title, up to the closing bracket.</summary>
    private (string Address, int End)? Address(int from)
    {
        var address = new StringBuilder();
        var (depth, i) = (0, from);
        for (; i < line.Length && depth <= DeepestBrackets; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) && !char.IsAsciiLetterOrDigit(line[i + 1])) address.Append(line[++i]);
            else if (c == '(' && ++depth > 0) address.Append(c);
            else if (c == ')' && depth-- == 0) return (Bare(), i + 1);
            else if (c is ' ' or '\n') break;
            else address.Append(c);
        }
        var end = line.IndexOf(')', i);
        return end >= 0 && line.AsSpan(i, end - i).Trim() is ['"', .., '"'] or ['\'', .., '\''] ? (Bare(), end + 1) : null;

        string Bare() => address.ToString().Trim('<', '>');
    }

    private void Tag()
    {
        var length = line.AsSpan(at, Math.Min(LongestTag, line.Length - at)).IndexOf('>') + 1;
        var name = length == 0 ? "" : line.Substring(at + 1, length - 2).ToLowerInvariant();
        if (name is "br" or "br/" or "br /") Put("\n", length);
        else if (Array.Exists(Tags, t => t.Tag == name)) Begin($"<{name}>", length);
        else if (name is ['/', ..] && open.FindLastIndex(o => o.Sign == $"<{name[1..]}>") is >= 0 and var opened)
        {
            Close(opened, Array.Find(Tags, t => t.Tag == name[1..]).Format);
            at += length;
        }
        else Put("<", 1);
    }

    private static InlineFormat Joined(InlineFormat a, InlineFormat b) => new(
        a.Bold || b.Bold, a.Italic || b.Italic, a.Underline || b.Underline, a.Strike || b.Strike, a.Code || b.Code, a.Link ?? b.Link);
}
