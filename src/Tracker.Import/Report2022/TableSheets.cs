namespace Tracker.Import.Report2022;

/// <summary>Tables 1 to 8: each row as printed in the record of the table, and as a typed claim if it is about another record.</summary>
internal static class TableSheets
{
    private const string Question1115 = "ITU-T/SG15/Q11/15";

    public static readonly ImmutableArray<Sheet> All =
    [
        Table("table1_sac_metrics.csv", "table-1", "metric_id", ["metric_en", "category_en"]),
        Table("table2_technology_priorities.csv", "table-2", "technology_type", ["row"]),
        Table("table3_itu_t_members_july_2022.csv", "table-3", "country", ["itu_t_total_members"], Members),
        Table("table4_entities_over_100_work_items.csv", "table-4", "supporting_member_name", ["number_of_supported_work_items"], Supporters),
        Table("table5_top10_questions.csv", "table-5", "question", ["rank", "rapporteur_entity", "number_of_work_items"], Questions),
        Table("table6_q11_15_contributors.csv", "table-6", "contribution_source", ["number_of_contributions"], Contributors),
        Table("table6_totals_computed.csv", "table-6-totals", "total", ["value", "printed_or_computed", "how"], Totals),
        Table("table7_q11_15_representation.csv", "table-7", "dimension", ["figures_in_text_for_this_row"], Representation),
        Table("table8_wg11_officers.csv", "table-8", "role", ["officer", "country", "tenure_as_printed", "start", "end"], Officers),
    ];

    private static Sheet Table(string file, string topic, string rowName, string[] columns, Action<Sheet.Context, Row>? apply = null) =>
        new(file, [rowName, .. columns, "source"], null, (context, row) =>
        {
            var actor = Sheet.Topic(topic);
            context.Steps.Open(row, actor, TitleOf(row));
            var dated = row.Cells.Any(c => c.Key == "start");
            context.Steps.Claim(row, actor, new TableRow(TitleOf(row), row[rowName], row.Printed), dated ? row.Interval("start", "end") : null);
            apply?.Invoke(context, row);
        });

    private static string TitleOf(Row row) => row["source"].Length <= TextLimits.Title ? row["source"] : row["source"][..TextLimits.Title];

    private static void Members(Sheet.Context context, Row row) =>
        context.Steps.Claim(row, BodySheets.ActorOf("ITU-T"), Count(row, "members", "itu_t_total_members", row["country"], "July 2022"));

    private static void Supporters(Sheet.Context context, Row row)
    {
        if (context.Names.Find(row["supporting_member_name"]) is { } actor)
            context.Steps.Claim(
                row, actor, Count(row, "work items supported", "number_of_supported_work_items", row["supporting_member_name"], "2017-2020"));
    }

    private static void Questions(Sheet.Context context, Row row)
    {
        var actor = context.Names.Body($"ITU-T/{row["study_group"]}/{row["question"]}")
            ?? throw new FormatException($"The Question '{row["question"]}' is not in bodies.csv.");
        context.Steps.Claim(row, actor, Count(row, "work items with Chinese engagement", "number_of_work_items", row["question"], "2017-2022"));
        context.Steps.Claim(row, actor, new RoleHeld("rapporteur", context.Names.Reference(row["rapporteur_entity"])));
        if (row.Optional("chinese_associated_entity") is { } associate)
            context.Steps.Claim(row, actor, new RoleHeld("Chinese associated entity", context.Names.Reference(associate)));
    }

    private static void Contributors(Sheet.Context context, Row row) =>
        context.Steps.Claim(
            row, BodySheets.ActorOf(Question1115), Count(row, "contributions", "number_of_contributions", row["contribution_source"], "2017-2020"));

    private static void Totals(Sheet.Context context, Row row) =>
        context.Steps.Claim(row, BodySheets.ActorOf(Question1115),
            Count(row, "total of contributions", "value", row["total"], "2017-2020", $"{row["printed_or_computed"]}: {row["how"]}"));

    private static void Representation(Sheet.Context context, Row row) =>
        context.Steps.Claim(row, BodySheets.ActorOf(Question1115), new TableRow(TitleOf(row), row["dimension"], row.Printed));

    private static void Officers(Sheet.Context context, Row row) =>
        context.Steps.Claim(row, BodySheets.ActorOf("JTC1/WG 11"),
            new RoleHeld(row["role"], context.Names.Reference(row["officer"]), null, row["country"], null, row["tenure_as_printed"]),
            row.Interval("start", "end"));

    private static Measured Count(Row row, string metric, string column, string of, string period, string? computed = null) =>
        new(metric, row[column], row.Number(column), null, period, of, Computed: computed);
}
