namespace Tracker.Domain.Identifiers;

/// <summary>ITU-T Recommendations with their annexes and supplements, and Questions. Normal forms: <c>ITU-T H.274 (V3) (09/2023)</c>,
/// <c>ITU-T G.8113.1/Y.1372.1 (2016) Cor. 1 (11/2016)</c>, <c>Q11/15</c>. Each date belongs to what stands before it.</summary>
internal sealed class ItuTGrammar : IGrammar
{
    private static readonly string[] Ordinals = ["bis", "ter", "quater", "quarter"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        if (scanner.TakeWord("Recommendation", "Rec") is not null) Dot(scanner);
        var isNamed = scanner.TakeWord("ITU-T", "CCITT") is not null;
        scanner.TakeSpaces();
        if (isNamed && scanner.TakeWord("Recommendation", "Rec") is not null) Dot(scanner);
        if (TakeQuestion(scanner) is { } question) return question;
        var start = scanner.At;
        var number = TakeNumbers(scanner, isNamed);
        if (number is null)
        {
            scanner.BackTo(isNamed ? start : 0);
            if (isNamed) scanner.Missing("a series and number, such as X.1811,");
            return null;
        }
        var edition = TakeVersion(scanner);
        var date = Pieces.TakeDateInBrackets(scanner);
        var supplements = ItuSupplements.Take(scanner);
        if (!number.Any(char.IsAsciiDigit) && supplements.Count == 0 && !number.Contains('-', StringComparison.Ordinal))
            scanner.Missing("a number or a supplement");
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.ItuT, Publisher = "ITU-T", Number = number, Edition = edition, Date = date, Supplements = [.. supplements],
        });
    }

    public string Print(DocumentIdentifier id) => id.Kind == "Question" ? $"Q{id.Number}/{id.Group}"
        : $"ITU-T {id.Number}{(id.Edition is null ? "" : $" (V{id.Edition})")}{(id.Date is { } date ? $" ({Pieces.MonthSlashYear(date)})" : "")}"
        + ItuSupplements.Print(id.Supplements);

    private static DocumentIdentifier? TakeQuestion(Scanner scanner)
    {
        var start = scanner.At;
        var isQuestion = scanner.TakeWord("Question") is not null || scanner.Take("Q");
        scanner.TakeSpaces();
        var number = Number(scanner.TakeDigits(3));
        if (isQuestion && number.Length > 0 && scanner.Take('/') && Number(scanner.TakeDigits(2)) is { Length: > 0 } group && scanner.IsAtEnd)
            return new() { Family = IdentifierFamily.ItuT, Publisher = "ITU-T", Kind = "Question", Number = number, Group = group };
        scanner.BackTo(start);
        return null;
    }

    /// <summary>A number, or several of one common text: <c>G.8113.1/Y.1372.1</c>, <c>Q.251-Q.300</c>, <c>E-800 series</c>; the series <c>L</c> of a
    /// supplement.</summary>
    private static string? TakeNumbers(Scanner scanner, bool isNamed)
    {
        var number = TakeNumber(scanner, isNamed);
        while (number is not null && scanner.Peek(0) is '/' or '-' && char.IsAsciiLetterUpper(scanner.Peek(1)))
        {
            var joint = scanner.Peek(0);
            scanner.Take(joint);
            if (TakeNumber(scanner, needsSeries: false) is not { } next)
            {
                scanner.Missing("the second number");
                return null;
            }
            number += joint + next;
        }
        return number is not null && scanner.Take(" series") ? number + " series" : number;
    }

    private static string? TakeNumber(Scanner scanner, bool needsSeries)
    {
        var series = scanner.TakeWhile(char.IsAsciiLetterUpper, 4);
        if (series.Length == 0) return null;
        if (series.Length == 1 && scanner.Take('.'))
        {
            var digits = scanner.TakeDigits(5);
            if (digits.Length == 0) return null;
            while (TakeJoint(scanner, '.')) digits += "." + scanner.TakeDigits(4);
            if (TakeJoint(scanner, '-')) digits += "-" + scanner.TakeDigits(4);
            return $"{series}.{digits}{TakeSuffix(scanner)}";
        }
        if (!needsSeries) return null;
        var range = scanner.TakeDigits(4);
        return series + range + (scanner.Peek(0) == '-' && char.IsAsciiLetterOrDigit(scanner.Peek(1)) && scanner.Take('-')
            ? "-" + scanner.TakeWhile(char.IsAsciiLetterOrDigit, 5) : "");
    }

    private static bool TakeJoint(Scanner scanner, char joint) =>
        scanner.Peek(0) == joint && char.IsAsciiDigit(scanner.Peek(1)) && scanner.Take(joint);

    /// <summary>Letters that belong to the number: <c>I.256.2a</c>, <c>T.62 bis</c>, <c>D.310 R</c>, <c>R.38 B</c>.</summary>
    private static string TakeSuffix(Scanner scanner)
    {
        if (char.IsAsciiLetter(scanner.Peek(0)) && !char.IsAsciiLetter(scanner.Peek(1)) && scanner.TakeWhile(char.IsAsciiLetter) is var letter)
            return letter == "R" ? " R" : letter;
        var start = scanner.At;
        scanner.TakeSpaces();
        if (scanner.TakeWord(Ordinals) is { } ordinal) return " " + ordinal;
        if (scanner.TakeWhile(char.IsAsciiLetterUpper) is { Length: 1 } one && scanner.Peek(0) is '\0' or ' ' or '/') return " " + one;
        scanner.BackTo(start);
        return "";
    }

    private static string? TakeVersion(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        var inBrackets = scanner.Take("(V");
        if ((inBrackets || scanner.Take("v.")) && scanner.TakeDigits(3) is { Length: > 0 } version && (!inBrackets || scanner.Take(')'))) return version;
        scanner.BackTo(start);
        return null;
    }

    private static void Dot(Scanner scanner)
    {
        scanner.Take('.');
        scanner.TakeSpaces();
    }

    private static string Number(string digits) => digits.TrimStart('0');
}
