namespace Tracker.Domain.Identifiers;

/// <summary>All grammars. A text belongs to the first that reads it whole; if none does, the problem is that of the one that got furthest.</summary>
internal static class Grammars
{
    private const int Longest = 500;

    private const string Publishers = "ISO, IEC, IEEE, ITU-T, ITU-R, ETSI, 3GPP, IETF";

    private static readonly (IdentifierFamily Family, IGrammar Grammar)[] All =
    [
        (IdentifierFamily.Groups, new GroupGrammar()), (IdentifierFamily.IsoIec, new IsoIecGrammar()), (IdentifierFamily.IecPapers, new IecPaperGrammar()),
        (IdentifierFamily.ItuT, new ItuTGrammar()), (IdentifierFamily.ItuR, new ItuRGrammar()), (IdentifierFamily.Etsi, new EtsiGrammar()),
        (IdentifierFamily.ThreeGpp, new ThreeGppGrammar()), (IdentifierFamily.ThreeGppPapers, new ThreeGppPaperGrammar()),
        (IdentifierFamily.Ietf, new IetfGrammar()), (IdentifierFamily.Ieee, new IeeeGrammar()),
    ];

    public static IGrammar Of(IdentifierFamily family) => All[Array.FindIndex(All, a => a.Family == family)].Grammar;

    public static DocumentIdentifier? Read(string text, out string problem)
    {
        if (Unreadable(text) is { } reason)
        {
            problem = reason;
            return null;
        }
        var printed = OneSpelling(text);
        var furthest = -1;
        problem = $"“{printed}” does not begin with a publisher that has a grammar ({Publishers}) or with a form such as Q11/15 or S2-1810123.";
        foreach (var (_, grammar) in All)
        {
            var scanner = new Scanner(printed);
            if (grammar.Read(scanner) is { } identifier)
            {
                problem = "";
                return identifier;
            }
            if (scanner.At == 0 || scanner.At <= furthest || scanner.Problem is null) continue;
            (furthest, problem) = (scanner.At, scanner.Problem);
        }
        return null;
    }

    private static string? Unreadable(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "It is empty.",
        { Length: > Longest } => $"It has {text.Length} characters; an identifier has at most {Longest}.",
        _ when text.AsSpan().Trim().IndexOfAnyInRange('\0', '\u001f') is >= 0 and var at => $"It contains the control character U+{(int)text.Trim()[at]:X4}.",
        _ => null,
    };

    /// <summary>One kind of space, single, and one kind of hyphen.</summary>
    private static string OneSpelling(string text) => string.Join(' ', string.Concat(text.Select(c => c switch
    {
        '\u00a0' or '\u2007' or '\u202f' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        _ => c,
    })).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
