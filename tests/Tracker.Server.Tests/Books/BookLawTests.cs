using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Books;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Books;

/// <summary>Whatever is written in a delegation, its book says it and is nothing else.</summary>
public sealed class BookLawTests
{
    /// <summary>Words that could end a tag, a string of a style sheet or a paragraph, and those of other scripts.</summary>
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf(((string[])[
            "<script>alert(1)</script>", "\"; } body { display: none", "</style>", "a & b", "量子密钥分发", "مرحبا", "=1+1", "One\nTwo", "😀", "]]>", "-->",
        ]).Select(w => Gen.Const(w)).ToArray()),
        Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00a1', '\u04ff']), 1, 40]).Where(w => w.Trim().Length > 0);

    private static readonly Gen<BookText> Text =
        Gen.Select(
            Gen.Select(Words, Gen.Enum<RunKind>(), Gen.Int[0, 1], (w, k, s) => new BookRun(w, k, s == 1 ? 1 : null)).Array[1, 4],
            Gen.OneOf(Gen.Const((string?)null), Words.Where(w => !w.Contains('\n')).Select(w => (string?)w)), Gen.Bool,
            (runs, label, small) => new BookText([.. runs], label, small));

    private static readonly Gen<BookBlock> Block = Gen.OneOf(
        Words.Select(w => (BookBlock)new BookHeading(w)), Text.Select(t => (BookBlock)t),
        Text.Array[1, 3].Select(t => (BookBlock)new BookList([.. t])),
        Words.Array[3].Array[1, 3].Select(rows => (BookBlock)new BookTable(["A", "B", "C"], [.. rows.Select(r => r.ToImmutableArray())])));

    private static readonly Gen<Book> Books = Gen.Select(Words, Words, Block.Array[1, 5].Array[1, 4], (title, marking, sections) => new Book(
        VisibleText.Of(title), VisibleText.Of(marking), ["A delegation"],
        [.. sections.Select((b, i) => new BookSection($"s-{i}", $"Section {i}", [.. b], i % 2 == 0))],
        [new(1, "A document", "https://example.org/a?b=c&d")]));

    private static readonly OpenXmlValidator Valid = new(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365);

    [Fact]
    public void Page_says_every_word_and_runs_nothing() => Books.Sample(book =>
    {
        var bytes = HtmlBook.Of(book);
        Assert.Equal(bytes, HtmlBook.Of(book));
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes));
        Assert.Empty(page.QuerySelectorAll("script, img, link, iframe, object, form"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Equal(Plain(book.Title), Plain(page.QuerySelector("h1")!.TextContent));
        Assert.Equal(book.Sections.SelectMany(s => s.Blocks).SelectMany(Said).Select(Plain), Told(page).Select(Plain));
        var ids = page.All.Select(e => e.Id).Where(id => id is { Length: > 0 }).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }, iter: 500);

    [Fact]
    public void Word_document_is_valid_and_has_the_marking_on_every_page() => Books.Sample(book =>
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(WordBook.Of(book)), false);
        Assert.Equal([], Valid.Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(book.Marking.ReplaceLineEndings(""), WordsOf(file.MainDocumentPart!.HeaderParts.Single().Header!));
        var headings = file.MainDocumentPart.Document!.Descendants<Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(WordsOf);
        Assert.Equal([.. book.Sections.Select(s => s.Title), "Sources"], headings);
    }, iter: 500);

    private static string WordsOf(DocumentFormat.OpenXml.OpenXmlElement of) =>
        string.Concat(of.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(t => t.Text));

    private static IEnumerable<string> Said(BookBlock block) => block switch
    {
        BookHeading heading => [heading.Text],
        BookText text => [Said(text)],
        BookList list => list.Items.Select(Said),
        BookTable table => table.Head.Concat(table.Rows.SelectMany(r => r)),
        _ => [],
    };

    private static string Said(BookText text) =>
        (text.Label is { } label ? label + ": " : "") + string.Concat(text.Runs.Select(r => r.Text + (r.Source is { } n ? $" [{n}]" : "")));

    private static IEnumerable<string> Told(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("main section:not(:last-child)").SelectMany(s => s.QuerySelectorAll("h3, p, li, th, td")).Select(e => e.TextContent);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
