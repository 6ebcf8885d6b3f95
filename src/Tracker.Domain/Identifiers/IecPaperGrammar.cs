namespace Tracker.Domain.Identifiers;

/// <summary>Numbered papers of IEC committees. Normal form: <c>65E/859A(fr)/CDV</c>; the committee, its running number, the kind of paper.</summary>
internal sealed class IecPaperGrammar : IGrammar
{
    private static readonly string[] Papers =
    [
        "RVDISH", "RVDPAS", "RVDTS", "RVDTR", "RVDS", "RVD", "RVC", "RVN", "FDIS", "DISH", "ISH", "DPAS", "DTS", "DTR", "CDV", "CDPAS", "CDISH",
        "CD", "CC", "DC", "DA", "DL", "INF", "MTG", "NP", "PW", "PPUB", "AC", "Q", "RQ", "RM", "RR",
    ];

    private static readonly string[] Named = ["CISPR", "ACEA", "ACEE", "ACOS", "ACSEC", "ACTAD", "ACART", "TACIT", "SMB"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        var group = TakeGroup(scanner);
        if (group.Length == 0 || !scanner.Take('/'))
        {
            scanner.BackTo(0);
            return null;
        }
        var number = scanner.NeedDigits("the number of the paper") + scanner.TakeWhile(char.IsAsciiLetterUpper, 1);
        var language = Pieces.TakeLanguages(scanner);
        var paper = scanner.Take('/') ? scanner.TakeWord(Papers) : null;
        if (paper is null) scanner.Missing("the kind of paper, such as CDV,");
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.IecPapers, Publisher = "IEC", Group = group, Number = number, Language = language, Stage = paper,
        });
    }

    public string Print(DocumentIdentifier id) => $"{id.Group}/{id.Number}{(id.Language is null ? "" : $"({id.Language})")}/{id.Stage}";

    private static string TakeGroup(Scanner scanner)
    {
        if (scanner.TakeDigits(3) is { Length: > 0 } committee) return committee + scanner.TakeWhile(char.IsAsciiLetterUpper, 1);
        if (scanner.Take("CIS/")) return "CIS/" + scanner.TakeWhile(char.IsAsciiLetterUpper, 1);
        if (scanner.Take("JTC1-SC")) return "JTC1-SC" + scanner.TakeDigits(2);
        if (scanner.Take("SyC")) return "SyC" + scanner.TakeWhile(char.IsAsciiLetter);
        if (scanner.Take("SEG")) return "SEG" + scanner.TakeDigits(2);
        return scanner.TakeWord(Named) ?? "";
    }
}
