namespace Tracker.Domain.Identifiers;

/// <summary>Pieces that several families share.</summary>
internal static class Pieces
{
    private const int FirstYear = 1865;

    private const int LastYear = 2100;

    private static readonly string[] PublisherOrder =
        ["ANSI", "ASA", "AIEE", "IRE", "NACE", "ISO", "IEC", "CISPR", "IEEE", "ASTM", "CIE", "SAE", "IDF", "HL7", "OIML", "UNDP", "ITU-T"];

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["E"] = "en", ["F"] = "fr", ["R"] = "ru", ["S"] = "es", ["A"] = "ar", ["D"] = "de", ["C"] = "zh",
        ["en"] = "en", ["fr"] = "fr", ["ru"] = "ru", ["es"] = "es", ["ar"] = "ar", ["de"] = "de", ["zh"] = "zh", ["other"] = "other",
    };

    /// <summary>One or more publishers, such as <c>ISO/IEC</c>; the French <c>CEI</c> is IEC. Empty if the text begins with none.</summary>
    public static string TakePublishers(Scanner scanner, params ReadOnlySpan<string> known)
    {
        var found = new List<string>();
        while (true)
        {
            var start = scanner.At;
            if (found.Count > 0) SkipSlash(scanner);
            var publisher = start == scanner.At && found.Count > 0 ? null : scanner.TakeWord("CEI") is null ? scanner.TakeWord(known) : "IEC";
            if (publisher is null || found.Contains(publisher))
            {
                scanner.BackTo(start);
                return string.Join('/', found.OrderBy(p => Array.IndexOf(PublisherOrder, p)));
            }
            found.Add(publisher);
        }
    }

    /// <summary>A year in the range that standards have, at the current place and not followed by another digit.</summary>
    public static PartialDate? TakeYear(Scanner scanner)
    {
        var start = scanner.At;
        if (YearOf(scanner.TakeDigits()) is { } year) return year;
        scanner.BackTo(start);
        return null;
    }

    /// <summary><c>2018</c> or <c>2018-08</c> after a colon.</summary>
    public static PartialDate? TakeColonDate(Scanner scanner)
    {
        if (!scanner.Take(':')) return null;
        var year = TakeYear(scanner);
        if (year is null) scanner.Missing("a year of four digits");
        var start = scanner.At;
        var month = year is not null && scanner.Take('-') ? scanner.TakeDigits() : "";
        if (month.Length == 2 && PartialDate.Read($"{year}-{month}") is { } exact) return exact;
        scanner.BackTo(start);
        return year;
    }

    /// <summary><c>(2018)</c>, <c>(08/2018)</c> or <c>(2018-08)</c>; null, and nothing taken, if what follows is another thing.</summary>
    public static PartialDate? TakeDateInBrackets(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        if (scanner.Take('(') && scanner.TakeWhile(c => c != ')') is var inner && scanner.Take(')') && DateOf(inner) is { } date) return date;
        scanner.BackTo(start);
        return null;
    }

    /// <summary><c>(F)</c>, <c>(E/F)</c>, <c>(en,fr)</c> as codes; null if what follows is no list of languages.</summary>
    public static string? TakeLanguages(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        if (scanner.Take('(') && scanner.TakeWhile(c => c != ')') is var inner && scanner.Take(')') && inner.Split('/', ',') is var codes
            && codes.All(c => Languages.ContainsKey(c.Trim())))
            return string.Join(',', codes.Select(c => Languages[c.Trim()]));
        scanner.BackTo(start);
        return null;
    }

    /// <summary>Segments after dashes: <c>-2-24</c>, each of letters and digits with at least one of <paramref name="isSegment"/>.</summary>
    public static string? TakeParts(Scanner scanner, Func<string, bool> isSegment)
    {
        var parts = new List<string>();
        while (scanner.Peek(0) == '-')
        {
            scanner.Take('-');
            scanner.TakeSpaces();
            var start = scanner.At;
            var part = scanner.TakeWhile(char.IsAsciiLetterOrDigit);
            if (!isSegment(part))
            {
                scanner.BackTo(start);
                scanner.Missing("a part");
                return null;
            }
            parts.Add(part);
        }
        return parts.Count == 0 ? null : string.Join('-', parts);
    }

    public static PartialDate? YearOf(string digits) =>
        digits.Length == 4 && int.TryParse(digits, out var year) && year is >= FirstYear and <= LastYear ? PartialDate.Read(digits) : null;

    public static string Joined(string? part, string next) => part is null ? next : $"{part}-{next}";

    public static string After(string before, string? text) => text is null ? "" : before + text;

    /// <summary><c>2018</c>, <c>08/2018</c>: how ITU prints a date.</summary>
    public static string MonthSlashYear(PartialDate date) =>
        date.Month == 0 ? date.Value : string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}/{date.Year:0000}");

    private static PartialDate? DateOf(string text) =>
        text.Split('/') is [{ Length: 2 } month, var year] ? YearOf(year) is null ? null : PartialDate.Read($"{year}-{month}")
        : text.Length >= 4 && YearOf(text[..4]) is not null ? PartialDate.Read(text) : null;

    private static void SkipSlash(Scanner scanner)
    {
        var start = scanner.At;
        scanner.TakeSpaces();
        if (scanner.Take('/')) scanner.TakeSpaces();
        else scanner.BackTo(start);
    }
}
