namespace Tracker.Domain.Identifiers;

/// <summary>The numbers of IEEE: <c>C37.122.4</c>, <c>802.11ax</c>, <c>11073-20601a-2010</c>, and the corrigendum or amendment after them.</summary>
internal static class IeeeNumber
{
    /// <summary>Number, part and year. The last of the segments after a dash is the year if it can be one.</summary>
    public static (string Number, string? Part, PartialDate? Year) Take(Scanner scanner)
    {
        var prefix = scanner.TakeWhile(char.IsAsciiLetterUpper, 2);
        var number = prefix + scanner.NeedDigits("a number") + scanner.TakeWhile(char.IsAsciiLetter, 5);
        while (scanner.Peek(0) == '.' && char.IsAsciiLetterOrDigit(scanner.Peek(1)) && scanner.Take('.'))
            number += "." + scanner.TakeWhile(char.IsAsciiLetterOrDigit, 12);
        var parts = new List<string>();
        PartialDate? year = null;
        while (year is null && scanner.Peek(0) == '-' && IsSegment(scanner))
        {
            scanner.Take('-');
            var part = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '.', 10);
            year = Pieces.YearOf(part);
            if (year is null) parts.Add(part);
        }
        return (number, parts.Count == 0 ? null : string.Join('-', parts), year);
    }

    /// <summary><c>/Cor 1-2012</c>, <c>_Cor1</c>, <c>/Amd.1:2015</c>, <c>/INT 1</c>.</summary>
    public static Supplement? TakeSupplement(Scanner scanner)
    {
        var start = scanner.At;
        if (scanner.Take('/') || scanner.Take('_') || scanner.Take('-') || scanner.TakeSpaces())
            foreach (var kind in (string[])["Cor", "Amd", "Int"])
            {
                if (!scanner.Take(kind)) continue;
                if (!scanner.Take('.')) scanner.Take('-');
                scanner.TakeSpaces();
                var number = scanner.NeedDigits($"the number of the {kind}");
                var year = scanner.Peek(0) is '-' or ':' ? scanner.Take('-') || scanner.Take(':') ? Pieces.TakeYear(scanner) : null : null;
                return new Supplement(kind, number, Date: year);
            }
        scanner.BackTo(start);
        return null;
    }

    public static string Print(Supplement supplement) => $"/{supplement.Kind} {supplement.Number}{Pieces.After("-", supplement.Date?.Value)}";

    /// <summary>False before a corrigendum or a stage that is joined by a dash.</summary>
    private static bool IsSegment(Scanner scanner) =>
        char.IsAsciiLetterOrDigit(scanner.Peek(1)) && !scanner.Rest.StartsWith("-Cor", StringComparison.OrdinalIgnoreCase)
        && !IeeeDraft.Stages.Any(s => scanner.Rest.StartsWith("-" + s, StringComparison.Ordinal));
}
