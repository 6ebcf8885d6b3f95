namespace Tracker.Import.Report2022;

/// <summary>Counted statements: each with its population, period and rule.</summary>
internal static class FigureSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("memberships.csv", ["row_id", "body", "country", "kind", "date", "count", "as_printed"], Claim: Members),
        new("contribution_counts.csv",
            ["row_id", "body", "committee_key", "period", "party_kind", "party", "count", "selection_rule", "unique"], Claim: Contributions),
        new("figures.csv",
            ["figure_id", "family", "body", "committee_key", "country", "org_id", "population", "period", "date", "value", "unit", "comparator", "numerator",
                "denominator", "as_printed", "hearsay_claimant", "hearsay_channel"], Claim: Figure),
        new("figure_captions.csv", ["row_id", "figure_no", "caption", "values_in_text"], Claim: (facts, row) => facts.Claim(
            row, facts.Topic(row, "figures", "Charts of which the text has no values"),
            new NotAvailable($"Figure {row["figure_no"]}: {row["caption"]}", Missing.NotPublished))),
    ];

    private static void Members(Facts facts, Row row) => facts.Claim(
        row, facts.Keys.Of(row, "body").Actor!.Value,
        new Measured($"members: {row["kind"]}", row.Optional("count") ?? row["as_printed"], row.Number("count"), "members", Of: row["country"]),
        row.Interval("date"), printed: row.Optional("as_printed"));

    private static void Contributions(Facts facts, Row row)
    {
        var party = ParticipationSheets.PartyOf(row) == PartyKind.Country ? new Reference(row["party"]) : facts.Keys.Of(row, "party");
        var rule = row["unique"] == "no" ? row["selection_rule"] + "; a co-authored contribution counts for each of its authors" : row["selection_rule"];
        facts.Claim(row, (facts.Keys.OptionalOf(row, "committee_key") ?? facts.Keys.Of(row, "body")).Actor!.Value, new Measured(
            "contributions", row["count"], row.Number("count"), "contributions", facts.Keys.Period(row, "period"), party.Name, Rule: rule,
            Who: party.Actor is null ? null : party));
    }

    /// <summary>A figure stands where it is about: the committee, the body, the organisation, or else the topic of its family.</summary>
    private static void Figure(Facts facts, Row row)
    {
        var organization = facts.Keys.OptionalOf(row, "org_id");
        var place = (facts.Keys.OptionalOf(row, "committee_key") ?? facts.Keys.OptionalOf(row, "body") ?? organization)?.Actor
            ?? facts.Topic(row, "figures/" + row["family"], $"Figures on {Spoken(row["family"])}");
        var population = row.Optional("country") is { } country ? $"{country}: {row["population"]}" : row["population"];
        var unit = row["unit"] switch { "" or "count" => null, "points" => "percentage points", var other => other };
        facts.Claim(row, place, new Measured(
            Spoken(row["family"]), row.Optional("value") ?? row["as_printed"], row.Number("value"), unit, facts.Keys.Period(row, "period"),
            organization is null ? population : $"{organization.Name}: {population}", row.Number("numerator"), row.Number("denominator"),
            Comparator: row.OptionalWord<Comparator>("comparator"), Rule: null, Who: organization), row.Interval("date"),
            row.Hearsay(key => facts.Keys.Named(key).Name), row.Optional("as_printed"));
    }

    private static string Spoken(string family) => family == "other" ? "other things" : family.Replace('-', ' ');
}
