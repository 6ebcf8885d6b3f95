namespace Tracker.Import.Report2022;

/// <summary>Roles held at bodies. Each stands on the body, and on the holder if that is a person or organisation.</summary>
internal static class TenureSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("tenures.csv",
            ["tenure_id", "body_key", "role", "role_class", "party_kind", "party", "organisation", "count", "from", "to", "period", "as_printed"], Claim: Hold),
    ];

    private static void Hold(Facts facts, Row row)
    {
        var (body, kind) = (facts.Keys.Of(row, "body_key"), ParticipationSheets.PartyOf(row));
        var holder = kind == PartyKind.Country ? null : facts.Keys.Of(row, "party");
        var role = row["role"] == "other" ? row["as_printed"] : row["role"].Replace("committee-", "committee ", StringComparison.Ordinal)
            .Replace("associate-", "associate ", StringComparison.Ordinal).Replace("liaison-", "liaison ", StringComparison.Ordinal);
        var held = new RoleHeld(
            role, holder, facts.Keys.OptionalOf(row, "organisation"), kind == PartyKind.Country ? row["party"] : null, row.Count("count"),
            row.Optional("as_printed"), row["role_class"] == "not-stated" ? null : row.Word<RoleClass>("role_class"), facts.Keys.Period(row, "period"));
        facts.Claim(row, body.Actor!.Value, held, row.Interval("from", "to"));
        if (holder?.Actor is { } actor) facts.Claim(row, actor, held with { With = body }, row.Interval("from", "to"));
    }
}
