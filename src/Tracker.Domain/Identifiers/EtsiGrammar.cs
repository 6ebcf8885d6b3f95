namespace Tracker.Domain.Identifiers;

/// <summary>ETSI deliverables. Normal form: <c>ETSI EN 300 417-4-2 V1.1.1 (1999-06)</c>, <c>ETSI ETS 300 509/A1 ed.1 (1994-09)</c>,
/// <c>ETSI GS NFV-IFA 006 V2.1.1 (2016-04)</c>.</summary>
internal sealed class EtsiGrammar : IGrammar
{
    private static readonly string[] Kinds = ["TS", "TR", "EN", "ES", "EG", "ETS", "ETR", "I-ETS", "GTS", "TCRTR", "TBR", "GS", "GR", "SR", "NET", "HF"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        if (scanner.TakeWord("ETSI") is null) return null;
        scanner.TakeSpaces();
        var kind = scanner.TakeWord(Kinds);
        if (kind is null) scanner.Missing("the kind of deliverable, such as TS,");
        scanner.TakeSpaces();
        var group = kind is "GS" or "GR" ? TakeGroup(scanner) : scanner.Take("GSM ") ? "GSM" : null;
        var number = TakeNumber(scanner);
        var part = Pieces.TakeParts(scanner, IsoIecGrammar.IsPart);
        var supplement = scanner.Take('/') ? TakeSupplement(scanner) : null;
        scanner.TakeSpaces();
        var edition = scanner.Take("V") ? "V" + TakeVersion(scanner) : scanner.Take("ed.") ? scanner.NeedDigits("the edition") : null;
        var date = Pieces.TakeDateInBrackets(scanner);
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.Etsi, Publisher = "ETSI", Kind = kind, Group = group, Number = number, Part = part, Edition = edition,
            Date = date,
            Supplements = supplement is null ? [] : [supplement],
        });
    }

    public string Print(DocumentIdentifier id) =>
        $"ETSI {id.Kind} {(id.Group is null ? "" : id.Group + " ")}{id.Number}{Pieces.After("-", id.Part)}"
        + string.Concat(id.Supplements.Select(s => $"/{(s.Kind == "Amd" ? 'A' : 'C')}{s.Number}"))
        + (id.Edition is null ? "" : id.Edition[0] == 'V' ? " " + id.Edition : " ed." + id.Edition) + (id.Date is { } date ? $" ({date.Value})" : "");

    private static string TakeGroup(Scanner scanner)
    {
        var group = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '-', 12);
        if (group.Length == 0) scanner.Missing("the group");
        scanner.TakeSpaces();
        return group;
    }

    /// <summary><c>300 417</c> in two groups of three, <c>019</c>, or <c>05.08</c> of the former GSM series.</summary>
    private static string TakeNumber(Scanner scanner)
    {
        var first = scanner.NeedDigits("a number");
        if (scanner.Peek(0) == '.' && scanner.Take('.')) return first + "." + scanner.NeedDigits("the number in the series");
        var isGrouped = first.Length == 3 && scanner.Peek(0) == ' ' && char.IsAsciiDigit(scanner.Peek(1));
        if (isGrouped && scanner.TakeSpaces()) return $"{first} {scanner.TakeDigits(3)}";
        return first.Length == 6 ? $"{first[..3]} {first[3..]}" : first;
    }

    private static Supplement? TakeSupplement(Scanner scanner)
    {
        var kind = scanner.Take('A') ? "Amd" : scanner.Take('C') ? "Cor" : null;
        if (kind is null) scanner.Missing("an amendment (A1) or corrigendum (C1)");
        return new Supplement(kind ?? "", scanner.NeedDigits("its number"));
    }

    internal static string TakeVersion(Scanner scanner)
    {
        var version = scanner.NeedDigits("the version");
        while (scanner.Take('.')) version += "." + scanner.NeedDigits("the version");
        return version;
    }
}
