namespace Tracker.Text;

/// <summary>A run of a line with the formats that exports support.</summary>
internal readonly record struct LineRun(string Text, InlineFormat Format);

/// <summary>Formats of characters. <see cref="Link"/> is null or an allowed address.</summary>
internal readonly record struct InlineFormat(
    bool Bold = false, bool Italic = false, bool Underline = false, bool Strike = false, bool Code = false, string? Link = null,
    bool Inserted = false, bool Deleted = false)
{
    public static InlineFormat Of(TextAttributes? attributes) => attributes is null ? default : new(
        Is(attributes, "bold"), Is(attributes, "italic"), Is(attributes, "underline"), Is(attributes, "strike"), Is(attributes, "code"), LinkOf(attributes),
        attributes.Has(Marks.Insertion), attributes.Has(Marks.Deletion));

    public TextAttributes? ToAttributes()
    {
        TextAttributes? all = null;
        foreach (var (name, set) in ((string, bool)[])[("bold", Bold), ("italic", Italic), ("underline", Underline), ("strike", Strike), ("code", Code)])
            if (set) all = TextAttributes.With(all, name, true);
        return Link is null ? all : TextAttributes.With(all, "link", Link);
    }

    public static bool MayLink(string address) => TextFormats.Draft.Attributes["link"](address);
    private static bool Is(TextAttributes attributes, string name) => attributes[name]?.AsBoolean == true;
    private static string? LinkOf(TextAttributes attributes) => attributes.Text("link") is { } link && MayLink(link) ? link : null;
}

internal enum LineKind { Paragraph, Heading, Quote, Code, Bullet, Ordered, Checked, Unchecked }

/// <summary>One line of a text, without its end.</summary>
/// <param name="Level">1 to 3 of a heading; 0 and up, the depth of a list's item.</param>
internal sealed record TextLine(IReadOnlyList<LineRun> Runs, LineKind Kind, int Level)
{
    public bool IsItem => Kind >= LineKind.Bullet;
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    /// <summary>The lines of a text. Text after the last line end is a line of its own.</summary>
    public static IEnumerable<TextLine> Of(RichText text)
    {
        var runs = new List<LineRun>();
        foreach (var op in text.ToChange().Operations)
        {
            if (op.Text is not { } all) continue;
            var format = InlineFormat.Of(op.Attributes);
            var from = 0;
            for (var end = all.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = all.IndexOf('\n', from))
            {
                Add(runs, all[from..end], format);
                yield return Line(runs, op.Attributes);
                (runs, from) = ([], end + 1);
            }
            Add(runs, all[from..], format);
        }
        if (runs.Count > 0) yield return Line(runs, null);
    }

    private static void Add(List<LineRun> runs, string text, InlineFormat format)
    {
        if (text.Length == 0) return;
        if (runs.Count > 0 && runs[^1].Format == format) runs[^1] = new(runs[^1].Text + text, format);
        else runs.Add(new(text, format));
    }

    private static TextLine Line(List<LineRun> runs, TextAttributes? attributes)
    {
        var (kind, level) = KindOf(attributes);
        return new(runs, kind, level);
    }

    private static (LineKind, int) KindOf(TextAttributes? attributes)
    {
        if (attributes is null) return (LineKind.Paragraph, 0);
        if (attributes.Has("code-block")) return (LineKind.Code, 0);
        if (attributes["header"]?.AsInteger is >= 1 and <= 3 and var level) return (LineKind.Heading, (int)level);
        if (attributes.Has("blockquote")) return (LineKind.Quote, 0);
        var depth = attributes["indent"]?.AsInteger is >= 1 and <= 8 and var indent ? (int)indent : 0;
        return attributes.Text("list") switch
        {
            "bullet" => (LineKind.Bullet, depth),
            "ordered" => (LineKind.Ordered, depth),
            "checked" => (LineKind.Checked, depth),
            "unchecked" => (LineKind.Unchecked, depth),
            _ => (LineKind.Paragraph, 0),
        };
    }

    public TextAttributes? Attributes => Kind switch
    {
        LineKind.Heading => TextAttributes.Of(("header", Level)),
        LineKind.Quote => TextAttributes.Of(("blockquote", true)),
        LineKind.Code => TextAttributes.Of(("code-block", true)),
        LineKind.Paragraph => null,
        _ => Level == 0 ? TextAttributes.Of(("list", ListName)) : TextAttributes.Of(("list", ListName), ("indent", Level)),
    };

    private string ListName => Kind switch { LineKind.Bullet => "bullet", LineKind.Ordered => "ordered", LineKind.Checked => "checked", _ => "unchecked" };
}

/// <summary>Counts the items of ordered lists as an editor shows them.</summary>
internal sealed class ItemNumbers
{
    private readonly int[] last = new int[10];

    /// <summary>The number of this line, from 1; 0 if it has none.</summary>
    public int Next(TextLine line)
    {
        var deeper = line.IsItem ? line.Level + (line.Kind == LineKind.Ordered ? 1 : 0) : 0;
        Array.Clear(last, deeper, last.Length - deeper);
        return line.Kind == LineKind.Ordered ? ++last[line.Level] : 0;
    }
}
