using System.Text.RegularExpressions;

namespace Tracker.Text;

/// <summary>Turns the lines of a Markdown file into the lines of a text.</summary>
internal sealed partial class MarkdownBlocks
{
    private readonly List<TextLine> lines = [];
    private StringBuilder? gathered;
    private bool breaks;
    private LineKind kind;
    private int level;
    private string? fence;

    public void Add(string line)
    {
        if (fence is not null)
        {
            if (line.TrimEnd(' ', '\t').Length >= fence.Length && line.TrimEnd(' ', '\t').All(c => c == fence[0])) fence = null;
            else lines.Add(new([.. line.Length == 0 ? [] : (LineRun[])[new(line, default)]], LineKind.Code, 0));
        }
        else if (Fence().Match(line) is { Success: true } fenced)
        {
            Finish();
            fence = fenced.Groups[1].Value;
        }
        else if (line.AsSpan().Trim(" \t").IsEmpty) Finish();
        else if (Heading().Match(line) is { Success: true } heading) Head(heading.Groups[1].Length, heading.Groups[2].Value);
        else if (Quote().Match(line) is { Success: true } quote) Quoted(quote.Groups[1].Value);
        else if (Rule().IsMatch(line)) Finish();
        else if (Item().Match(line) is { Success: true } item) Begin(item);
        else Continue(LineKind.Paragraph, line);
    }

    public IReadOnlyList<TextLine> Close()
    {
        Finish();
        return lines;
    }

    private void Quoted(string content)
    {
        if (content.Trim(' ', '\t').Length == 0) Finish();
        else
        {
            if (gathered is not null && kind != LineKind.Quote) Finish();
            Continue(LineKind.Quote, content);
        }
    }

    private void Begin(Match item)
    {
        Finish();
        var spaces = item.Groups[1].Value.Sum(c => c == '\t' ? 4 : 1);
        var (content, sign) = (item.Groups[3].Value, item.Groups[2].Value);
        var task = Task().Match(content);
        kind = char.IsAsciiDigit(sign[0]) ? LineKind.Ordered
            : !task.Success ? LineKind.Bullet
            : task.Groups[1].Value == " " ? LineKind.Unchecked : LineKind.Checked;
        level = Math.Min((spaces + 2) / 4, 8);
        gathered = new();
        Gather(task.Success && kind != LineKind.Ordered ? content[task.Length..] : content);
        if (gathered.Length == 0) Finish();
    }

    private void Continue(LineKind of, string line)
    {
        if (gathered is null) (kind, level, gathered) = (of, 0, new());
        else gathered.Append(breaks ? '\n' : ' ');
        Gather(line);
    }

    private void Gather(string line)
    {
        breaks = line.EndsWith('\\') || line.EndsWith("  ", StringComparison.Ordinal);
        gathered!.Append(line.AsSpan().Trim(" \t"));
    }

    /// <summary>A heading, without the closing signs.</summary>
    private void Head(int signs, string line)
    {
        Finish();
        var words = line.TrimEnd(' ', '\t');
        var bare = words.TrimEnd('#');
        (kind, level, gathered) = (LineKind.Heading, Math.Min(signs, 3), new());
        Gather(bare is "" or [.., ' ' or '\t'] ? bare : words);
        Finish();
    }

    private void Finish()
    {
        if (gathered is null) return;
        var text = gathered.ToString();
        gathered = null;
        if (text == MarkdownLine.Nothing) text = "";
        foreach (var runs in Broken(MarkdownText.Read(text))) lines.Add(new(runs, kind, level));
    }

    /// <summary>Splits a block at its line breaks.</summary>
    private static IEnumerable<List<LineRun>> Broken(IReadOnlyList<LineRun> all)
    {
        List<LineRun> line = [];
        foreach (var run in all)
        {
            var parts = run.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }
                if (parts[i].Length > 0) line.Add(new(parts[i], run.Format));
            }
        }
        yield return line;
    }

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})[^`]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}(#{1,6})(?:[ \t]+(.*))?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}> ?(.*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^([ \t]*)([-*+]|[0-9]{1,9}[.)])(?:[ \t]+(.*))?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\[([ xX])\](?:[ \t]+|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex Task();

    [GeneratedRegex(@"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
