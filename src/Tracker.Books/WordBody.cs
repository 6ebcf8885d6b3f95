using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Books;

/// <summary>The paragraphs and tables of a book.</summary>
internal sealed class WordBody(MainDocumentPart main)
{
    private int marks;

    public IEnumerable<OpenXmlElement> Of(Book book)
    {
        yield return WordBook.Line(WordStyles.Title, WordBook.Words(book.Title));
        foreach (var line in book.Cover) yield return WordBook.Line(WordStyles.Plain, WordBook.Words(line));
        yield return WordBook.Line(WordStyles.ContentsTitle, WordBook.Words("Contents"));
        foreach (var section in book.Sections) yield return Entry(section.Id, section.Title);
        if (book.Sources.Length > 0) yield return Entry("sources", "Sources");
        foreach (var section in book.Sections)
        {
            yield return Heading(section.Id, section.Title, section.StartsPage);
            foreach (var block in section.Blocks)
                foreach (var element in Block(block)) yield return element;
        }
        if (book.Sources.Length == 0) yield break;
        yield return Heading("sources", "Sources", startsPage: true);
        foreach (var source in book.Sources) yield return Source(source);
    }

    /// <summary>A line of the contents leads to its chapter; its page is filled in by the reader's program.</summary>
    private static Paragraph Entry(string id, string title) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Contents }),
        new Hyperlink(WordBook.Words(title), new Run(new TabChar()), WordBook.Field($"PAGEREF {Mark(id)} \\h")) { Anchor = Mark(id), History = true });

    private Paragraph Heading(string id, string title, bool startsPage) => new(
        new ParagraphProperties(startsPage
            ? [new ParagraphStyleId { Val = WordStyles.Heading1 }, new PageBreakBefore()]
            : [new ParagraphStyleId { Val = WordStyles.Heading1 }]),
        new BookmarkStart { Id = Number(++marks), Name = Mark(id) }, WordBook.Words(title), new BookmarkEnd { Id = Number(marks) });

    private IEnumerable<OpenXmlElement> Block(BookBlock block) => block switch
    {
        BookHeading heading => [WordBook.Line(WordStyles.Heading2, WordBook.Words(heading.Text))],
        BookText text => [Text(text, text.IsSmall ? WordStyles.Small : WordStyles.Plain)],
        BookList list => list.Items.Select(i => Text(i, WordStyles.Bullet)),
        BookTable table => [Table(table), WordBook.Line(WordStyles.Small)],
        _ => throw new InvalidOperationException($"A book has no {block.GetType().Name}."),
    };

    private static Paragraph Text(BookText text, string style)
    {
        var paragraph = WordBook.Line(style);
        if (text.Label is { } label) paragraph.Append(WordBook.Words(label + ": ", new RunProperties(new Bold())));
        foreach (var run in text.Runs)
        {
            paragraph.Append(WordBook.Words(run.Text, run.Kind switch
            {
                RunKind.Added => new RunProperties(new Underline { Val = UnderlineValues.Single }),
                RunKind.Removed => new RunProperties(new Strike()),
                _ => null,
            }));
            if (run.Source is { } number) paragraph.Append(new Hyperlink(WordBook.Words($" [{Number(number)}]")) { Anchor = Mark($"source-{Number(number)}") });
        }
        return paragraph;
    }

    private static Table Table(BookTable table)
    {
        // The first column, which says what a row is about, is twice as wide as the others.
        var width = 9864 / (table.Head.Length + 1);
        var rows = new Table(
            new TableProperties(
                new TableStyle { Val = WordStyles.Grid }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { Val = "04A0", FirstRow = true, FirstColumn = true }),
            new TableGrid(table.Head.Select((_, i) => new GridColumn { Width = Number(i == 0 ? 2 * width : width) })));
        rows.Append(Row(table.Head, new RunProperties(new Bold()), new TableRowProperties(new CantSplit(), new TableHeader())));
        foreach (var row in table.Rows) rows.Append(Row(row, null, new TableRowProperties(new CantSplit())));
        return rows;
    }

    private static TableRow Row(ImmutableArray<string> cells, RunProperties? how, TableRowProperties properties) =>
        new([properties, .. cells.Select(c => new TableCell(WordBook.Line(WordStyles.Plain, WordBook.Words(c, (RunProperties?)how?.CloneNode(true)))))]);

    private Paragraph Source(BookSource source)
    {
        var paragraph = WordBook.Line(
            WordStyles.Plain, new BookmarkStart { Id = Number(++marks), Name = Mark($"source-{Number(source.Number)}") },
            WordBook.Words($"[{Number(source.Number)}] {source.Text}"), new BookmarkEnd { Id = Number(marks) });
        if (Uri.TryCreate(source.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
            paragraph.Append(WordBook.Words(" "), new Hyperlink(WordBook.Words(source.Link!)) { Id = main.AddHyperlinkRelationship(link, true).Id });
        return paragraph;
    }

    /// <summary>A bookmark begins with a letter and has no hyphens, and at most 40 characters.</summary>
    private static string Mark(string id) => "b_" + id.Replace('-', '_')[..Math.Min(id.Length, 38)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
