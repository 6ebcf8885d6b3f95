namespace Tracker.Domain.Identifiers;

/// <summary>ISO, IEC and their joint texts. Normal form: <c>ISO/IEC DIS 23837-2.3:2022 Ed 2/Amd 1:2023(en,fr) CSV</c>; the single
/// publisher ISO joins its kind by a slash (<c>ISO/TR 17</c>), all others by a space.</summary>
internal sealed class IsoIecGrammar : IGrammar
{
    private static readonly string[] Publishers = ["ISO", "IEC", "CISPR", "IEEE", "ASTM", "CIE", "SAE", "IDF", "HL7", "OIML", "UNDP"];
    private static readonly string[] Kinds = ["TR", "TS", "PAS", "ISP", "TTA", "SRD", "IWA", "R", "Guide", "DATA"];

    private static readonly string[] Stages =
    [
        "FDIS", "DIS", "FDTS", "FDTR", "FDPAS", "DTS", "DTR", "DPAS", "PDTS", "PDTR", "FCD", "CDV", "CD", "PWI",
        "NWIP", "NP", "AWI", "WD", "PRF", "CIB",
    ];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        var stage = scanner.Take("Fpr") ? "PRF" : scanner.TakeWord(Stages);
        Between(scanner);
        var kind = scanner.TakeWord("Guide", "IWA");
        Between(scanner);
        var publisher = kind == "IWA" ? "ISO" : Pieces.TakePublishers(scanner, Publishers);
        if (publisher.Length == 0)
        {
            scanner.BackTo(0);
            return null;
        }
        Between(scanner);
        string? iteration = null;
        if (stage is null && scanner.TakeWord(Stages) is { } later) (stage, iteration) = (later, Some(scanner.TakeDigits(2)));
        Between(scanner);
        kind ??= KindOf(stage) ?? scanner.TakeWord(Kinds);
        Between(scanner);
        var number = scanner.NeedDigits("a number");
        var part = Pieces.TakeParts(scanner, IsPart);
        if (scanner.Take('.')) iteration = scanner.NeedDigits("the number of the draft");
        var date = Pieces.TakeColonDate(scanner);
        var edition = TakeEdition(scanner);
        var supplements = IsoSupplements.Take(scanner);
        var language = Pieces.TakeLanguages(scanner);
        scanner.TakeSpaces();
        var form = scanner.TakeWord("CSV", "RLV", "DB", "CMV", "EXV", "SER");
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.IsoIec, Publisher = publisher, Kind = kind, Stage = stage, Number = number, Part = part?.ToUpperInvariant(),
            Iteration = iteration, Date = date, Edition = edition, Supplements = [.. supplements], Language = language, Form = form,
        });
    }

    public string Print(DocumentIdentifier id)
    {
        var kind = id.Kind is null || id.Kind == KindOf(id.Stage) ? null : id.Kind;
        var head = id.Kind == "IWA" ? string.Join(' ', Words(id.Stage, "IWA"))
            : id.Kind == "Guide" && id.Stage is null ? $"{id.Publisher} Guide"
            : id.Publisher + string.Concat(Words(id.Stage, kind).Select((word, at) => (id.Publisher == "ISO" && at == 0 ? "/" : " ") + word));
        return $"{head} {id.Number}{Pieces.After("-", id.Part)}{Pieces.After(".", id.Iteration)}{Pieces.After(":", id.Date?.Value)}"
            + $"{Pieces.After(" Ed ", id.Edition)}{IsoSupplements.Print(id.Supplements)}{(id.Language is null ? "" : $"({id.Language})")}"
            + Pieces.After(" ", id.Form);
    }

    /// <summary>Digits with at most two letters before or after: <c>2</c>, <c>B01</c>, <c>1AR</c>; or a short word such as <c>HBK</c>.</summary>
    internal static bool IsPart(string part) => part.Length is > 0 and <= 5 && (part.Any(char.IsAsciiDigit) || part.Length is 1 or 3);

    /// <summary>Spaces or a slash between the words before the number.</summary>
    private static void Between(Scanner scanner)
    {
        scanner.TakeSpaces();
        if (scanner.Peek(0) == '/' && scanner.Peek(1) == '/') scanner.Missing("a word before the second slash");
        if (scanner.Take('/')) scanner.TakeSpaces();
    }

    /// <summary>The kind that a draft's stage names: <c>DTS</c> is a TS.</summary>
    private static string? KindOf(string? stage) => stage switch
    {
        "DTS" or "FDTS" or "PDTS" => "TS",
        "DTR" or "FDTR" or "PDTR" => "TR",
        "DPAS" or "FDPAS" => "PAS",
        _ => null,
    };

    private static string? TakeEdition(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        if (scanner.Take("Ed"))
        {
            scanner.Take('.');
            scanner.TakeSpaces();
            return scanner.NeedDigits("the number of the edition");
        }
        scanner.BackTo(start);
        return null;
    }

    private static IEnumerable<string> Words(params string?[] words) => words.OfType<string>();

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
