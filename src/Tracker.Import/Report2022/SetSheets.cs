namespace Tracker.Import.Report2022;

/// <summary>Sets of documents that the study counts and does not list, with their divisions and statuses.</summary>
internal static class SetSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("document_sets.csv", ["set_id", "what", "body", "committee_key", "technology", "period", "selection_rule", "size", "as_printed"],
            (facts, row) => facts.Open(row, Facts.TopicOf("set/" + Keys.Slug(row.Key)), TitleOf(facts, row)), Describe),
        new("set_breakdowns.csv", ["row_id", "set_id", "dimension", "value", "count", "comparator"], Claim: (facts, row) => facts.Claim(
            row, Of(facts, row), new Breakdown(
                row.Word<Dimension>("dimension"), facts.Keys.Named(row["value"]).Name, row.Count("count"), row.OptionalWord<Comparator>("comparator"),
                facts.Keys.Find(row["value"])))),
        new("set_statuses.csv", ["row_id", "set_id", "status_as_printed", "status", "count", "comparator", "date"], Claim: (facts, row) => facts.Claim(
            row, Of(facts, row), new Breakdown(
                Dimension.Status, row["status"].Replace('-', ' '), row.Count("count"),
                row["comparator"] == "other" ? null : row.OptionalWord<Comparator>("comparator")),
            row.Interval("date"), printed: row.Optional("status_as_printed"))),
    ];

    private static ActorId Of(Facts facts, Row row) => facts.Keys.Of(row, "set_id").Actor!.Value;

    private static void Describe(Facts facts, Row row)
    {
        var actor = facts.Keys.Find(row.Key)!.Actor!.Value;
        facts.Claim(row, actor, new OfSort("set of documents"));
        facts.Claim(row, actor, new Selection(
            row.Word<SetOf>("what"), facts.Keys.OptionalOf(row, "committee_key") ?? facts.Keys.OptionalOf(row, "body"), Technologies.Of(row),
            facts.Keys.Period(row, "period"), row.Optional("selection_rule"), row.Count("size"), row.Optional("as_printed")));
    }

    /// <summary>A title of ours, such as "Work items of ITU-T, quantum: intended to address QKD (2022-2024 Study Period)".</summary>
    private static string TitleOf(Facts facts, Row row)
    {
        var what = row["what"] == "other" ? "Documents" : char.ToUpperInvariant(row["what"][0]) + row["what"][1..].Replace('-', ' ');
        var body = facts.Keys.OptionalOf(row, "committee_key") ?? facts.Keys.OptionalOf(row, "body");
        var title = new StringBuilder(what);
        if (body is not null) title.Append(" of ").Append(body.Name);
        if (Technologies.Of(row) is { } technology and not "other") title.Append(", ").Append(technology);
        if ((row.Optional("selection_rule") ?? row.Optional("as_printed")) is { } rule) title.Append(": ").Append(rule);
        if (facts.Keys.Period(row, "period") is { } period) title.Append(" (").Append(period).Append(')');
        return title.Length <= TextLimits.Title ? title.ToString() : title.ToString(0, TextLimits.Title);
    }
}
