using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Books;

/// <summary>A book as a Word document with headings, contents, and the marking at the head of every page.</summary>
public static class WordBook
{
    public static byte[] Of(Book book)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.All();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Line(WordStyles.Marking, Words(book.Marking)));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Line(WordStyles.Foot, Field("PAGE"), Words(" of "), Field("NUMPAGES")));
            main.Document = new Document(new Body([.. new WordBody(main).Of(book), Page(main.GetIdOfPart(header), main.GetIdOfPart(footer))]));
            file.PackageProperties.Title = Plain(book.Title);
            file.PackageProperties.Language = "en";
        }
        return stream.ToArray();
    }

    private static SectionProperties Page(string header, string footer) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1247, Bottom = 1134, Left = 1021, Right = 1021, Header = 567, Footer = 567, Gutter = 0 });

    internal static Paragraph Line(string style, params OpenXmlElement[] runs) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    /// <summary>Words with their line breaks.</summary>
    internal static Run Words(string text, RunProperties? properties = null)
    {
        var run = properties is null ? new Run() : new Run(properties);
        foreach (var (i, line) in Plain(text).Split('\n').Index())
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>A field that the reader's program fills in, such as the number of the page.</summary>
    internal static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = $" {code} " };

    /// <summary>Without what XML cannot hold, which was made visible before or is half of a character.</summary>
    internal static string Plain(string text) => string.Concat(
        text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes().Where(r => r.Value is '\t' or '\n' or >= ' ' and not (0xFFFE or 0xFFFF)));
}
