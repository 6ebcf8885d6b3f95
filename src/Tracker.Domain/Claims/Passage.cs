namespace Tracker.Domain.Claims;

/// <summary>A place in the text of one version of a document, by which its words are found without being copied.</summary>
/// <param name="Sha256">Of the document's bytes: 64 lower-case hexadecimal digits. The text is the document as UTF-8.</param>
/// <param name="Span">Characters of the text as <c>from-to</c>, the end exclusive, the first character being 0; parts that follow each other are
/// joined by <c>+</c>.</param>
/// <param name="Around">True if the words alone do not say it: it follows from the text around them.</param>
public sealed partial record Passage(string Sha256, string Span, bool Around = false)
{
    /// <summary>Technical limit of the parts of one span.</summary>
    public const int MostParts = 50;

    /// <summary>The parts of the span, each as first character and the character behind the last; none if the span is malformed.</summary>
    [JsonIgnore]
    public ImmutableArray<(int From, int To)> Parts => Form().IsMatch(Span)
        ? [.. Span.Split('+').Select(part => part.Split('-')).Select(p => (Number(p[0]), Number(p[1])))]
        : [];

    /// <summary>Null if the text is the SHA-256 of a document.</summary>
    public static Rejection? RefusesDigest(string text, string field) =>
        Digest().IsMatch(text) ? null : Rejection.Invalid($"'{field}' is not 64 lower-case hexadecimal digits.", field);

    public Rejection? Refuses()
    {
        if (RefusesDigest(Sha256, "source.passage.sha256") is { } refused) return refused;
        return Span.Length <= TextLimits.Line && Parts is { Length: > 0 and <= MostParts } parts && parts.All(p => p.From < p.To)
            ? null
            : Rejection.Invalid(
                $"'source.passage.span' must be characters such as 120-180 or 120-180+200-240, at most {MostParts} parts, each ending after its beginning.",
                "source.passage.span");
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(@"^[0-9]{1,9}-[0-9]{1,9}(\+[0-9]{1,9}-[0-9]{1,9})*\z")]
    private static partial Regex Form();
}
