using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Comments.Word;

/// <summary>Reads date, document, project, titles and marking of a form: words after a label in a table, and paragraphs of our own style.</summary>
internal sealed class WordHead(Losses losses)
{
    public const string MarkingStyle = "FormMarking";

    private static readonly ImmutableArray<TextOf<FormHead>> Labelled = [.. FormHead.Texts.Where(t => t.Name != "Marking")];

    public FormHead Found { get; private set; } = new();

    /// <summary>True for a table that names two of the labels.</summary>
    public bool Is(Table table, OpenXmlPart part) =>
        table.Descendants<Paragraph>().Count(p => LabelOf(CellText.OfParagraph(p, part, _ => { })) is not null) >= 2;

    public void Read(OpenXmlElement root, OpenXmlPart part)
    {
        var read = new FormHead();
        foreach (var cell in root.Descendants<TableCell>())
        {
            TextOf<FormHead>? field = null;
            foreach (var paragraph in cell.Elements<Paragraph>())
            {
                var name = "Head";
                var found = new List<string>();
                var text = CellText.OfParagraph(paragraph, part, found.Add);
                var label = LabelOf(text);
                if (label is null && field is not null && text.Length > 0) read = field.Set(read, $"{field.Get(read)}\n{text}");
                if (label is { } start)
                {
                    (field, name) = (start, start.Name);
                    text = text.TrimStart()[start.Name.Length..].TrimStart()[1..];
                    if (field.Get(read) is null) read = field.Set(read, text);
                }
                // The labels themselves may be bold.
                if (field is not null && text.Trim().Length > 0)
                    foreach (var sentence in found.Where(s => !s.StartsWith("Marked-up", StringComparison.Ordinal))) losses.Add(0, null, $"{name}: {sentence}");
            }
        }
        var marking = root.Elements<Paragraph>().FirstOrDefault(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == MarkingStyle);
        if (marking is not null) read = read with { Marking = CellText.OfParagraph(marking, part, _ => { }) };
        foreach (var text in FormHead.Texts)
        {
            if (text.Get(read)?.Trim() is not { Length: > 0 } value) continue;
            if (text.Get(Found) is null) Found = text.Set(Found, value);
            else if (text.Get(Found) != value) losses.Add(0, null, $"{text.Name}: another header says {Losses.Quoted(value)}.");
        }
    }

    private static TextOf<FormHead>? LabelOf(string text)
    {
        text = text.TrimStart();
        return Labelled.FirstOrDefault(l =>
            text.StartsWith(l.Name, StringComparison.OrdinalIgnoreCase) && text[l.Name.Length..].TrimStart().StartsWith(':'));
    }
}
