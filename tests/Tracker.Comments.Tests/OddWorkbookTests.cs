using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.Domain.Commenting;
using Drawn = DocumentFormat.OpenXml.Drawing.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Tracker.Comments.Tests;

public class OddWorkbookTests
{
    private static readonly CommentingForm Two = new(
        FormLayout.ExportB, new("2027-03-01", "ISO/DIS 1", Title: "A title"),
        [new(Id: "1", User: "Ada Lane", Clause: "3.1", Comment: "First", Resolution: "Accepted"), new(Id: "2", Comment: "Second")]);

    [Fact]
    public void Formula_is_kept_as_its_value_and_named()
    {
        var read = Read(sheet => Cell(sheet, "E6").Parent!.ReplaceChild(
            new Cell { CellReference = "E6", CellFormula = new("A1&\"x\""), CellValue = new("seen"), DataType = CellValues.String }, Cell(sheet, "E6")));
        Assert.Equal("seen", read.Rows[1].Comment);
        Assert.Contains("Row 6, Comment/Motivation: A formula is kept as its last value; it was “=A1&\"x\"”.", Sentences(read));
    }

    [Fact]
    public void Numbers_and_days_are_read_as_a_person_sees_them()
    {
        var read = Read(sheet =>
        {
            var row = sheet.Worksheet!.Descendants<Row>().Single(r => r.RowIndex! == 6u);
            row.RemoveAllChildren();
            row.Append(
                new Cell { CellReference = "B6", CellValue = new("4.0999999999999996") },
                new Cell { CellReference = "E6", CellValue = new("46082"), StyleIndex = 4 },
                new Cell { CellReference = "N6", CellValue = new("2") });
        });
        Assert.Contains(new FormRow(Id: "2", Clause: "4.1", Comment: "2026-03-01"), read.Rows);
    }

    [Fact]
    public void Merged_cells_pictures_notes_and_marked_words_are_named()
    {
        var read = Read(sheet =>
        {
            sheet.Worksheet!.InsertAfter(new MergeCells(new MergeCell { Reference = "B5:B6" }), sheet.Worksheet.GetFirstChild<SheetData>());
            Cell(sheet, "E5").Parent!.ReplaceChild(
                new Cell
                {
                    CellReference = "E5", DataType = CellValues.InlineString,
                    InlineString = new(new Run(new RunProperties(new Strike()), new Words("Fir")), new Run(new Words("st"))),
                }, Cell(sheet, "E5"));
            sheet.AddNewPart<DrawingsPart>().WorksheetDrawing = new(new Drawn.OneCellAnchor(
                new Drawn.FromMarker(new Drawn.ColumnId("7"), new Drawn.ColumnOffset("0"), new Drawn.RowId("5"), new Drawn.RowOffset("0"))));
            sheet.AddNewPart<WorksheetCommentsPart>().Comments = new(
                new Authors(new Author("A")), new CommentList(new Comment(new CommentText(new Words("see me"))) { Reference = "A6", AuthorId = 0 }));
        });
        Assert.Equal("First", read.Rows[0].Comment);
        Assert.Equal(
        [
            "Row 5, Comment/Motivation: Marked-up words (struck out) are kept as plain text.",
            "Row 5, Clause nb: The cells B5:B6 are merged; the text is kept in the first, in row 5 only.",
            "Row 6, Proposed change: A picture or drawing is left out.",
            "Row 6, User name: A note at the cell is left out: “see me”.",
        ], Sentences(read));
    }

    [Fact]
    public void Gaps_and_moved_headings_are_read_and_unknown_columns_named()
    {
        var read = Book(
            [["Reference", "Date", "Place"], ["ISO 1", "2027", "Berlin"], [], ["Comment", null, "Clause nb", "User name", "Mood", "Subtype"],
                ["Words", null, "3", "Ada", "glad", "te"]]);
        Assert.Equal((FormLayout.ExportA, new FormHead("2027", "ISO 1")), (read.Layout, read.Head));
        Assert.Equal([new FormRow(Comment: "Words", Clause: "3", User: "Ada", Type: "te")], read.Rows.AsEnumerable());
        Assert.Equal(
        [
            "Row 1, Clause nb: The head has no such field; left out is “Place”.", "Row 2, Clause nb: The head has no such field; left out is “Berlin”.",
            "Row 5, column E: The form has no such column; left out is “glad”.", "The columns are not in their usual order; each was read by its heading.",
        ], Sentences(read));
    }

    [Fact]
    public void Comment_that_only_another_sheet_has_is_kept()
    {
        var read = Read(_ => { }, unresolved => Cell(unresolved, "E5").CellValue = new("0"));
        Assert.Equal(3, read.Rows.Length);
    }

    private static CommentingForm Book(string?[][] lines)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new(new Sheets(new Sheet { Name = "Comments (1)", SheetId = 1, Id = "s" }));
            book.AddNewPart<WorksheetPart>("s").Worksheet = new(new SheetData(lines.Select(l => new Row(l.Select(t =>
                new Cell { DataType = CellValues.InlineString, InlineString = new(new Words(t ?? "")) })))));
        }
        return CommentForms.Read("a.xlsx", bytes.ToArray()).Form!;
    }

    private static Cell Cell(WorksheetPart sheet, string place) => sheet.Worksheet!.Descendants<Cell>().Single(c => c.CellReference == place);

    private static CommentingForm Read(params Action<WorksheetPart>[] changes)
    {
        using var bytes = new MemoryStream();
        bytes.Write(CommentForms.Write("a.xlsx", Two).Bytes!);
        using (var document = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var book = document.WorkbookPart!;
            book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Append(new CellFormat { NumberFormatId = 14, FontId = 0, FillId = 0, BorderId = 0 });
            foreach (var (change, nth) in changes.Select((c, nth) => (c, nth))) change((WorksheetPart)book.GetPartById($"sheet{nth + 1}"));
        }
        var read = CommentForms.Read("a.xlsx", bytes.ToArray());
        Assert.Null(read.Refused);
        return read.Form!;
    }

    private static IEnumerable<string> Sentences(CommentingForm form) => form.Lost!.Value.Select(l => l.ToString());
}
