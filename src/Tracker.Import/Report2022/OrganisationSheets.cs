namespace Tracker.Import.Report2022;

/// <summary>Organisations with their names, parents, countries by each rule, and what the study connects them with.</summary>
internal static class OrganisationSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("organisations.csv", ["org_id", "name", "type", "country", "country_basis"],
            (facts, row) => facts.Open(row, ActorId.Parse("organization/" + Keys.Slug(row["name"])), row["name"]), Describe),
        new("organisation_names.csv", ["row_id", "org_id", "name", "language", "kind"], Claim: (facts, row) => facts.Claim(row, Of(facts, row),
            new AlsoNamed(row["name"], row.Optional("language"), row["kind"] switch
            {
                "abbreviation" => NameKind.Abbreviation,
                "alias" => NameKind.Alias,
                "chinese" => NameKind.Translation,
                var other => throw new RowException("kind", $"'{other}' is not a kind of name."),
            }))),
        new("organisation_parents.csv", ["row_id", "org_id", "parent_org_id", "relation", "from", "as_printed"], Claim: (facts, row) => facts.Claim(
            row, Of(facts, row), new PartOf(facts.Keys.Of(row, "parent_org_id"), row["relation"] == "part-of" ? null : row["relation"].Replace('-', ' ')),
            row.Interval("from"), printed: row.Optional("as_printed"))),
        new("organisation_countries.csv", ["row_id", "org_id", "attribution", "country"], Claim: (facts, row) => facts.Claim(
            row, Of(facts, row), new CountryAttributed(row.Word<Attribution>("attribution"), row["country"]))),
        new("organisation_bodies.csv", ["row_id", "org_id", "body_key"], Claim: Same),
        new("associations.csv", ["association_id", "org_id", "kind", "strength", "list", "authority", "listed_on", "other_org", "as_printed"],
            Claim: (facts, row) => facts.Claim(row, Of(facts, row), new Associated(
                row.Word<AssociationKind>("kind"), row.Word<AssociationStrength>("strength"), row.Optional("list"),
                row.Optional("authority") is { } authority ? facts.Keys.Named(authority) : null, facts.Keys.OptionalOf(row, "other_org"),
                row.Optional("as_printed")), row.Interval("listed_on"))),
        new("guidance.csv", ["guidance_id", "authority", "about_org", "activity", "effect_as_quoted", "unclear", "from"], Claim: Guide),
    ];

    private static ActorId Of(Facts facts, Row row) => facts.Keys.Of(row, "org_id").Actor!.Value;

    private static void Describe(Facts facts, Row row)
    {
        var actor = facts.Keys.Find(row.Key)!.Actor!.Value;
        facts.Claim(row, actor, new OfSort(row["type"].Replace('-', ' ')));
        switch (row["country_basis"])
        {
            case "stated" or "context" when row.Optional("country") is { } country:
                facts.Claim(row, actor, new OfCountry(country, row["country_basis"] == "stated" ? CountryBasis.Stated : CountryBasis.Context));
                break;
            case "not-stated" when row.Optional("country") is null:
                facts.Claim(row, actor, new NotAvailable("country", Missing.Unknown));
                break;
            default:
                throw new RowException("country_basis", $"'{row["country_basis"]}' does not fit the country '{row["country"]}'.");
        }
    }

    /// <summary>An organisation that is also a body: each record leads to the other.</summary>
    private static void Same(Facts facts, Row row)
    {
        var (organization, body) = (facts.Keys.Of(row, "org_id"), facts.Keys.Of(row, "body_key"));
        facts.Claim(row, organization.Actor!.Value, new Related(Relation.EquivalentTo, body));
        facts.Claim(row, body.Actor!.Value, new Related(Relation.EquivalentTo, organization));
    }

    private static void Guide(Facts facts, Row row)
    {
        var (authority, about) = (facts.Keys.Of(row, "authority"), facts.Keys.OptionalOf(row, "about_org"));
        var guidance = new Guidance(
            authority, row.Word<StandardsActivity>("activity"), row.Optional("effect_as_quoted"), about, row.Optional("unclear"));
        facts.Claim(row, authority.Actor!.Value, guidance, row.Interval("from"));
        if (about?.Actor is { } actor) facts.Claim(row, actor, guidance, row.Interval("from"));
    }
}
