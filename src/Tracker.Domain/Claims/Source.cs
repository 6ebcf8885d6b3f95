namespace Tracker.Domain.Claims;

/// <summary>Where a claim can be read: a document with a quote, a link or both.</summary>
/// <param name="Document">The publication, page or record, by its title.</param>
/// <param name="Quote">The words of the source, in its own language.</param>
/// <param name="Locator">Where in the document: section, table, line.</param>
/// <param name="Link">An http or https address.</param>
/// <param name="Retrieved">When it was read.</param>
/// <param name="Language">Of the quote, as a language tag such as <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="Translation">Of the quote, into English.</param>
/// <param name="Passage">Where the words stand in the text of the document, for a source that is cited without them.</param>
/// <param name="Note">A remark of whoever recorded the claim; never a part of the source.</param>
public sealed partial record Source(
    string Document, string? Quote = null, string? Locator = null, string? Link = null,
    PartialDate? Retrieved = null, string? Language = null, string? Translation = null, Passage? Passage = null, string? Note = null)
{
    public static Rejection? Refuses(Source? source) => source is null
        ? new Rejection(RejectionCode.Required, "A claim needs a source: a document with a quote or a link.", "source")
        : source.Refuses();

    private Rejection? Refuses()
    {
        if (string.IsNullOrWhiteSpace(Document))
            return new Rejection(RejectionCode.Required, "A source must name its document.", "source");
        if (string.IsNullOrWhiteSpace(Quote) && string.IsNullOrWhiteSpace(Link) && Passage is null)
            return new Rejection(RejectionCode.Required, "A source must have a quote, a link or a passage of a document.", "source");
        return RefusesLink(Link, "source.link")
            ?? RefusesLanguage(Language, "source.language")
            ?? TextLimits.Refuses(Document, "source.document", TextLimits.Line)
            ?? TextLimits.Refuses(Quote, "source.quote", TextLimits.Body)
            ?? TextLimits.Refuses(Translation, "source.translation", TextLimits.Body)
            ?? TextLimits.Refuses(Locator, "source.locator", TextLimits.Line)
            ?? TextLimits.Refuses(Link, "source.link", TextLimits.Line)
            ?? TextLimits.Refuses(Note, "source.note", TextLimits.Body)
            ?? Passage?.Refuses();
    }

    internal static Rejection? RefusesLink(string? link, string field) =>
        link is null || Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? null : Rejection.Invalid($"'{field}' is not an http or https address.", field);

    internal static Rejection? RefusesLanguage(string? language, string field) =>
        language is null || LanguageTag().IsMatch(language)
            ? null : Rejection.Invalid($"'{field}' is not a language tag such as 'en' or 'zh-Hans'.", field);

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\z")]
    private static partial Regex LanguageTag();
}

/// <summary>Marks a statement as a claim of others, not a fact. Only superseding it makes it a fact.</summary>
/// <param name="Claimant">Who says so, such as CESI; null if the source does not say.</param>
/// <param name="Channel">How it came here, such as "according to Chinese media" or "reportedly".</param>
public sealed record Hearsay(string? Claimant = null, string? Channel = null)
{
    public Rejection? Refuses() => string.IsNullOrWhiteSpace(Claimant) && string.IsNullOrWhiteSpace(Channel)
        ? new Rejection(RejectionCode.Required, "Hearsay must name its claimant or its channel.", "hearsay")
        : TextLimits.Refuses(Claimant, "hearsay.claimant", TextLimits.Name) ?? TextLimits.Refuses(Channel, "hearsay.channel", TextLimits.Line);
}
