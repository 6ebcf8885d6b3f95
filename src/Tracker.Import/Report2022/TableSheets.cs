namespace Tracker.Import.Report2022;

/// <summary>The study's tables and lists, row by row, each on a topic of its own. What they say of a body or an organisation stands there too.</summary>
internal static class TableSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        Table("table1.csv", "table-1", "Table 1: indicators of standardization work",
            ["metric_id", "category_no", "category", "category_zh", "metric", "metric_zh_term"]),
        Table("table2.csv", "table-2", "Table 2: priorities in two policy documents", ["row_id", "technology", "document", "mentioned", "precise_term"]),
        Table("table3.csv", "table-3", "Table 3: members of ITU-T in July 2022", ["row_id", "country", "kind", "count", "date"]),
        Table("table4.csv", "table-4", "Table 4: organisations that support more than 100 work items",
            ["row_id", "rank", "org_id", "is_chinese", "work_items", "name_as_printed"], Supporter),
        Table("table5.csv", "table-5", "Table 5: ten Questions by work items", ["row_id", "rank", "study_group", "question", "topic", "work_items"], Question),
        Table("table5_parties.csv", "table-5", "Table 5: ten Questions by work items", ["row_id", "question", "column", "party_kind", "party"], Party),
        Table("table6.csv", "table-6", "Table 6: contributors to Question 11/15",
            ["row_id", "rank", "org_id", "name_as_printed", "country_label", "contributions"]),
        Table("table7.csv", "table-7", "Table 7: representation in Question 11/15", ["row_id", "dimension", "country", "marked"]),
        Table("table8.csv", "table-8", "Table 8: officers of Working Group 11", ["row_id", "body", "role", "person_id", "country", "from", "to", "as_printed"]),
        Table("incentives.csv", "incentives", "Funding and incentives",
            ["incentive_id", "name", "name_zh", "kind", "level", "payer", "recipient", "activity", "amount", "unit", "comparator", "date", "doc_id", "status",
                "country"]),
        Table("priorities.csv", "priorities", "Technology priorities by document",
            ["priority_id", "technology", "document", "mentioned", "precise_term", "origin"]),
        Table("transparency.csv", "transparency", "What bodies publish", ["row_id", "body", "information", "status", "date", "as_printed"], Published),
        Table("terms.csv", "terms", "Terms",
            ["term_id", "term", "language", "english_as_printed", "kind", "org_id", "body_key", "doc_id", "definition"]),
        Table("places.csv", "places", "Countries and places", ["place_id", "name", "kind", "country", "context"]),
    ];

    private static Sheet Table(string file, string topic, string title, ImmutableArray<string> columns, Action<Facts, Row>? also = null) =>
        new(file, columns, Claim: (facts, row) =>
        {
            facts.Claim(row, facts.Topic(row, topic, title), new TableRow(title, row.Key, Named(facts, row)), row.Interval("date"));
            also?.Invoke(facts, row);
        });

    /// <summary>The cells of a row, with the names of the records whose keys they hold.</summary>
    private static ImmutableSortedDictionary<string, string> Named(Facts facts, Row row) => row.Printed.ToImmutableSortedDictionary(
        c => c.Key, c => facts.Keys.Find(c.Value)?.Name ?? c.Value, StringComparer.Ordinal);

    private static void Supporter(Facts facts, Row row) => facts.Claim(
        row, facts.Keys.Of(row, "org_id").Actor!.Value,
        new Measured("work items supported", row["work_items"], row.Number("work_items"), Of: "work items of ITU-T", Rule: "Table 4"));

    private static void Question(Facts facts, Row row)
    {
        var question = facts.Keys.Of(row, "question").Actor!.Value;
        facts.Claim(row, question, new WorksOn(row["topic"]));
        facts.Claim(row, question, new Measured(
            "work items", row["work_items"], row.Number("work_items"), Of: "work items with Chinese engagement", Rule: "Table 5"));
    }

    private static void Party(Facts facts, Row row)
    {
        if (row["column"] != "chinese-associated-entity") return;
        var party = ParticipationSheets.PartyOf(row) == PartyKind.Country ? null : facts.Keys.Named(row["party"]);
        facts.Claim(row, facts.Keys.Of(row, "question").Actor!.Value,
            new RoleHeld("Chinese associated entity", party, Country: party is null ? row["party"] : null));
    }

    /// <summary>What a body shows, and to whom, stands on the body too; what only an archive lacks is not its doing.</summary>
    private static void Published(Facts facts, Row row)
    {
        Disclosure? state = row["status"] switch
        {
            "published" => Disclosure.Published,
            "members-only" => Disclosure.MembersOnly,
            "some-committees" => Disclosure.SomeCommittees,
            "removed" => Disclosure.RemovedAfterwards,
            "not-provided" => Disclosure.NotProvided,
            "not-archived" => null,
            var other => throw new RowException("status", $"'{other}' is not in the closed list of this column."),
        };
        if (facts.Keys.OptionalOf(row, "body")?.Actor is not { } body) return;
        facts.Claim(row, body, state is { } known
            ? new Transparency(InformationKinds.Of(row["information"]), known, row["information"])
            : new NotAvailable(row["information"], Missing.NotArchived), row.Interval("date"));
    }
}
