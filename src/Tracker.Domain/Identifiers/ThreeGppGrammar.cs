namespace Tracker.Domain.Identifiers;

/// <summary>3GPP specifications and reports. Normal form: <c>3GPP TS 29.198-04-3:REL-17/17.6.0</c>; release and version may be absent, and
/// <c>TS 23.501 v17.6.0</c> means the same as <c>3GPP TS 23.501/17.6.0</c>.</summary>
internal sealed class ThreeGppGrammar : IGrammar
{
    private const string ReleaseIsMissing = "a release, such as REL-17,";

    public DocumentIdentifier? Read(Scanner scanner)
    {
        var isNamed = scanner.TakeWord("3GPP") is not null;
        scanner.TakeSpaces();
        var kind = scanner.TakeWord("TS", "TR");
        scanner.TakeSpaces();
        var isTyped = kind is not null && char.IsAsciiDigit(scanner.Peek(1)) && scanner.Peek(2) == '.';
        if (!isNamed && !isTyped)
        {
            scanner.BackTo(0);
            return null;
        }
        if (kind is null) scanner.Missing("TS or TR");
        var series = scanner.NeedDigits("a number such as 23.501");
        if (!scanner.Take('.')) scanner.Missing("a point and the number in the series");
        var number = $"{series}.{scanner.NeedDigits("the number in the series")}{scanner.TakeWord("U", "dcs", "ext")}";
        var part = Pieces.TakeParts(scanner, p => p.Length is > 0 and < 4 && p.All(char.IsAsciiLetterOrDigit));
        var release = scanner.Take(':') ? TakeRelease(scanner) : null;
        scanner.TakeSpaces();
        var version = scanner.Take('/') || scanner.Take("V") ? EtsiGrammar.TakeVersion(scanner) : null;
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.ThreeGpp, Publisher = "3GPP", Kind = kind, Number = number, Part = part, Release = release, Edition = version,
        });
    }

    public string Print(DocumentIdentifier id) =>
        $"3GPP {id.Kind} {id.Number}{Pieces.After("-", id.Part)}{Pieces.After(":", id.Release)}{Pieces.After("/", id.Edition)}";

    /// <summary><c>REL-17</c> (also <c>Rel-17</c>), <c>R99</c> and <c>Release 2000</c>, <c>Ph2</c> with <c>DCS</c> or <c>EXT</c>, <c>UMTS</c>.</summary>
    private static string? TakeRelease(Scanner scanner)
    {
        if (scanner.Take("REL-")) return "REL-" + scanner.NeedDigits(ReleaseIsMissing);
        if (scanner.Take("Release ")) return "Release " + scanner.NeedDigits(ReleaseIsMissing);
        if (scanner.Take("Ph")) return "Ph" + scanner.NeedDigits(ReleaseIsMissing) + (scanner.Take("-DCS") ? "-DCS" : scanner.Take("-EXT") ? "-EXT" : "");
        if (scanner.Take("UMTS")) return "UMTS";
        if (scanner.Take('R')) return "R" + scanner.NeedDigits(ReleaseIsMissing);
        scanner.Missing(ReleaseIsMissing);
        return null;
    }
}
