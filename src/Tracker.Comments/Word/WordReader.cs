using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Comments.Word;

/// <summary>Reads a form from a document: its head and headings are in the page header, as in the template, or in the text itself.</summary>
internal sealed class WordReader
{
    private readonly MainDocumentPart main;
    private readonly Losses losses = new();
    private readonly ImmutableArray<FormRow>.Builder rows = ImmutableArray.CreateBuilder<FormRow>();
    private Dictionary<int, TextOf<FormRow>>? columns;
    private int row;

    private WordReader(MainDocumentPart main) => this.main = main;

    /// <summary>Null if there is no table with the columns of a form.</summary>
    public static CommentingForm? Read(Stream bytes, OpenSettings settings)
    {
        using var document = WordprocessingDocument.Open(bytes, isEditable: false, settings);
        return document.MainDocumentPart is { Document.Body: { } body } main ? new WordReader(main).Form(body) : null;
    }

    private CommentingForm? Form(Body body)
    {
        if (main.VbaProjectPart is not null) losses.Add(0, null, "The file has macros. They were not run, and are left out.");
        var headers = Headers().ToList();
        columns = headers.SelectMany(h => h.Root.Descendants<TableRow>().Select(r => HeadingsIn(r, h.Part))).FirstOrDefault(c => c is not null);
        var head = new WordHead(losses);
        foreach (var (part, root) in headers) head.Read(root, part);
        foreach (var element in Flat(body.ChildElements)) Piece(element, head);
        if (columns is null) return null;
        if (Headings.AreMoved(columns, FormLayout.Template))
            losses.Add(0, null, "The columns are not in the order of the template; each was read by its heading.");
        return new(FormLayout.Template, head.Found, rows.ToImmutable(), losses.All);
    }

    private void Piece(OpenXmlElement element, WordHead head)
    {
        if (element is Table table)
        {
            var tableRows = Flat(table.ChildElements).OfType<TableRow>().ToList();
            // A table before the headings that names date, document or project is the head.
            if (columns is null && head.Is(table, main) && tableRows.All(r => HeadingsIn(r, main) is null)) head.Read(table, main);
            else foreach (var each in tableRows) Row(each);
        }
        else if (element is not SectionProperties && CellTextOf(element) is { Length: > 0 } words)
            losses.Add(0, null, $"Text outside of the table is left out: {Losses.Quoted(words)}");
    }

    private void Row(TableRow tableRow)
    {
        row++;
        if (HeadingsIn(tableRow, main) is { } headings)
        {
            columns = headings;
            return;
        }
        var read = FormRow.Empty;
        var at = tableRow.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        var deleted = tableRow.TableRowProperties?.GetFirstChild<Deleted>() is not null;
        foreach (var cell in Flat(tableRow.ChildElements).OfType<TableCell>())
        {
            var column = columns?.GetValueOrDefault(at);
            void Lose(string sentence) => losses.Add(row, column?.Name ?? $"column {at + 1}", sentence);
            var text = CellText.Of(cell, main, Lose);
            var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
            if (span > 1) Lose($"The cell is merged over {span} columns; its text is kept in the first.");
            if (cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart)
                Lose("The cell is merged with the one above; the text is kept there only.");
            if (column is not null) read = column.Set(read, text);
            else if (text.Trim().Length > 0) Lose($"The form has no such column; left out is {Losses.Quoted(text)}.");
            at += Math.Max(1, span);
        }
        if (deleted) losses.Add(row, null, $"A tracked change deletes this row; it is left out: {Losses.Quoted(tableRow.InnerText)}.");
        else rows.Add(read);
        if (tableRow.TableRowProperties?.GetFirstChild<Inserted>() is not null) losses.Add(row, null, "A row that a tracked change inserts is kept.");
    }

    private static Dictionary<int, TextOf<FormRow>>? HeadingsIn(TableRow tableRow, OpenXmlPart part)
    {
        var cells = new List<(int, string)>();
        var at = tableRow.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        foreach (var cell in Flat(tableRow.ChildElements).OfType<TableCell>())
        {
            cells.Add((at, CellText.Of(cell, part, _ => { })));
            at += Math.Max(1, cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1);
        }
        return Headings.Of(FormLayout.Template, cells);
    }

    /// <summary>The page headers that are shown: those of all pages first, then those of first and even pages.</summary>
    private IEnumerable<(OpenXmlPart Part, OpenXmlElement Root)> Headers() =>
        from reference in main.Document!.Descendants<HeaderReference>() where IsShown(reference)
        orderby reference.Type is null || reference.Type.Value == HeaderFooterValues.Default ? 0 : 1
        let id = reference.Id?.Value where id is not null
        let part = main.GetPartById(id) as HeaderPart where part is { Header: not null }
        select ((OpenXmlPart)part, (OpenXmlElement)part.Header);

    private bool IsShown(HeaderReference reference)
    {
        var type = reference.Type?.Value ?? HeaderFooterValues.Default;
        return type == HeaderFooterValues.First ? reference.Parent?.GetFirstChild<TitlePage>() is { } first && first.Val?.Value != false
            : type != HeaderFooterValues.Even
                || main.DocumentSettingsPart?.Settings?.GetFirstChild<EvenAndOddHeaders>() is { } even && even.Val?.Value != false;
    }

    private string CellTextOf(OpenXmlElement element) =>
        element is Paragraph paragraph ? CellText.OfParagraph(paragraph, main, _ => { }).Trim() : element.InnerText.Trim();

    /// <summary>Elements, and those in content controls and custom XML between them.</summary>
    private static IEnumerable<OpenXmlElement> Flat(IEnumerable<OpenXmlElement> elements) => elements.SelectMany(e => e switch
    {
        SdtBlock or SdtRow or SdtCell or SdtContentBlock or SdtContentRow or SdtContentCell or CustomXmlBlock or CustomXmlRow or CustomXmlCell =>
            Flat(e.ChildElements),
        SdtProperties or SdtEndCharProperties or CustomXmlProperties => [],
        _ => (IEnumerable<OpenXmlElement>)[e],
    });
}
