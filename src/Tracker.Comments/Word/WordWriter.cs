using DocumentFormat.OpenXml.Wordprocessing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Tracker.Comments.Word;

/// <summary>Writes the commenting template of 2012-03 on landscape A4: head and headings on every page, one row for each comment.</summary>
internal static class WordWriter
{
    /// <summary>Of the template's columns, in twentieths of a point.</summary>
    private static readonly ImmutableArray<int> Widths = [606, 908, 1209, 1209, 1115, 4177, 4233, 2419];

    private static readonly ImmutableArray<TextOf<FormRow>> Columns = FormRow.ColumnsOf(FormLayout.Template);

    public static byte[] Write(CommentingForm form)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
            main.AddNewPart<HeaderPart>("header").Header = new(Head(form.Head));
            main.AddNewPart<FooterPart>("footer").Footer = new(Foot());
            var rows = form.Rows.IsEmpty ? [FormRow.Empty] : form.Rows;
            main.Document = new(new Body(
                Grid(Widths, rows.Select(r => new TableRow(Columns.Select((c, at) => Cell(Widths[at], [.. Lines(c.Get(r), "FormText")]))))),
                new Paragraph(),
                new SectionProperties(
                    new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
                    new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                    new PageSize { Width = 16840, Height = 11907, Orient = PageOrientationValues.Landscape },
                    new PageMargin { Top = 851, Right = 482, Bottom = 851, Left = 482, Header = 567, Footer = 567, Gutter = 0 })));
            document.ChangeIdOfPart(main, "document");
        }
        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Head(FormHead head)
    {
        if (head.Marking is { } marking) yield return Line(marking, WordHead.MarkingStyle);
        ImmutableArray<int> widths = [7740, 2410, 3119, 2607];
        var titles = new[] { Line("Template for comments and secretariat observations", "FormHeading") }.ToList();
        if (head.Title is { } title) titles.Add(Line($"Title: {title}", "FormText"));
        if (head.TitleFr is { } titleFr) titles.Add(Line($"Title FR: {titleFr}", "FormText"));
        yield return Grid(widths,
        [
            new TableRow(
                Cell(widths[0], [.. titles]), Cell(widths[1], Line($"Date: {head.Date}", "FormText")),
                Cell(widths[2], Line($"Document: {head.Document}", "FormText")), Cell(widths[3], Line($"Project: {head.Project}", "FormText"))),
        ]);
        yield return new Paragraph();
        string[] below = ["", "(e.g. 17)", "(e.g. 3.1)", "(e.g. Table 1)", "", "", "", ""];
        yield return Grid(Widths,
        [
            new TableRow(Columns.Select((c, at) => Cell(
                Widths[at], [Line(c.Name, "FormHeading"), .. below[at].Length == 0 ? Array.Empty<Paragraph>() : [Line(below[at], "FormSmall")]]))),
        ]);
        yield return new Paragraph();
    }

    private static IEnumerable<OpenXmlElement> Foot()
    {
        yield return Line("MB = Member body / NC = National Committee (two-letter country code of ISO 3166; ** = ISO/CS editing unit)", "FormSmall");
        yield return Line("Type of comment: ge = general, te = technical, ed = editorial", "FormSmall");
        var page = Line("ISO/IEC/CEN/CENELEC electronic balloting commenting template/version 2012-03, page ", "FormSmall");
        page.Append(new SimpleField(new Run(new Words("1"))) { Instruction = "PAGE" });
        yield return page;
    }

    private static Table Grid(ImmutableArray<int> widths, IEnumerable<TableRow> rows)
    {
        static T Edge<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 6, Space = 0, Color = "auto" };
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(),
                    Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        table.Append(rows);
        return table;
    }

    private static TableCell Cell(int width, params Paragraph[] lines)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }));
        cell.Append(lines);
        return cell;
    }

    private static IEnumerable<Paragraph> Lines(string? text, string style) => (text ?? "").Split('\n').Select(line => Line(line, style));

    /// <summary>One paragraph; what breaks its text are line breaks in it.</summary>
    private static Paragraph Line(string text, string style)
    {
        var run = new Run();
        foreach (var (line, nth) in text.Split('\n').Select((l, nth) => (l, nth)))
        {
            if (nth > 0) run.Append(new Break());
            foreach (var (piece, at) in line.Split('\t').Select((p, at) => (p, at)))
            {
                if (at > 0) run.Append(new TabChar());
                if (piece.Length > 0) run.Append(new Words(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (run.HasChildren) paragraph.Append(run);
        return paragraph;
    }

    private static Styles Styles()
    {
        static Style Of(string name, int halfPoints, bool bold = false, JustificationValues? place = null)
        {
            var look = new StyleParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" });
            if (place is { } justified) look.Append(new Justification { Val = justified });
            var letters = new StyleRunProperties();
            if (bold) letters.Append(new Bold());
            letters.Append(new FontSize { Val = $"{halfPoints}" });
            return new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, look, letters)
            {
                Type = StyleValues.Paragraph, StyleId = name, CustomStyle = true,
            };
        }
        return new(
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "18" }))),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Of("FormText", 18), Of("FormHeading", 17, bold: true), Of("FormSmall", 15), Of(WordHead.MarkingStyle, 18, bold: true, JustificationValues.Center));
    }
}
