namespace Tracker.Import.Report2022;

/// <summary>Bodies, committees and Questions, and how they follow each other.</summary>
internal static partial class BodySheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("bodies.csv",
            ["body_key", "name", "aliases", "parent", "kind", "topic_as_printed", "founded_as_printed", "ended_as_printed", "status", "quote", "source"],
            Name, AddClaims),
        new("body_relations.csv", ["from_body", "relation", "to_body", "quote", "source"], AddClaims: Relate),
    ];

    /// <summary>"ITU-T/SG15/Q11/15" is committee/itu-t/sg15/q11; "ISO/IEC JTC 1" is committee/iso-iec-jtc-1.</summary>
    public static ActorId ActorOf(string bodyKey)
    {
        var path = Question().Replace(bodyKey, "/q$1").Replace("ISO/IEC ", "ISO-IEC-", StringComparison.Ordinal);
        return ActorId.Parse("committee/" + string.Join('/', path.Split('/').Select(Names.Slug)));
    }

    private static void Name(Sheet.Context context, Row row)
    {
        var actor = ActorOf(row["body_key"]);
        context.Steps.Open(row, actor, row["name"]);
        context.Names.AddBody(row["body_key"], actor);
        context.Names.AddBody(row["name"], actor);
        foreach (var alias in Sheet.Split(row["aliases"], '|')) context.Names.AddBody(alias, actor);
    }

    private static void AddClaims(Sheet.Context context, Row row)
    {
        var (steps, actor) = (context.Steps, ActorOf(row["body_key"]));
        steps.Claim(row, actor, new Identified(row["body_key"]));
        foreach (var alias in Sheet.Split(row["aliases"], '|')) steps.Claim(row, actor, new AlsoNamed(alias));
        foreach (var parent in Sheet.Split(row["parent"])) steps.Claim(row, actor, new PartOf(context.Names.BodyReference(parent)));
        if (row.Optional("kind") is { } kind) steps.Claim(row, actor, new OfSort(kind));
        if (row.Optional("topic_as_printed") is { } topic) steps.Claim(row, actor, new Described("topic", topic));
        if (row.Optional("status") is { } status) steps.Claim(row, actor, new Described("status", status));
        foreach (var (date, words) in Dates(row["founded_as_printed"])) steps.Claim(row, actor, new Founded(date, words), source: Locate(row, words));
        foreach (var (date, words) in Dates(row["ended_as_printed"])) steps.Claim(row, actor, new Ended(date, words));
        if (row.Optional("ended_as_printed") is { } ended && !Dates(ended).Any()) steps.Claim(row, actor, new Described("end", ended));
        if (row.Optional("note") is { } note) steps.Claim(row, actor, new Described("note of the extractor", note));
    }

    private static void Relate(Sheet.Context context, Row row)
    {
        Relation relation = row["relation"] switch
        {
            "succeeded by" => Relation.SucceededBy,
            "incorporated into" => Relation.IncorporatedInto,
            "reopened as" => Relation.ReopenedAs,
            "origin of" => Relation.OriginOf,
            "parallel to" => Relation.Parallel,
            "acknowledges as reference for 5G" => Relation.ReferenceOf,
            var other => throw new FormatException($"'{other}' is not a relation between bodies."),
        };
        var from = context.Names.Body(row["from_body"]) ?? throw new FormatException($"The body '{row["from_body"]}' is not in bodies.csv.");
        context.Steps.Claim(row, from, new Related(relation, context.Names.BodyReference(row["to_body"]), row["relation"]));
    }

    /// <summary>If several dates are printed, each part of the text keeps its own words and section.</summary>
    private static Source Locate(Row row, string words) => row.Source() is var source && Section().Match(words) is { Success: true } section
        ? source with { Quote = words, Locator = $"{section.Groups[1].Value}; {source.Locator}" }
        : source;

    /// <summary>The dates of "2018", "February 2013", "November of 2013", or of every part of a text that says it prints several.</summary>
    private static IEnumerable<(PartialDate Date, string Words)> Dates(string text)
    {
        var several = text.StartsWith("printed ", StringComparison.Ordinal);
        var parts = several ? Sheet.Split(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]) : [text];
        foreach (var part in parts)
            foreach (Match date in DateWords().Matches(part))
                if (several || date.Index == 0)
                    yield return (DateOf(date), part);
    }

    private static PartialDate DateOf(Match date) => PartialDate.Parse(date.Groups["month"] is { Success: true } month
        ? $"{date.Groups["year"].Value}-{Array.IndexOf(Months, month.Value) + 1:00}"
        : date.Groups["year"].Value);

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    [GeneratedRegex(@"/Q([0-9]+)/[0-9]+\z")]
    private static partial Regex Question();

    [GeneratedRegex(@"\((App\. [^)]*)\)")]
    private static partial Regex Section();

    [GeneratedRegex(@"\b((?<month>January|February|March|April|May|June|July|August|September|October|November|December)\s+(of\s+)?)?"
        + @"(?<year>(19|20)[0-9]{2})\b")]
    private static partial Regex DateWords();
}
