using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tracker.Domain.Commenting;

namespace Tracker.Comments.Tests;

public class RoundTripTests
{
    private const int Forms = 1_000;

    [Theory]
    [InlineData("a.docx", FormLayout.Template)]
    [InlineData("a.xlsx", FormLayout.Template)]
    [InlineData("a.xlsx", FormLayout.ExportA)]
    [InlineData("a.xlsx", FormLayout.ExportB)]
    public void Form_is_read_back_as_it_was_written(string name, FormLayout layout) =>
        Arbitrary.Form(layout).Sample(form =>
        {
            var file = CommentForms.Write(name, form);
            Assert.Null(file.Refused);
            Assert.Empty(file.Lost);
            Assert.Equal([], Errors(file.Bytes!));
            Assert.Equal(file.Bytes!, CommentForms.Write(name, form).Bytes!);
            var read = CommentForms.Read(name, file.Bytes!);
            Assert.Null(read.Refused);
            Assert.Null(read.Form!.Lost);
            // A form without a comment that this layout alone has a column for is still of this layout.
            Assert.Equal(layout, read.Form.Layout);
            Assert.Equal(form.Normal().Head, read.Form.Head);
            Assert.Equal(form.Normal().Rows.AsEnumerable(), read.Form.Rows.AsEnumerable());
        }, iter: Forms);

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\tx")]
    public void Text_that_begins_like_a_formula_is_inert_in_a_workbook(string text)
    {
        var file = CommentForms.Write("a.xlsx", new(FormLayout.Template, new(), [new(Comment: text, Clause: text)]));
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Bytes!), false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.All(cells, c => Assert.Equal(DocumentFormat.OpenXml.Spreadsheet.CellValues.SharedString, c.DataType!.Value));
        Assert.Equal(2, cells.Count(c => formats[(int)c.StyleIndex!.Value] is { QuotePrefix.Value: true, NumberFormatId.Value: 49 }));
    }

    [Fact]
    public void What_a_format_has_no_column_for_is_named_by_row()
    {
        var form = new CommentingForm(FormLayout.ExportA, new(), [new(Comment: "One"), new(Comment: "Two", User: "Ada Lane", Line: "17")]);

        var word = CommentForms.Write("a.docx", form);
        Assert.Equal(["Row 2, User name: This form has no column for it; the text is left out."], word.Lost.Select(l => l.ToString()));
        var book = CommentForms.Write("a.xlsx", form);
        Assert.Equal(["Row 2, Line number: This form has no column for it; the text is left out."], book.Lost.Select(l => l.ToString()));
    }

    [Fact]
    public void Text_that_no_file_can_have_is_refused_by_row_and_column()
    {
        Assert.Equal("Row 1, Comments: the character U+0001 at 3 cannot be written into a file. Remove it.",
            CommentForms.Write("a.docx", new(FormLayout.Template, new(), [new(Comment: "ab\u0001")])).Refused);
        Assert.Equal("Document: the character U+D800 at 1 cannot be written into a file. Remove it.",
            CommentForms.Write("a.xlsx", new(FormLayout.Template, new(Document: "\uD800"), [])).Refused);
        Assert.StartsWith("Row 1, Comments: a cell of a workbook can have at most 32,767 characters.",
            CommentForms.Write("a.xlsx", new(FormLayout.Template, new(), [new(Comment: new('x', 40_000))])).Refused, StringComparison.Ordinal);
        Assert.Null(CommentForms.Write("a.docx", new(FormLayout.Template, new(), [new(Comment: new('x', 40_000))])).Refused);
    }

    internal static List<string> Errors(byte[] file)
    {
        using OpenXmlPackage package = file.AsSpan().IndexOf("word/document.xml"u8) >= 0
            ? WordprocessingDocument.Open(new MemoryStream(file), false) : SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Path?.XPath} {e.Description}")];
    }
}
