namespace Tracker.Import.Report2022;

/// <summary>Events, and what the study says in sentences, in words of ours.</summary>
internal static class StatementSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("events.csv", ["event_id", "date", "date_as_printed", "what", "body_key", "org_id", "doc_id"], Claim: Happen),
        new("recommendations.csv", ["row_id", "rec_id", "goal", "kind", "addressee", "text"], Claim: (facts, row) => facts.Claim(
            row, facts.Topic(row, "recommendations", "Recommendations of the study"),
            new Described($"{row["rec_id"]}, {row["kind"]}, to {facts.Keys.Named(row["addressee"]).Name}: {row["goal"]}", row["text"]))),
        new("scenarios.csv", ["row_id", "scenario_id", "scenario", "item_kind", "item_no", "text"], Claim: (facts, row) => facts.Claim(
            row, facts.Topic(row, "scenarios", "Possible futures"),
            new Described($"{row["scenario"]}: {row["item_kind"]} {row["item_no"]}", row["text"]))),
        new("general_statements.csv", ["statement_id", "applies_to", "kind", "attributed_to", "statement"], Claim: State),
    ];

    /// <summary>An event stands on every record that it names.</summary>
    private static void Happen(Facts facts, Row row)
    {
        var named = new[] { "body_key", "org_id", "doc_id" }.Select(column => facts.Keys.OptionalOf(row, column)).OfType<Reference>().ToList();
        var places = named.Select(n => n.Actor!.Value).ToList();
        if (places.Count == 0) places.Add(facts.Topic(row, "events", "Events that are about no record"));
        foreach (var place in places)
            facts.Claim(row, place, new Happened(row["what"], row.Optional("date_as_printed"), named.Find(n => n.Actor != place)), row.Interval("date"));
    }

    private static void State(Facts facts, Row row)
    {
        var hearsay = row.Optional("attributed_to") is { } who ? new Hearsay(who) : null;
        var topic = facts.Topic(row, "statements/" + row["kind"], $"General statements: {row["kind"].Replace('-', ' ')}");
        facts.Claim(row, topic, new Described(row["applies_to"], row["statement"]), hearsay: hearsay);
    }
}
