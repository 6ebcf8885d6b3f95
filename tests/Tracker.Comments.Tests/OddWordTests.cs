using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Domain.Commenting;
using Tracker.Testing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tracker.Comments.Tests;

/// <summary>Documents as people make them of the template: nothing is lost without being named.</summary>
public class OddWordTests
{
    private static readonly CommentingForm Two = new(
        FormLayout.Template, new("2027-03-01", "ISO/DIS 1", "P 1"),
        [new("US", "17", "3.1", "Table 1", "te", "First", "Change it"), new("DE", Comment: "Second")]);

    [Fact]
    public void Empty_template_of_2012_is_read_as_a_form_without_comments()
    {
        if (SharedData.FileAt("comment_forms/iso_comment_template_2012-03.docx") is not { } file) return;
        var read = CommentForms.Read(file, File.ReadAllBytes(file));
        Assert.Null(read.Refused);
        Assert.Empty(read.Form!.Rows);
        Assert.Null(read.Form.Lost);
    }

    [Fact]
    public void Template_of_2012_that_a_person_filled_is_read_with_head_and_rows()
    {
        if (SharedData.FileAt("comment_forms/iso_comment_template_2012-03.docx") is not { } file) return;
        var read = Read(File.ReadAllBytes(file), main =>
        {
            var header = main.HeaderParts.Select(h => h.Header!).First(h => h.InnerText.Contains("Project:", StringComparison.Ordinal));
            foreach (var (label, value) in new[] { ("Date:", "2027-03-01"), ("Document:", "N 12"), ("Project:", "ISO 1") })
                header.Descendants<Paragraph>().First(p => p.InnerText.Trim() == label).Append(new Run(new Words(value)));
            var cells = main.Document!.Body!.Descendants<TableRow>().First().Elements<TableCell>().ToList();
            foreach (var (cell, nth) in cells.Select((c, nth) => (c, nth)))
                cell.Elements<Paragraph>().First().Append(new Run(new Words($"text {nth}")));
        });
        Assert.Equal(new FormHead("2027-03-01", "N 12", "ISO 1"), read.Head);
        Assert.Equal([new FormRow("text 0", "text 1", "text 2", "text 3", "text 4", "text 5", "text 6", "text 7")], read.Rows.AsEnumerable());
        Assert.Null(read.Lost);
    }

