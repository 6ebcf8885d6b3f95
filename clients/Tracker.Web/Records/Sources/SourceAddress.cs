using System.Globalization;

namespace Tracker.Web.Records.Sources;

/// <summary>Addresses within the pages of sources.</summary>
public static class SourceAddress
{
    /// <summary>The text of a document, from a character on.</summary>
    /// <param name="span">Marked in it, or null.</param>
    public static string Text(KeptDocument document, int from, string? span = null) => Text(document.Source, document.Sha256, from, span);

    /// <inheritdoc cref="Text(KeptDocument, int, string?)"/>
    public static string Text(ActorId source, string sha256, int from = 0, string? span = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{RecordAddress.Of(source)}?text={sha256}&from={from}{(span is null ? "" : "&span=" + Uri.EscapeDataString(span))}#text");

    /// <summary>Where a search found words in a document.</summary>
    public static string Place(SearchMatch match) => match switch
    {
        { Page: { } page } => $"Page {page}",
        { Line: { } line } => $"Line {line}",
        _ => "In the document",
    };

    /// <summary>A text of a document as it is shown: a new page begins with a line that says so.</summary>
    public static string Said(string text) => VisibleText.Of(text.Replace("\f", "\n\n— next page —\n\n", StringComparison.Ordinal));

    /// <summary>What changed from one document to the next.</summary>
    public static string Difference(ActorId source, string was, string now) => $"{RecordAddress.Of(source)}?was={was}&now={now}#difference";

    /// <summary>The document itself, to be saved.</summary>
    public static string File(string sha256) => "api/documents/file?sha256=" + sha256;

    /// <summary>The form for a document of a source.</summary>
    /// <param name="expects">The digest of the document that facts cite, or null.</param>
    public static string Add(ActorId source, string? expects = null) =>
        $"{RecordAddress.Of(source)}?form=capture{(expects is null ? "" : "&expects=" + expects)}#add";

    /// <summary>The form for a new source.</summary>
    public static string New(string? title = null, string? expects = null) =>
        "records/source/new" + (title is null ? "" : $"?title={Uri.EscapeDataString(title)}" + (expects is null ? "" : "&expects=" + expects));
}
