namespace Tracker.Domain.Identifiers;

/// <summary>IETF series and Internet-Drafts. Normal forms: <c>RFC 9110</c>, <c>BCP 14</c>, <c>draft-ietf-quic-http-34</c>.</summary>
internal sealed class IetfGrammar : IGrammar
{
    private static readonly string[] Series = ["RFC", "BCP", "STD", "FYI", "IEN"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        if (scanner.TakeWord("IETF") is not null) scanner.TakeSpaces();
        return scanner.Take("draft-") ? ReadDraft(scanner) : ReadSeries(scanner);
    }

    public string Print(DocumentIdentifier id) => id.Kind == "draft" ? $"draft-{id.Number}{Pieces.After("-", id.Edition)}" : $"{id.Kind} {id.Number}";

    private static DocumentIdentifier? ReadSeries(Scanner scanner)
    {
        if (scanner.TakeWord(Series) is not { } series) return null;
        if (!scanner.TakeSpaces()) scanner.Take('-');
        var number = scanner.NeedDigits("a number");
        if (number.Length > 5) scanner.Fail($"“{number}” has {number.Length} digits; a number of the {series} series has at most 5.");
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.Ietf, Publisher = "IETF", Kind = series, Number = number.TrimStart('0') is { Length: > 0 } plain ? plain : "0",
        });
    }

    private static DocumentIdentifier? ReadDraft(Scanner scanner)
    {
        var name = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-').ToLowerInvariant();
        var words = name.Split('-');
        if (words.Length < 2 || words.Any(w => w.Length == 0)) scanner.Missing("a name of at least two words");
        var hasVersion = words.Length > 2 && words[^1].Length == 2 && words[^1].All(char.IsAsciiDigit);
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.Ietf, Publisher = "IETF", Kind = "draft", Number = string.Join('-', hasVersion ? words[..^1] : words),
            Edition = hasVersion ? words[^1] : null,
        });
    }
}
