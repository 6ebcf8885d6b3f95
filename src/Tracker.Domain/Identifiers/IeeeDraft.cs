namespace Tracker.Domain.Identifiers;

/// <summary>The draft and its date: <c>/D5, March 2018</c>, <c>_D1.5.0, Oct 2007</c>, <c>/FDIS, June 2012</c>. Normal form: <c>/D5, March 2018</c>.</summary>
internal static class IeeeDraft
{
    public static readonly string[] Stages = ["FDIS", "DIS", "FCD", "CDV", "CD", "DTR", "WD"];

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    public static string? Take(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        var isMarked = scanner.Take('/') || scanner.Take('_') || scanner.Take('-') || scanner.At > start;
        scanner.TakeSpaces();
        if (isMarked && scanner.TakeWord(Stages) is { } stage)
        {
            scanner.Take('.');
            return stage + scanner.TakeDigits(1);
        }
        if (isMarked && scanner.Take('D') && scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') is { Length: > 0 and < 12 } draft
            && draft[^1] != '-' && (draft.Any(char.IsAsciiDigit) || draft.Length == 1))
            return "D" + draft.TrimEnd('.');
        scanner.BackTo(start);
        return null;
    }

    /// <summary>The stage in the joint process before the draft, <c>DIS/D15</c>, in whatever order and place they are printed.</summary>
    public static string? Joined(params string?[] stages)
    {
        var known = stages.OfType<string>().OrderBy(s => s[0] == 'D' && s.Length > 1 && char.IsAsciiDigit(s[1])).ToArray();
        return known.Length == 0 ? null : string.Join('/', known);
    }

    /// <summary><c>, March 2018</c>, <c>, Mar. 2018</c>, <c> March, 2018</c>, <c>, March 12, 2018</c>, <c>, 2018</c>; null if no date follows.</summary>
    public static PartialDate? TakeDate(Scanner scanner)
    {
        var start = scanner.At;
        if (Gap(scanner) && Date(scanner) is { } date)
        {
            if (!scanner.Take(" Edition")) scanner.Take(" edition");
            return date;
        }
        scanner.BackTo(start);
        return null;
    }

    public static string Print(PartialDate date) =>
        date.Month == 0 ? date.Value : $"{Months[date.Month - 1]} {(date.Day == 0 ? "" : date.Day.ToString(CultureInfo.InvariantCulture) + ", ")}{date.Year}";

    private static PartialDate? Date(Scanner scanner)
    {
        var day = scanner.Peek(2) == ' ' || scanner.Peek(1) == ' ' ? scanner.TakeDigits(2) : "";
        scanner.TakeSpaces();
        var month = Month(scanner);
        if (month == 0) return day.Length > 0 ? null : Pieces.TakeYear(scanner);
        if (!scanner.Take('.')) scanner.TakeSpaces();
        if (day.Length == 0 && char.IsAsciiDigit(scanner.Peek(0)) && !char.IsAsciiDigit(scanner.Peek(2))) day = scanner.TakeDigits(2);
        Gap(scanner);
        var year = Pieces.TakeYear(scanner)?.Value;
        return PartialDate.Read(string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}{(day.Length == 0 ? "" : "-" + day.PadLeft(2, '0'))}"));
    }

    /// <summary>1 to 12 by its English name or at least its first three letters; 0 if there is none.</summary>
    private static int Month(Scanner scanner)
    {
        var start = scanner.At;
        var name = scanner.TakeWhile(char.IsAsciiLetter);
        var month = name.Length < 3 ? -1 : Array.FindIndex(Months, m => m.StartsWith(name == "Sept" ? "Sep" : name, StringComparison.OrdinalIgnoreCase));
        if (month < 0) scanner.BackTo(start);
        return month + 1;
    }

    private static bool Gap(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        if (!scanner.Take(',')) scanner.Take('_');
        scanner.TakeSpaces();
        return scanner.At > start;
    }
}
