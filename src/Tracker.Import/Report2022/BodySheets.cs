namespace Tracker.Import.Report2022;

/// <summary>Bodies, committees and Questions with their names, dates, topics, periods and rules, and how they follow each other.</summary>
internal static partial class BodySheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("periods.csv", ["period_id", "body", "label", "from", "to"], (facts, row) => facts.Keys.AddPeriod(row.Key, row["label"]), Period),
        new("period_aliases.csv", ["row_id", "period_id", "alias"], Claim: Alias),
        new("bodies.csv", ["key", "kind", "name", "number", "parent_key", "topic", "technology"],
            (facts, row) => facts.Open(row, ActorOf(row.Key), row["name"]), Describe),
        new("body_names.csv", ["row_id", "key", "name", "language", "kind"], Claim: Name),
        new("body_parents.csv", ["row_id", "key", "parent_key"], Claim: (facts, row) => facts.Claim(row, Body(facts, row), Parent(facts, row))),
        new("body_dates.csv", ["row_id", "key", "event", "date", "as_printed"], Claim: Date),
        new("body_topics.csv", ["row_id", "key", "topic", "technology", "period"], Claim: (facts, row) => facts.Claim(row, Body(facts, row),
            new WorksOn(row["topic"], Technologies.Of(row), facts.Keys.Period(row, "period")))),
        new("body_relations.csv", ["row_id", "from_key", "relation", "to_key", "date", "as_printed"], Claim: Relate),
        new("rules.csv", ["rule_id", "body", "about", "rule"], Claim: (facts, row) =>
            facts.Claim(row, facts.Keys.Of(row, "body").Actor!.Value, new BodyRule(row.Word<RuleSubject>("about"), row["rule"]))),
    ];

    /// <summary>"ITU-T/SG15/Q11/15" is committee/itu-t/sg15/q11; "ISO/IEC JTC 1" is committee/iso-iec-jtc-1.</summary>
    public static ActorId ActorOf(string key)
    {
        var path = Question().Replace(key, "/q$1").Replace("ISO/IEC ", "ISO-IEC-", StringComparison.Ordinal);
        return ActorId.Parse("committee/" + string.Join('/', path.Split('/').Select(Keys.Slug)));
    }

    private static ActorId Body(Facts facts, Row row) => facts.Keys.Of(row, "key").Actor!.Value;
    private static PartOf Parent(Facts facts, Row row) => new(facts.Keys.Of(row, "parent_key"));

    private static void Describe(Facts facts, Row row)
    {
        var actor = ActorOf(row.Key);
        facts.Claim(row, actor, new Identified(row.Key));
        if (row.Optional("number") is { } number && number != row.Key) facts.Claim(row, actor, new Identified(number));
        facts.Claim(row, actor, new OfSort(row["kind"].Replace('-', ' ')));
        if (row.Optional("parent_key") is not null) facts.Claim(row, actor, Parent(facts, row));
        if (row.Optional("topic") is { } topic) facts.Claim(row, actor, new WorksOn(topic, Technologies.Of(row)));
        else if (Technologies.Of(row) is { } technology) facts.Claim(row, actor, new OfTechnology(technology));
    }

    private static void Name(Facts facts, Row row) => facts.Claim(row, Body(facts, row), new AlsoNamed(row["name"], row.Optional("language"), row["kind"] switch
    {
        "abbreviation" => NameKind.Abbreviation,
        "full-name" or "title" => NameKind.FullName,
        "printed-variant" => NameKind.PrintedVariant,
        var other => throw new RowException("kind", $"'{other}' is not a kind of name."),
    }));

    /// <summary>Founded, launched, approved and formed are the beginnings that sources print; they can disagree.</summary>
    private static void Date(Facts facts, Row row)
    {
        Statement statement = (row["event"], row.Date("date")) switch
        {
            ("ended", { } date) => new Ended(date, row.Optional("as_printed")),
            ("founded" or "launched" or "approved" or "formed", { } date) => new Founded(date, row.Optional("as_printed") ?? row["event"]),
            ("ended" or "founded" or "launched" or "approved" or "formed", null) => new Happened(row.Optional("as_printed") ?? row["event"]),
            var (other, _) => throw new RowException("event", $"'{other}' is not an event of a body."),
        };
        facts.Claim(row, Body(facts, row), statement);
    }

    private static void Relate(Facts facts, Row row) => facts.Claim(
        row, facts.Keys.Of(row, "from_key").Actor!.Value,
        new Related(row.Word<Relation>("relation"), facts.Keys.Of(row, "to_key"), row.Optional("as_printed")), row.Interval("date"));

    private static void Period(Facts facts, Row row) => facts.Claim(row, PlaceOf(facts, row), new OfPeriod(row["label"]), row.Interval("from", "to"));

    private static void Alias(Facts facts, Row row)
    {
        var label = facts.Keys.Period(row, "period_id")!;
        if (row["alias"] != label) facts.Claim(row, facts.ClaimsOf("periods.csv:" + row["period_id"])[0].Record, new OfPeriod(row["alias"], SameAs: label));
        else facts.Claim(row, facts.ClaimsOf("periods.csv:" + row["period_id"])[0].Record, new OfPeriod(label));
    }

    /// <summary>A period that belongs to no body stands on the topic of periods.</summary>
    private static ActorId PlaceOf(Facts facts, Row row) =>
        facts.Keys.OptionalOf(row, "body")?.Actor ?? facts.Topic(row, "periods", "Periods of the study that belong to no body");

    [GeneratedRegex(@"/Q([0-9]+)/[0-9]+\z")]
    private static partial Regex Question();
}

/// <summary>The study's areas of technology, as people write them.</summary>
internal static class Technologies
{
    /// <summary>Null for an empty cell.</summary>
    public static string? Of(Row row) => row["technology"] switch
    {
        "" => null,
        "ai" => "AI",
        "iot" => "IoT",
        "5g" => "5G",
        "big-data" => "big data",
        "smart-cities" => "smart cities",
        "internet-architecture" => "internet architecture",
        "quantum" or "other" => row["technology"],
        var other => throw new RowException("technology", $"'{other}' is not in the closed list of this column."),
    };
}
