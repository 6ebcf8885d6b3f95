namespace Tracker.Domain.Claims;

/// <summary>A place in one version of a document, by which its words are found without being copied.</summary>
/// <param name="Sha256">Of the document's bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="Span">Characters (code points) of the document's text as <c>from-to</c>, the end exclusive, the first character being 0; parts that follow
/// each other are joined by <c>+</c>. Null for a place that is only a page.</param>
/// <param name="Around">True if the words alone do not say it: it follows from the text around them.</param>
/// <param name="Page">The page, from 1, of a document that has pages.</param>
public sealed partial record Passage(string Sha256, string? Span = null, bool Around = false, int? Page = null)
{
    /// <summary>Technical limit of the parts of one span.</summary>
    public const int MostParts = 50;

    /// <summary>The parts of the span, each as first character and the character behind the last; none if there is no span or it is malformed.</summary>
    [JsonIgnore]
    public ImmutableArray<(int From, int To)> Parts => Span is not null && Form().IsMatch(Span)
        ? [.. Span.Split('+').Select(part => part.Split('-')).Select(p => (Number(p[0]), Number(p[1])))]
        : [];

    /// <summary>The span or else the page in one word, such as <c>120-180</c> or <c>p3</c>.</summary>
    [JsonIgnore]
    public string Place => Span ?? string.Create(CultureInfo.InvariantCulture, $"p{Page}");

    /// <summary>The passage of a <see cref="Place"/>.</summary>
    public static Passage At(string sha256, string place) =>
        place.StartsWith('p') && int.TryParse(place[1..], out var page) ? new(sha256, Page: page) : new(sha256, place);

    public Rejection? Refuses()
    {
        if (!Digests.IsSha256(Sha256)) return Digests.Refusal("source.passage.sha256");
        if (Page is < 1 || Span is null && Page is null)
            return Rejection.Invalid("'source.passage' needs a span of characters or a page, which is 1 or more.", "source.passage.page");
        return Span is null || Span.Length <= TextLimits.Line && Parts is { Length: > 0 and <= MostParts } parts && parts.All(p => p.From < p.To)
            ? null
            : Rejection.Invalid(
                $"'source.passage.span' must be characters such as 120-180 or 120-180+200-240, at most {MostParts} parts, each ending after its beginning.",
                "source.passage.span");
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{1,9}-[0-9]{1,9}(\+[0-9]{1,9}-[0-9]{1,9})*\z")]
    private static partial Regex Form();
}
