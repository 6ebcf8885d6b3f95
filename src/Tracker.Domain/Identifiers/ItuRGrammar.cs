namespace Tracker.Domain.Identifiers;

/// <summary>ITU-R texts, Questions and handbooks. Normal forms: <c>ITU-R BT.2100-2</c> (the part is the revision), <c>ITU-R SG06.139-2</c>,
/// <c>ITU-R 218-1/1</c> (a Question of study group 1), <c>ITU-R 31.HDB</c>, <c>ITU-R M.5/BL/22</c> (a draft of a block).</summary>
internal sealed class ItuRGrammar : IGrammar
{
    public DocumentIdentifier? Read(Scanner scanner)
    {
        if (scanner.TakeWord("ITU-R", "CCIR") is null) return null;
        scanner.TakeSpaces();
        if (scanner.TakeWord("Recommendation", "Rec") is not null && scanner.Take('.') | scanner.TakeSpaces()) scanner.TakeSpaces();
        var series = scanner.TakeWhile(char.IsAsciiLetterUpper, 4);
        if (series == "SG") series += scanner.TakeDigits(2);
        if (series.Length > 0 && !scanner.Take('.')) scanner.Missing("a point and a number");
        var isBracketed = scanner.Take('[');
        var number = scanner.NeedDigits("a number");
        var part = scanner.Take('-') ? scanner.NeedDigits("the revision") : null;
        var block = TakeBlock(scanner, series);
        if (isBracketed && !scanner.Take(']')) scanner.Missing("the closing bracket");
        var isHandbook = scanner.Take(".HDB");
        var group = series.Length == 0 && scanner.Take('/') ? scanner.NeedDigits("the study group") : null;
        scanner.Take(':');
        var date = Pieces.TakeDateInBrackets(scanner);
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.ItuR, Publisher = "ITU-R", Number = (series.Length == 0 ? "" : series + ".") + number + block, Part = part,
            Kind = isHandbook ? "HDB" : group is null ? null : "Question", Group = group, Date = date,
        });
    }

    public string Print(DocumentIdentifier id) =>
        $"ITU-R {id.Number}{Pieces.After("-", id.Part)}{(id.Kind == "HDB" ? ".HDB" : "")}{Pieces.After("/", id.Group)}"
        + (id.Date is { } date ? $" ({Pieces.MonthSlashYear(date)})" : "");

    /// <summary>A document of a block of texts adopted together: <c>/BL/22</c>, <c>/67</c>.</summary>
    private static string TakeBlock(Scanner scanner, string series)
    {
        if (series.Length == 0) return "";
        if (scanner.Take("/BL/") || scanner.Take("-BL-")) return "/BL/" + scanner.NeedDigits("the number in the block");
        return char.IsAsciiDigit(scanner.Peek(1)) && scanner.Take('/') ? "/" + scanner.NeedDigits("the number in the block") : "";
    }
}
