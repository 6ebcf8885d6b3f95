namespace Tracker.Domain.Identifiers;

/// <summary>Committees, subcommittees, working and study groups. Normal forms: <c>ISO/IEC JTC 1/SC 42/WG 5</c>, <c>ISO/TC 307</c>, <c>IEC SC 65E</c>,
/// <c>ITU-T SG13</c>, <c>ITU-T FG-QIT4N</c>.</summary>
internal sealed class GroupGrammar : IGrammar
{
    private static readonly string[] Publishers = ["ISO", "IEC", "ITU-T", "ITU-R"];
    private static readonly string[] Words = ["JTC", "TC", "SC", "WG", "AG", "AHG", "JWG", "SG", "PC", "TMB", "WP", "SyC"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        var publisher = Pieces.TakePublishers(scanner, Publishers);
        if (!scanner.TakeSpaces() && scanner.Take('/')) scanner.TakeSpaces();
        var path = publisher.StartsWith("ITU", StringComparison.Ordinal) && scanner.Take("FG-") ? "FG-" + scanner.TakeWhile(char.IsAsciiLetterOrDigit, 12)
            : scanner.TakeWord("TSAG") ?? TakePath(scanner);
        if (path is null or "FG-") return null;
        publisher = publisher.Length > 0 ? publisher : Implied(path);
        if (publisher.Length == 0) scanner.Fail($"“{path}” names no body, such as ISO/IEC.");
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.Groups, Publisher = publisher, Kind = "Group",
            Number = publisher.StartsWith("ITU", StringComparison.Ordinal) ? path.Replace(" ", "", StringComparison.Ordinal) : path,
        });
    }

    public string Print(DocumentIdentifier id) => $"{id.Publisher}{(id.Publisher == "ISO" ? '/' : ' ')}{id.Number}";

    /// <summary><c>JTC 1/SC 42/WG 5</c>, each step a word and a number of up to three digits with at most one letter.</summary>
    private static string? TakePath(Scanner scanner)
    {
        var steps = new List<string>();
        do
        {
            var word = scanner.TakeWord(Words);
            if (word is null && steps.Count == 0) return null;
            if (word is null) scanner.Missing("a group");
            scanner.TakeSpaces();
            var number = scanner.NeedDigits("the number of the group");
            if (number.Length > 3) scanner.Fail($"“{number}” has {number.Length} digits; the number of a group has at most 3.");
            steps.Add($"{word} {number.TrimStart('0')}{scanner.TakeWhile(char.IsAsciiLetterUpper, 1)}");
        }
        while (scanner.Take('/'));
        return string.Join('/', steps);
    }

    private static string Implied(string path) =>
        path.StartsWith("JTC 1", StringComparison.Ordinal) ? "ISO/IEC" : path == "TSAG" || path.StartsWith("SG ", StringComparison.Ordinal) ? "ITU-T" : "";
}
