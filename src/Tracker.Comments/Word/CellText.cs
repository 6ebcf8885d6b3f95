using DocumentFormat.OpenXml.Wordprocessing;
using OpenXmlMath = DocumentFormat.OpenXml.Math;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tracker.Comments.Word;

/// <summary>Reads the plain text of a piece of a document and names what that leaves out.</summary>
internal sealed class CellText(OpenXmlPart part, Action<string> lose)
{
    private readonly StringBuilder text = new();
    private readonly SortedSet<string> marks = new(StringComparer.Ordinal);
    private readonly StringBuilder deleted = new();
    private bool inserted, field, started;

    /// <summary>Paragraphs are lines of the text.</summary>
    public static string Of(OpenXmlElement piece, OpenXmlPart part, Action<string> lose)
    {
        var reader = new CellText(part, lose);
        foreach (var child in piece.ChildElements) reader.Block(child);
        reader.Say();
        return reader.text.ToString();
    }

    public static string OfParagraph(Paragraph paragraph, OpenXmlPart part, Action<string> lose)
    {
        var reader = new CellText(part, lose);
        reader.Block(paragraph);
        reader.Say();
        return reader.text.ToString();
    }

    private void Block(OpenXmlElement element)
    {
        switch (element)
        {
            case Paragraph paragraph:
                if (started) text.Append('\n');
                started = true;
                if (paragraph.ParagraphProperties?.NumberingProperties is not null) lose("The numbering of a list is left out; its text is kept.");
                if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null)
                    lose("A tracked change removes the end of a paragraph; the paragraphs are kept apart.");
                foreach (var child in paragraph.ChildElements) Inline(child);
                break;
            case Table table:
                lose("A table inside the cell is kept as plain text.");
                foreach (var row in table.Elements<TableRow>())
                {
                    if (started) text.Append('\n');
                    started = true;
                    text.AppendJoin('\t', row.Elements<TableCell>().Select(c => Of(c, part, lose)));
                }
                break;
            case SdtBlock sdt when !IsPlaceholder(sdt.SdtProperties):
                foreach (var child in sdt.SdtContentBlock?.ChildElements ?? default(OpenXmlElementList)) Block(child);
                break;
            case TableCellProperties or SdtBlock:
                break;
            default:
                Inline(element);
                break;
        }
    }

    private void Inline(OpenXmlElement element)
    {
        switch (element)
        {
            case Run run:
                Run(run);
                break;
            case DeletedRun or MoveFromRun:
                foreach (var words in element.Descendants().Where(d => d is DeletedText or Words)) deleted.Append(words.InnerText);
                break;
            case InsertedRun or MoveToRun:
                inserted = true;
                Each(element);
                break;
            case Hyperlink link:
                if (AddressOf(link) is { } address) lose($"A link is kept as its words; its address is {Losses.Quoted(address)}.");
                Each(link);
                break;
            case SimpleField:
                field = true;
                Each(element);
                break;
            case SdtRun sdt:
                if (!IsPlaceholder(sdt.SdtProperties) && sdt.SdtContentRun is { } content) Each(content);
                break;
            case OpenXmlMath.OfficeMath or OpenXmlMath.Paragraph:
                var formula = string.Concat(element.Descendants<OpenXmlMath.Text>().Select(t => t.Text));
                lose($"A formula is kept only as its characters, {Losses.Quoted(formula)}.");
                text.Append(formula);
                break;
            case AlternateContent:
                Object(element);
                break;
            case ParagraphProperties or BookmarkStart or BookmarkEnd or CommentRangeStart or CommentRangeEnd or ProofError or PermStart or PermEnd:
                break;
            default:
                if (element.InnerText.Length == 0) break;
                Each(element);
                break;
        }
    }

    private void Run(Run run)
    {
        if (run.RunProperties is { } look)
        {
            if (look.GetFirstChild<Deleted>() is not null) lose("A tracked change deletes a part of this text; it is kept.");
            Mark(look);
        }
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case RunProperties or LastRenderedPageBreak or AnnotationReferenceMark: break;
                case Words words: text.Append(words.Text); break;
                case TabChar or PositionalTab: text.Append('\t'); break;
                case Break or CarriageReturn: text.Append('\n'); break;
                case NoBreakHyphen: text.Append('\u2011'); break;
                case SoftHyphen: text.Append('\u00AD'); break;
                case DeletedText words: deleted.Append(words.Text); break;
                case FieldChar or FieldCode: field = true; break;
                case SymbolChar symbol: lose($"A symbol is left out: character {symbol.Char?.Value} of the font {symbol.Font?.Value}."); break;
                case FootnoteReference or EndnoteReference: lose("A footnote or endnote is left out."); break;
                case CommentReference: lose("A comment of the word processor is left out."); break;
                default: Object(child); break;
            }
        }
    }

    private void Each(OpenXmlElement element)
    {
        foreach (var child in element.ChildElements) Inline(child);
    }

    private void Object(OpenXmlElement element)
    {
        var what = element is EmbeddedObject || element.Descendants<EmbeddedObject>().Any() ? "An embedded object" : "A picture or drawing";
        // A drawing is there twice, for programs that know it and for those that do not.
        var words = string.Concat((element.GetFirstChild<AlternateContentChoice>() ?? element).Descendants<Words>().Select(t => t.Text));
        lose(words.Length == 0 ? $"{what} is left out." : $"{what} is left out, with its words {Losses.Quoted(words)}.");
    }

    private void Mark(RunProperties look)
    {
        void If(OnOffType? set, string name)
        {
            if (set is not null && set.Val?.Value != false) marks.Add(name);
        }
        If(look.Bold, "bold");
        If(look.Italic, "italic");
        If(look.Strike, "struck out");
        If(look.DoubleStrike, "struck out");
        If(look.Vanish, "hidden");
        if (look.Underline is { Val: { } line } && line.Value != UnderlineValues.None) marks.Add("underlined");
        if (look.Highlight is { Val: { } colour } && colour.Value != HighlightColorValues.None) marks.Add("highlighted");
        if (look.Color?.Val?.Value is { } ink && ink is not ("auto" or "000000")) marks.Add("coloured");
        if (look.VerticalTextAlignment?.Val is { } place && place.Value != VerticalPositionValues.Baseline)
            marks.Add(place.Value == VerticalPositionValues.Superscript ? "superscript" : "subscript");
    }

    private void Say()
    {
        if (marks.Count > 0) lose($"Marked-up words ({string.Join(", ", marks)}) are kept as plain text.");
        if (inserted) lose("A tracked insertion is kept as text.");
        if (deleted.Length > 0) lose($"A tracked deletion is left out: {Losses.Quoted(deleted.ToString())}.");
        if (field) lose("A field is kept as the text that it last showed.");
    }

    private string? AddressOf(Hyperlink link) =>
        link.Id?.Value is { } id ? part.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri.OriginalString : null;

    private static bool IsPlaceholder(SdtProperties? properties) =>
        properties?.GetFirstChild<ShowingPlaceholder>() is { } shown && shown.Val?.Value != false;
}
