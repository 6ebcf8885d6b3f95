namespace Tracker.Import.Report2022;

/// <summary>Other files, each as one topic: counted statements, events, recommendations, scenarios, terms and more.</summary>
internal static class TopicSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        Topic("quantitative_statements.csv", "quantitative-statements", "Quantitative statements",
            ["id", "subject", "metric", "value", "source_sentence"], Measure, "source_sentence"),
        Topic("timeline.csv", "timeline", "Timeline",
            ["event_id", "date_iso", "end_iso", "date_as_printed", "event", "body", "entity", "doc_id", "quote"], Happen),
        Topic("study_group_profiles.csv", "study-group-profiles", "ITU contributions by study group",
            ["study_group", "class_in_appendix_1", "quote"], Profile),
        Topic("internal_inconsistencies.csv", "inconsistencies", "Where the report disagrees with itself", ["id", "subject", "finding", "quote"],
            Sentence(r => $"{r["id"]} {r["subject"]}", r => r["finding"])),
        Topic("recommendations.csv", "recommendations", "Recommendations", ["rec_id", "heading", "recommendation", "detail_sentence"],
            Sentence(r => $"{r["rec_id"]} {r["heading"]}", r => r["recommendation"]), "detail_sentence"),
        Topic("scenarios.csv", "scenarios", "Potential futures", ["scenario_id", "scenario", "item", "presupposition_or_signal", "quote"],
            Sentence(r => $"{r["scenario"]} ({r["scenario_id"]}-{r["item"]})", r => r["presupposition_or_signal"])),
        Topic("funding_and_incentives.csv", "funding-and-incentives", "Funding and incentives", ["id", "name", "level", "quote"], Cells("id")),
        Topic("transparency_by_body.csv", "transparency", "What bodies publish", ["body", "information", "status", "quote"], Publish),
        Topic("figures.csv", "figures", "Figures", ["figure", "caption", "data_available_in_text"], Picture, "caption"),
        Topic("chinese_terms.csv", "chinese-terms", "Chinese terms", ["term_zh", "english_as_printed", "kind"], Cells("term_zh")),
        Topic("countries_and_places.csv", "countries-and-places", "Countries and places", ["name", "context_in_report", "quote"], Cells("name")),
    ];

    private static Sheet Topic(string file, string key, string title, string[] columns, Action<Sheet.Context, Row, ActorId> apply, string? quote = null) =>
        new(file, [.. columns, "source"], null, (context, row) =>
        {
            var actor = Sheet.Topic(key);
            var quoted = quote is null ? row : row with { Cells = [.. row.Cells.Where(c => c.Key != "quote"), KeyValuePair.Create("quote", row[quote])] };
            context.Steps.Open(quoted, actor, title);
            apply(context, quoted, actor);
        });

    private static Action<Sheet.Context, Row, ActorId> Sentence(Func<Row, string> heading, Func<Row, string> sentence) =>
        (context, row, actor) => context.Steps.Claim(row, actor, new Described(heading(row), sentence(row)));

    private static Action<Sheet.Context, Row, ActorId> Cells(string rowName) =>
        (context, row, actor) => context.Steps.Claim(row, actor, new TableRow(row.File[..^".csv".Length], row[rowName], row.Printed));

    private static void Measure(Sheet.Context context, Row row, ActorId actor)
    {
        var computed = string.Join("; ", new[] { row["computed"], row["computed_check"] }.Where(c => c.Length > 0));
        var of = string.Join("; ", new[] { row["body"], row["country_or_entity"] }.Where(c => c.Length > 0));
        context.Steps.Claim(row, actor, new Measured(
            $"{row["id"]} {row["subject"]}: {row["metric"]}", row["value"], row.Number("value"), row.Optional("unit"), row.Optional("period"),
            of.Length > 0 ? of : null, row.Number("numerator"), row.Number("denominator"), computed.Length > 0 ? computed : null));
    }

    private static void Happen(Sheet.Context context, Row row, ActorId actor)
    {
        var with = row.Optional("doc_id") is { } document ? new Reference(document, context.Names.Find(document))
            : row.Optional("body") is { } body ? context.Names.BodyReference(body)
            : row.Optional("entity") is { } entity ? context.Names.Reference(entity)
            : null;
        context.Steps.Claim(row, actor, new Happened(row["event"], row.Optional("date_as_printed"), with), row.Interval("date_iso", "end_iso"));
        if (with?.Actor is { Kind: "committee" } committee)
            context.Steps.Claim(row, committee, new Happened(row["event"], row.Optional("date_as_printed")), row.Interval("date_iso", "end_iso"));
    }

    private static void Profile(Sheet.Context context, Row row, ActorId actor) =>
        context.Steps.Claim(row, context.Names.Body("ITU-T/" + row["study_group"]) ?? actor, new TableRow("Appendix 1", row["study_group"], row.Printed));

    private static void Publish(Sheet.Context context, Row row, ActorId actor)
    {
        context.Steps.Claim(row, actor, new TableRow("Transparency", $"{row["body"]}: {row["information"]}", row.Printed));
        if (row["status"] is not ("not published" or "not public" or "not provided" or "not archived")) return;
        var reason = row["status"] == "not archived" ? Missing.NotArchived : Missing.NotPublished;
        foreach (var body in Sheet.Split(row["body"]))
            if (context.Names.Body(body) is { } committee)
                context.Steps.Claim(row, committee, new NotAvailable(row["information"], reason));
    }

    private static void Picture(Sheet.Context context, Row row, ActorId actor)
    {
        context.Steps.Claim(row, actor, new Described(row["figure"], row["caption"]));
        context.Steps.Claim(row, actor, new NotAvailable($"{row["figure"]}: {row["data_available_in_text"]}", Missing.NotPublished));
    }
}