    [Fact]
    public void Tracked_changes_markup_and_links_are_named_by_row_and_column()
    {
        var read = Read(Written(), main => Cell(main, 1, 5).Elements<Paragraph>().First().Append(
            new InsertedRun(new Run(new Words(" more"))) { Author = "A", Id = "1" },
            new DeletedRun(new Run(new DeletedText("gone"))) { Author = "A", Id = "2" },
            new Run(new RunProperties(new Strike(), new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new Words(" x"))));
        Assert.Equal("Second more x", read.Rows[1].Comment);
        Assert.Equal(
        [
            "Row 2, Comments: Marked-up words (struck out, superscript) are kept as plain text.",
            "Row 2, Comments: A tracked insertion is kept as text.",
            "Row 2, Comments: A tracked deletion is left out: “gone”.",
        ], Sentences(read));
    }

    [Fact]
    public void Pictures_formulas_and_nested_tables_are_named_by_row_and_column()
    {
        var read = Read(Written(), main =>
        {
            Cell(main, 0, 5).Elements<Paragraph>().First().Append(
                new Run(new Drawing()),
                new DocumentFormat.OpenXml.Math.OfficeMath(new DocumentFormat.OpenXml.Math.Run(new DocumentFormat.OpenXml.Math.Text("a+b"))));
            Cell(main, 0, 6).PrependChild(new Table(new TableRow(
                new TableCell(new Paragraph(new Run(new Words("in")))), new TableCell(new Paragraph(new Run(new Words("side")))))));
        });
        Assert.Equal("Firsta+b", read.Rows[0].Comment);
        Assert.Equal("in\tside\nChange it", read.Rows[0].ProposedChange);
        Assert.Equal(
        [
            "Row 1, Comments: A picture or drawing is left out.",
            "Row 1, Comments: A formula is kept only as its characters, “a+b”.",
            "Row 1, Proposed change: A table inside the cell is kept as plain text.",
        ], Sentences(read));
    }

    [Fact]
    public void Merged_cells_keep_their_text_once()
    {
        var read = Read(Written(), main =>
        {
            var merged = Cell(main, 1, 2);
            merged.TableCellProperties!.Append(new VerticalMerge());
            Cell(main, 0, 2).TableCellProperties!.Append(new VerticalMerge { Val = MergedCellValues.Restart });
            Cell(main, 1, 6).Remove();
            Cell(main, 1, 5).TableCellProperties!.Append(new GridSpan { Val = 2 });
        });
        Assert.Equal(("3.1", null), (read.Rows[0].Clause, read.Rows[1].Clause));
        Assert.Equal("Second", read.Rows[1].Comment);
        Assert.Equal(
        [
            "Row 2, Clause/ Subclause: The cell is merged with the one above; the text is kept there only.",
            "Row 2, Comments: The cell is merged over 2 columns; its text is kept in the first.",
        ], Sentences(read));
    }

    [Fact]
    public void Moved_columns_are_read_by_their_headings()
    {
        var read = Read(Written(), main =>
        {
            foreach (var row in main.HeaderParts.Single().Header!.Descendants<TableRow>().Concat(main.Document!.Descendants<TableRow>()).ToList())
            {
                if (row.Elements<TableCell>().Count() != 8) continue;
                var first = row.Elements<TableCell>().First();
                first.Remove();
                row.Append(first);
            }
        });
        Assert.Equal(Two.Rows.AsEnumerable(), read.Rows.AsEnumerable());
        Assert.Equal(["The columns are not in the order of the template; each was read by its heading."], Sentences(read));
    }

    [Fact]
    public void Macros_and_text_beside_the_table_are_named()
    {
        var read = Read(Written(), main =>
        {
            main.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3]));
            main.Document!.Body!.PrependChild(new Paragraph(new Run(new Words("Please read this."))));
        });
        Assert.Equal(2, read.Rows.Length);
        Assert.Equal(
            ["The file has macros. They were not run, and are left out.", "Text outside of the table is left out: “Please read this.”"], Sentences(read));
    }

    [Fact]
    public void Files_that_are_no_form_are_refused_with_one_sentence()
    {
        var whole = Written();
        Assert.Equal("A commenting form ends in .docx or .xlsx.", CommentForms.Read("a.pdf", whole).Refused);
        Assert.Equal("The file is damaged, or is not what its ending says.", CommentForms.Read("a.docx", whole[..(whole.Length / 2)]).Refused);
        Assert.Equal("The file is damaged, or is not what its ending says.", CommentForms.Read("a.docx", []).Refused);
        Assert.Equal("The file is damaged, or is not what its ending says.", CommentForms.Read("a.xlsx", whole).Refused);
        Assert.StartsWith("The file is protected by a password", CommentForms.Read("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 1]).Refused, StringComparison.Ordinal);
        Assert.Equal("A commenting form can have at most 5 MB.", CommentForms.Read("a.docx", new byte[CommentForms.MostBytes + 1]).Refused);
        var bare = Changed(whole, main => main.HeaderParts.Single().Header = new(new Paragraph()));
        Assert.Equal("There is no table in it with the columns of a commenting form.", CommentForms.Read("a.docx", bare).Refused);
    }

    private static byte[] Written() => CommentForms.Write("a.docx", Two).Bytes!;

    private static TableCell Cell(MainDocumentPart main, int row, int column) =>
        main.Document!.Body!.Elements<Table>().First().Elements<TableRow>().ElementAt(row).Elements<TableCell>().ElementAt(column);

    private static byte[] Changed(byte[] file, Action<MainDocumentPart> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file);
        using (var document = WordprocessingDocument.Open(bytes, isEditable: true)) change(document.MainDocumentPart!);
        return bytes.ToArray();
    }

    private static CommentingForm Read(byte[] file, Action<MainDocumentPart> change)
    {
        var read = CommentForms.Read("a.docx", Changed(file, change));
        Assert.Null(read.Refused);
        return read.Form!;
    }

    private static IEnumerable<string> Sentences(CommentingForm form) => form.Lost!.Value.Select(l => l.ToString());
}
