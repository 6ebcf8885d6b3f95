namespace Tracker.Import.Report2022;

/// <summary>Persons with their names and employers.</summary>
internal static class PersonSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("persons.csv", ["person_id", "name", "family_name", "given_name", "country"],
            (facts, row) => facts.Open(row, ActorId.Parse("person/" + Keys.Slug(row["name"])), row["name"]), Describe),
        new("person_names.csv", ["row_id", "person_id", "name", "order", "language"], Claim: Name),
        new("affiliations.csv", ["row_id", "person_id", "org_id", "position", "from", "to"],
            (facts, row) => facts.Keys.Employ(row["person_id"], facts.Keys.Of(row, "org_id")),
            (facts, row) => facts.Claim(row, Of(facts, row), new Affiliated(facts.Keys.Of(row, "org_id"), row.Optional("position")),
                row.Interval("from", "to"))),
    ];

    private static ActorId Of(Facts facts, Row row) => facts.Keys.Of(row, "person_id").Actor!.Value;

    private static void Describe(Facts facts, Row row)
    {
        var actor = facts.Keys.Find(row.Key)!.Actor!.Value;
        if (row.Optional("country") is { } country) facts.Claim(row, actor, new OfCountry(country));
        if (row.Optional("family_name") is { } family) facts.Claim(row, actor, new PersonalName(family, row.Optional("given_name")));
    }

    /// <summary>A printed form of the name; its order says which of its words is the family name.</summary>
    private static void Name(Facts facts, Row row)
    {
        var words = row["name"].Split(' ', 2);
        var (family, given) = (row["order"], words) switch
        {
            (_, [var only]) => (only, null),
            ("family-first", [var first, var second]) => (first, second),
            ("given-first", _) => (row["name"][(row["name"].LastIndexOf(' ') + 1)..], row["name"][..row["name"].LastIndexOf(' ')]),
            _ => throw new RowException("order", $"'{row["order"]}' is not in the closed list of this column."),
        };
        facts.Claim(row, Of(facts, row), new PersonalName(family, given, row["name"], row.Optional("language")));
    }
}
