namespace Tracker.Domain.Identifiers;

/// <summary>What IEEE prints behind or before an identifier about other documents: <c>(Revision of IEEE Std 1159-1995)</c>, <c>Unapproved Draft</c>.</summary>
internal static class IeeeRemark
{
    private static readonly string[] Relations =
    [
        "Revision of", "Revision to", "Revison of", "Amendment to", "Amendment of", "Supplement to", "Supplement of",
        "Corrigendum to", "Corrigendum of", "Adoption of", "Reaffirmed", "Reaffirmation of", "Supersedes", "Incorporates", "incorporating", "Includes",
        "Addendum to", "Errata to", "Consolidation of", "Redesignation of",
    ];

    /// <summary>One or more remarks in brackets, each a relation or another identifier; null if none follows.</summary>
    public static string? Take(Scanner scanner)
    {
        var all = "";
        while (true)
        {
            var start = scanner.At;
            scanner.TakeSpaces();
            var inner = scanner.Take('(') ? scanner.TakeWhile(c => c is not '(' and not ')') : "";
            var isNested = scanner.Take('(') && (inner += "(" + scanner.TakeWhile(c => c != ')') + ")").Length > 0 && scanner.Take(')');
            if (isNested) inner += scanner.TakeWhile(c => c != ')');
            if (IsRemark(inner) && scanner.Take(')'))
            {
                all += $" ({inner})";
                continue;
            }
            scanner.BackTo(start);
            return all.Length == 0 ? null : all;
        }
    }

    /// <summary>The approval, which is printed before the number, and what is printed behind it.</summary>
    public static (string? Approval, string? Behind) Split(string? remark)
    {
        var bracket = remark?.IndexOf(" (", StringComparison.Ordinal) ?? -1;
        if (remark is null || bracket == 0) return (null, remark);
        return bracket < 0 ? (remark, null) : (remark[..(bracket + 1)].TrimEnd() + " ", remark[bracket..].TrimStart() is var rest ? " " + rest : null);
    }

    private static bool IsRemark(string inner) =>
        Relations.Any(r => inner.StartsWith(r, StringComparison.OrdinalIgnoreCase)) || inner.Length > 4 && DocumentIdentifier.Read(inner) is not null;
}
