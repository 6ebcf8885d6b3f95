namespace Tracker.Import.Report2022;

/// <summary>Organisations with their names, parents and what the report says about them.</summary>
internal static class OrganisationSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("organisations.csv",
            ["org_id", "name", "aliases", "chinese_names", "type", "country", "country_basis", "parent", "parent_basis", "role_in_report", "quote", "source"],
            Name, AddClaims),
        new("organisation_associations.csv", ["association_id", "org_id", "organisation", "association", "strength", "sentence", "source"],
            AddClaims: Associate),
        new("organisation_general_statements.csv", ["id", "statement", "source"], AddClaims: State),
    ];

    private static ActorId ActorOf(Row row) => ActorId.Parse("organization/" + Names.Slug(row["name"]));

    private static void Name(Sheet.Context context, Row row)
    {
        var actor = ActorOf(row);
        if (context.Steps.IsOpen(actor)) throw new FormatException($"The organisation '{row["name"]}' is here twice.");
        context.Steps.Open(row, actor, row["name"]);
        foreach (var name in Sheet.Split(row["aliases"], '|').Concat(Sheet.Split(row["chinese_names"], '|')).Append(row["name"]).Append(row["org_id"]))
            context.Names.Add(name, actor);
    }

    private static void AddClaims(Sheet.Context context, Row row)
    {
        var (steps, actor) = (context.Steps, ActorOf(row));
        foreach (var alias in Sheet.Split(row["aliases"], '|')) steps.Claim(row, actor, new AlsoNamed(alias));
        foreach (var name in Sheet.Split(row["chinese_names"], '|')) steps.Claim(row, actor, new AlsoNamed(name, "zh"));
        if (row.Optional("type") is { } type) steps.Claim(row, actor, new OfSort(type));
        if (row.Optional("country") is { } country)
            steps.Claim(row, actor, new OfCountry(country, row["country_basis"] == "stated" ? CountryBasis.Stated : CountryBasis.Context));
        if (row.Optional("parent") is { } parent) steps.Claim(row, actor, new PartOf(context.Names.Reference(parent), row.Optional("parent_basis")));
        if (row.Optional("role_in_report") is { } role) steps.Claim(row, actor, new Described("role in the report", role));
        if (row.Optional("note") is { } note) steps.Claim(row, actor, new Described("note of the extractor", note));
    }

    private static void Associate(Sheet.Context context, Row row)
    {
        var actor = context.Names.Find(row["org_id"]) ?? throw new FormatException($"The organisation '{row["org_id"]}' is not in organisations.csv.");
        context.Steps.Claim(row, actor, new Described($"{row["association"]} ({row["strength"]})", row["sentence"]), source: row.Source(row["sentence"]));
    }

    private static void State(Sheet.Context context, Row row)
    {
        var topic = Sheet.Topic("organisations-in-general");
        context.Steps.Open(row, topic, "General statements about organisations", source: row.Source(row["statement"]));
        context.Steps.Claim(row, topic, new Described(row["id"], row["statement"]), source: row.Source(row["statement"]));
    }
}
