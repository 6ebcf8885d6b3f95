using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tracker.Domain.Sources;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Tracker.Server.Documents;

/// <summary>What was read from a document.</summary>
/// <param name="Text">Its pages end with a form feed; null if it has no text.</param>
/// <param name="Problem">Why it cannot be kept, in a sentence; null if it can.</param>
public sealed record ReadDocument(string? Text = null, int? Pages = null, string? Problem = null);

/// <summary>Reads the text of HTML and PDF. Both are made by strangers: this runs in a process of its own, with little memory and little time.</summary>
internal static class DocumentReader
{
    /// <summary>Technical limit of a text, in UTF-16 characters.</summary>
    public const int MostCharacters = 20_000_000;

    private static readonly FrozenSet<string> Unseen = new[] { "script", "style", "template", "noscript", "head", "svg", "iframe", "object" }.ToFrozenSet();

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }.ToFrozenSet();

    public static ReadDocument Read(DocumentForm form, byte[] bytes) => form == DocumentForm.Pdf ? Pdf(bytes) : Html(bytes);

    private static ReadDocument Pdf(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            var text = new StringBuilder();
            var hasWords = false;
            for (var page = 1; page <= document.NumberOfPages; page++)
            {
                if (page > 1) text.Append(CapturedText.PageBreak);
                var words = ContentOrderTextExtractor.GetText(document.GetPage(page), addDoubleNewline: true);
                hasWords |= !string.IsNullOrWhiteSpace(words);
                text.Append(words.Replace(CapturedText.PageBreak, ' '));
                if (text.Length > MostCharacters) return TooLong;
            }
            return new(hasWords ? Tidy(text) : null, document.NumberOfPages);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(Problem: "The PDF is encrypted and cannot be read without its password.");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(Problem: "The PDF is damaged and cannot be read.");
        }
    }

    private static ReadDocument Html(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(bytes);
        using var document = new HtmlParser().ParseDocument(stream);
        var text = new StringBuilder();
        for (INode? node = document.Body; node is not null; node = Next(node, document.Body!, text))
            if (node is IText words) Append(text, words);
        return text.Length > MostCharacters ? TooLong : new(string.IsNullOrWhiteSpace(text.ToString()) ? null : Tidy(text));
    }

    /// <summary>The node after this one in reading order, with the line ends that lie between. A document can be nested deeper than any stack.</summary>
    private static INode? Next(INode node, INode root, StringBuilder text)
    {
        if (node is IElement { LocalName: "br" }) text.Append('\n');
        if (node is not IElement { LocalName: var name } || !Unseen.Contains(name))
        {
            if (node.FirstChild is { } child)
            {
                Break(node, text);
                return child;
            }
        }
        for (INode? at = node; at is not null && at != root; at = at.Parent)
        {
            Break(at, text);
            if (at.NextSibling is { } sibling) return sibling;
        }
        return null;
    }

    private static void Break(INode node, StringBuilder text)
    {
        if (node is not IElement { LocalName: var name }) return;
        if (Blocks.Contains(name) && text is not [] && text[^1] != '\n') text.Append('\n');
        else if (name is "td" or "th" && text is not [] && text[^1] is not ('\n' or '\t')) text.Append('\t');
    }

    private static void Append(StringBuilder text, IText words)
    {
        if (words.Parent is IElement { LocalName: "pre" or "textarea" })
        {
            text.Append(words.Data);
            return;
        }
        foreach (var c in words.Data)
            if (!char.IsWhiteSpace(c) || c == '\u00a0') text.Append(c);
            else if (text is not [] && !char.IsWhiteSpace(text[^1])) text.Append(' ');
    }

    /// <summary>Lines without spaces at their ends, and without what is not text.</summary>
    private static string Tidy(StringBuilder text)
    {
        var lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\0', ' ').ToString().Split('\n');
        return string.Join('\n', lines.Select(l => l.TrimEnd(' ', '\t'))).Trim('\n');
    }

    private static readonly ReadDocument TooLong = new(Problem: $"The text of the document is longer than {MostCharacters} characters.");
}
