namespace Tracker.Import.Report2022;

/// <summary>Questions that the facts leave open, on every record whose facts disagree.</summary>
internal static class DoubtSheet
{
    public static readonly Sheet All = new("doubts.csv", ["doubt_id", "kind", "question", "fact_refs", "why"], Doubt: Question);

    private static void Question(Facts facts, Row row)
    {
        var references = row["fact_refs"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (references.FirstOrDefault(r => facts.ClaimsOf(r).Count == 0) is { } nothing)
            throw new RowException("fact_refs", $"'{nothing}' is not a row that became a fact.");
        var claims = references.Select(r => facts.ClaimsOf(r)[0]).Distinct().ToImmutableArray();
        var doubt = new Doubt(row.Word<DoubtKind>("kind"), row["question"], row["why"], claims);
        facts.Claim(row, facts.Topic(row, "doubts", "Questions that the study leaves open"), doubt);
        foreach (var place in claims.Select(c => c.Record).Distinct()) facts.Claim(row, place, doubt);
    }
}
