namespace Tracker.Import.Report2022;

/// <summary>Standards, work items and other documents, with their stages and dates.</summary>
internal static partial class DocumentSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("standards_and_documents.csv",
            ["doc_id", "number", "title", "title_zh", "kind", "body_or_country", "committee", "stage_or_status", "lead_or_editor_entities",
                "foundational_class", "technology", "quote", "source"], Name, AddClaims, AddLastClaims),
        new("document_events.csv", ["doc_id", "document", "event", "date_as_printed", "date_iso", "quote", "source"], AddClaims: Happen),
    ];

    private static void Name(Sheet.Context context, Row row)
    {
        var actor = DocumentPlace.ActorOf(row);
        if (context.Steps.IsOpen(actor)) throw new FormatException($"The document '{row["doc_id"]}' is here twice.");
        context.Steps.Open(row, actor, row.Optional("title") ?? row["number"], row.Optional("body_or_country"));
        context.Names.Add(row["doc_id"], actor);
    }

    private static void AddClaims(Sheet.Context context, Row row)
    {
        var (steps, actor) = (context.Steps, DocumentPlace.ActorOf(row));
        if (Renamed().Match(row["quote"]) is { Success: true } former)
            steps.Claim(row, actor, new Titled(former.Groups["was"].Value.TrimEnd(','), Former: true));
        if (row.Optional("number") is { } number) steps.Claim(row, actor, new Identified(number));
        if (row.Optional("title_zh") is { } chinese) steps.Claim(row, actor, new AlsoNamed(chinese, "zh"));
        if (row.Optional("note") is { } note) steps.Claim(row, actor, new Described("note of the extractor", note));
        if (row.Optional("stage_or_status") is { } status) steps.Claim(row, actor, new Described("status as printed", status));
        foreach (var technology in Sheet.Split(row["technology"])) steps.Claim(row, actor, new OfTechnology(technology));
        DocumentPeople.AddClaims(context, row, actor);
        if (actor.Kind == "topic")
        {
            steps.Claim(row, actor, new OfSort(row["kind"]));
            if (row.Optional("committee") is { } group) steps.Claim(row, actor, new Described("committee", group));
            if (row.Optional("foundational_class") is { } other) steps.Claim(row, actor, new Described("foundational class", other));
            return;
        }
        steps.Claim(row, actor, new OfDocumentKind(DocumentPlace.KindOf(row["kind"]), row["kind"]));
        foreach (var found in DocumentPlace.ClassesOf(row["foundational_class"])) steps.Claim(row, actor, new Foundational(found, row["foundational_class"]));
        DocumentPlace.AddClaims(context, row, actor);
    }

    /// <summary>The stage column has no date: it comes after the dated events.</summary>
    private static void AddLastClaims(Sheet.Context context, Row row)
    {
        var actor = DocumentPlace.ActorOf(row);
        if (actor.Kind != "topic" && PrintedStatus.Of(row["body_or_country"], row["stage_or_status"]) is { } status)
            context.Steps.Claim(row, actor, new StatusReached(status, StepsBetweenUnknown: true, AsPrinted: row["stage_or_status"]));
    }

    private static void Happen(Sheet.Context context, Row row)
    {
        var actor = context.Names.Find(row["doc_id"])
            ?? throw new FormatException($"The document '{row["doc_id"]}' is not in standards_and_documents.csv.");
        var (steps, when, what) = (context.Steps, row.Interval("date_iso"), row["event"]);
        steps.Claim(row, actor, new Happened(what, row.Optional("date_as_printed")), when);
        if (NewTerm().Match(what) is { Success: true } term)
        {
            steps.Claim(row, actor, new Titled(term.Groups["now"].Value), when);
            if (term.Groups["short"] is { Success: true } initials) steps.Claim(row, actor, new AlsoNamed(initials.Value), when);
        }
        if (MovedUnder().Match(what) is { Success: true } move && actor.Kind != "topic")
            steps.Claim(row, actor, new OfCommittee(DocumentPlace.Committee(context, "ISO/IEC JTC 1", move.Groups["home"].Value)), when);
        if (actor.Kind != "topic" && PrintedStatus.Of(DocumentPlace.FamilyOf(row["doc_id"]), what) is { } status)
            steps.Claim(row, actor, new StatusReached(status, StepsBetweenUnknown: true, AsPrinted: what), when);
    }

    [GeneratedRegex(@"originally named “(?<was>[^”]+)”")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"term revised to “(?<now>[^”]+)”( \((?<short>[^)]+)\))?")]
    private static partial Regex NewTerm();

    [GeneratedRegex(@"^moved under (?<home>SC \d+)")]
    private static partial Regex MovedUnder();
}
