using DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Tracker.Comments.Excel;

/// <summary>Writes a form as a workbook: names of the head in row 1, their values in row 2, headings in row 4, comments below. Every cell is text.</summary>
internal sealed class WorkbookWriter
{
    private const uint Plain = 1, Quoted = 2, Heading = 3;

    private readonly SharedStringTable strings = new();
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public static byte[] Write(CommentingForm form)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook)) new WorkbookWriter().Fill(document, form);
        return bytes.ToArray();
    }

    private void Fill(SpreadsheetDocument document, CommentingForm form)
    {
        var book = document.AddWorkbookPart();
        document.ChangeIdOfPart(book, "workbook");
        book.Workbook = new Workbook();
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Look();
        var sheets = book.Workbook.AppendChild(new Sheets());
        foreach (var (name, rows) in SheetsOf(form))
        {
            var nth = sheets.ChildElements.Count + 1;
            book.AddNewPart<WorksheetPart>($"sheet{nth}").Worksheet = Sheet(form, rows);
            sheets.Append(new Sheet { Name = $"{name} ({rows.Length})", SheetId = (uint)nth, Id = $"sheet{nth}" });
        }
        book.AddNewPart<SharedStringTablePart>("strings").SharedStringTable = strings;
    }

    private static IEnumerable<(string Name, ImmutableArray<FormRow> Rows)> SheetsOf(CommentingForm form)
    {
        yield return ("Comments", form.Rows);
        if (form.Layout != FormLayout.ExportB) yield break;
        yield return ("Unresolved comments", [.. form.Rows.Where(r => r.Resolution is null)]);
        yield return ("Resolved comments", [.. form.Rows.Where(r => r.Resolution is not null)]);
    }

    private Worksheet Sheet(CommentingForm form, ImmutableArray<FormRow> rows)
    {
        var columns = FormRow.ColumnsOf(form.Layout);
        var head = HeadNames.In(form.Layout, form.Head);
        var data = new SheetData();
        Row(data, 1, head.Select(h => (string?)h.Name), Heading);
        Row(data, 2, head.Select(h => h.Get(form.Head)), Plain);
        Row(data, 4, columns.Select(c => (string?)c.Name), Heading);
        foreach (var (row, nth) in rows.Select((r, nth) => (r, nth))) Row(data, (uint)nth + 5, columns.Select(c => c.Get(row)), Plain);
        var sheet = new Worksheet(
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 4, TopLeftCell = "A5", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(columns.Select((c, at) => new Column
            {
                Min = (uint)at + 1, Max = (uint)at + 1, CustomWidth = true,
                Width = c.Set(FormRow.Empty, "x") is { Comment: not null } or { ProposedChange: not null } or { PassageProposal: not null } ? 48 : 18,
            })),
            data,
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToHeight = 0 });
        if (form.Head.Marking is { } marking) sheet.Append(new HeaderFooter(new OddHeader("&C" + Printed(marking))));
        return sheet;
    }

    private void Row(SheetData data, uint row, IEnumerable<string?> texts, uint look)
    {
        var cells = texts.Select((text, at) => (text, at)).Where(c => c.text is not null)
            .Select(c => Cell($"{Columnar.Letters(c.at)}{row}", c.text!, look)).ToList();
        if (cells.Count > 0) data.Append(new Row(cells) { RowIndex = row });
    }

    /// <summary>What begins as a formula does has the mark of a typed apostrophe: it stays text when a person edits the cell.</summary>
    private Cell Cell(string place, string text, uint look)
    {
        if (!places.TryGetValue(text, out var at))
        {
            places.Add(text, at = places.Count);
            strings.Append(new SharedStringItem(new Words(Escapes.Write(text)) { Space = SpaceProcessingModeValues.Preserve }));
        }
        return new()
        {
            CellReference = place, DataType = CellValues.SharedString, CellValue = new(at),
            StyleIndex = look == Plain && text[0] is '=' or '+' or '-' or '@' or '\t' ? Quoted : look,
        };
    }

    /// <summary>For the page header, in which <c>&amp;</c> begins a code and 255 characters are the most.</summary>
    private static string Printed(string marking)
    {
        var line = string.Join(' ', marking.Split('\n')).Replace("&", "&&", StringComparison.Ordinal);
        return line.Length <= 200 ? line : line[..(char.IsHighSurrogate(line[199]) ? 199 : 200)].TrimEnd('&');
    }

    private static Stylesheet Look()
    {
        static CellFormat Text(bool quoted = false, uint font = 0) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = 49, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyAlignment = true,
            ApplyFont = font > 0, QuotePrefix = quoted ? true : null,
        };
        return new(
            new Fonts(
                new Font(new FontSize { Val = 10 }, new FontName { Val = "Arial" }),
                new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "Arial" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(
                new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 }, Text(), Text(quoted: true), Text(font: 1)));
    }
}
