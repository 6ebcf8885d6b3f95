namespace Tracker.Domain.Identifiers;

/// <summary>Amendments, corrigenda, addenda and supplements of ISO and IEC, in a chain. Normal form: <c>/Amd 1:2019/CD Cor 2</c>, and
/// <c>+Amd 1:2019</c> for what a consolidated edition contains.</summary>
internal static class IsoSupplements
{
    private static readonly (string Printed, string Kind, string? Stage)[] Spellings =
    [
        ("FPDAmd", "Amd", "FPD"), ("FPDAM", "Amd", "FPD"), ("FPDCor", "Cor", "FPD"), ("PDAmd", "Amd", "PD"), ("PDAM", "Amd", "PD"), ("PDCor", "Cor", "PD"),
        ("FDAmd", "Amd", "FD"), ("FDAM", "Amd", "FD"), ("FDCor", "Cor", "FD"), ("DAmd", "Amd", "D"), ("DAM", "Amd", "D"), ("DCor", "Cor", "D"),
        ("DAD", "Add", "D"), ("Amd", "Amd", null), ("AM", "Amd", null), ("Cor", "Cor", null), ("Add", "Add", null), ("Suppl", "Suppl", null),
    ];

    private static readonly string[] Stages = ["NP", "PWI", "AWI", "WD", "CD", "PRF", "DIS", "FDIS"];

    public static List<Supplement> Take(Scanner scanner)
    {
        var all = new List<Supplement>();
        while (scanner.Peek(0) is '/' or '+') all.Add(TakeOne(scanner));
        return all;
    }

    public static string Print(IEnumerable<Supplement> supplements) => string.Concat(supplements.Select(s =>
        $"{(s.IsIncorporated ? '+' : '/')}{Pieces.After("", s.Stage)}{(Stages.Contains(s.Stage) ? " " : "")}{s.Kind}{Pieces.After(" ", s.Number)}"
        + Pieces.After(":", s.Date?.Value)));

    private static Supplement TakeOne(Scanner scanner)
    {
        var isIncorporated = scanner.Take('+');
        if (!isIncorporated) scanner.Take('/');
        scanner.TakeSpaces();
        var stage = scanner.TakeWord(Stages);
        scanner.TakeSpaces();
        foreach (var (printed, kind, drafted) in Spellings)
        {
            if (!scanner.Take(printed)) continue;
            scanner.Take('.');
            scanner.TakeSpaces();
            var number = scanner.NeedDigits($"the number of the {kind}");
            return new Supplement(kind, number, stage ?? drafted, Pieces.TakeColonDate(scanner), isIncorporated);
        }
        scanner.Missing("an amendment, corrigendum, addendum or supplement");
        return new Supplement("", null);
    }
}
