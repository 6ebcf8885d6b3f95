namespace Tracker.Import.Report2022;

/// <summary>Persons with their roles, and roles with only an organisation or country.</summary>
internal static class PersonSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("persons.csv",
            ["person_id", "name", "alias", "organisation", "org_id", "country_as_stated",
                "role", "body", "tenure_as_printed", "start", "end", "quote", "source"],
            Name, AddClaims),
        new("positions.csv", ["position_id", "body", "role", "holder", "holder_kind", "country", "count", "period", "quote", "source"], AddClaims: Hold),
    ];

    private static ActorId ActorOf(Row row) => ActorId.Parse("person/" + Names.Slug(row["name"]));

    private static void Name(Sheet.Context context, Row row)
    {
        var actor = ActorOf(row);
        context.Steps.Open(row, actor, row["name"]);
        context.Names.Add(row["name"], actor);
        if (row.Optional("alias") is { } alias) context.Names.Add(alias, actor);
        if (Employer(context, row) is { } employer) context.Names.Employ(actor, employer);
    }

    private static Reference? Employer(Sheet.Context context, Row row) =>
        row.Optional("organisation") is { } name ? new Reference(name, context.Names.Find(row["org_id"]) ?? context.Names.Find(name)) : null;

    private static void AddClaims(Sheet.Context context, Row row)
    {
        var (steps, actor, employer) = (context.Steps, ActorOf(row), Employer(context, row));
        if (row.Optional("alias") is { } alias) steps.Claim(row, actor, new AlsoNamed(alias));
        if (row.Optional("country_as_stated") is { } country) steps.Claim(row, actor, new OfCountry(country));
        var body = row.Optional("body") is { } name ? context.Names.BodyReference(name) : null;
        var tenure = row.Interval("start", "end");
        var held = new RoleHeld(row["role"], body, employer, row.Optional("country_as_stated"), null, row.Optional("tenure_as_printed"));
        steps.Claim(row, actor, held, tenure);
        if (body?.Actor is { Kind: "committee" } committee) steps.Claim(row, committee, held with { With = new Reference(row["name"], actor) }, tenure);
        if (row.Optional("note") is { } note) steps.Claim(row, actor, new Described("note of the extractor", note));
    }

    private static void Hold(Sheet.Context context, Row row)
    {
        var place = context.Names.Body(row["body"]) ?? Sheet.Topic("positions");
        context.Steps.Open(row, place, "Positions of which the body has no record of its own");
        var holder = row["holder_kind"] == "organisation" ? context.Names.Reference(row["holder"]) : new Reference(row["holder"]);
        var count = int.TryParse(row["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var role = count is null && row.Optional("count") is { } words ? $"{row["role"]} ({words})" : row["role"];
        var at = place.Kind == "topic" ? $"{row["body"]}: {role}" : role;
        context.Steps.Claim(row, place, new RoleHeld(at, holder, null, row.Optional("country"), count, row.Optional("period")));
    }
}
