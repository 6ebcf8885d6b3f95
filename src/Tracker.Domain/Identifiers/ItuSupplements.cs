namespace Tracker.Domain.Identifiers;

/// <summary>What follows an ITU-T number: <c>Annex F2</c>, <c>App. III</c>, <c>Suppl. 2</c>, <c>Amd. 1</c>, <c>Cor. 1</c>, <c>Err. 1</c>, each with
/// its own date. <c>Technical Cor.</c> is the older name of <c>Cor.</c>.</summary>
internal static class ItuSupplements
{
    private static readonly (string Printed, string Kind)[] Spellings =
    [
        ("Technical Corrigendum", "Cor."), ("Technical Cor.", "Cor."), ("Corrigendum", "Cor."), ("Cor", "Cor."),
        ("Amendment", "Amd."), ("Amd", "Amd."),
        ("Supplement", "Suppl."), ("Suppl", "Suppl."), ("Erratum", "Err."), ("Err", "Err."), ("Addendum", "Add."), ("Add", "Add."),
        ("Annex", "Annex"), ("Appendix", "App."), ("App", "App."), ("attachment", "attachment"),
    ];

    public static List<Supplement> Take(Scanner scanner)
    {
        var all = new List<Supplement>();
        while (TakeOne(scanner) is { } supplement) all.Add(supplement);
        return all;
    }

    public static string Print(IEnumerable<Supplement> supplements) => string.Concat(supplements.Select(s =>
        $" {s.Kind}{Pieces.After(" ", s.Number)}{(s.Date is { } date ? $" ({Pieces.MonthSlashYear(date)})" : "")}"));

    private static Supplement? TakeOne(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        scanner.Take('/');
        scanner.TakeSpaces();
        foreach (var (printed, kind) in Spellings)
        {
            if (!scanner.Take(printed)) continue;
            scanner.Take('.');
            scanner.TakeSpaces();
            var number = kind == "attachment" ? null : TakeNumber(scanner, isLettered: kind is "Annex" or "App.");
            if (number == "") scanner.Missing($"the number of the {printed}");
            return new Supplement(kind, number, Date: Pieces.TakeDateInBrackets(scanner));
        }
        scanner.BackTo(start);
        return null;
    }

    /// <summary><c>2</c>, <c>2.9</c>; for annexes <c>F2</c>, <c>C+</c>; for appendices a Roman number, and the programs that belong to it.</summary>
    private static string TakeNumber(Scanner scanner, bool isLettered)
    {
        if (!isLettered) return scanner.TakeWhile(c => char.IsAsciiDigit(c) || c == '.', 6).TrimEnd('.');
        var number = scanner.TakeWhile(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '+', 5);
        return number + (scanner.Take(" test vectors") ? " test vectors" : scanner.Take(" Software") ? " Software" : "");
    }
}
