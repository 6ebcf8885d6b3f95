namespace Tracker.Import.Report2022;

/// <summary>Standards, work items and other documents: identity, names, committees, statuses, relations, origins, concerns.</summary>
internal static class DocumentSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("documents.csv",
            ["doc_id", "record", "body", "number", "title", "title_zh", "document_kind", "foundational_class", "technology", "study_period"], Open, Describe),
        new("document_names.csv", ["row_id", "doc_id", "name", "name_kind", "language", "from"], Claim: Name),
        new("document_committees.csv", ["row_id", "doc_id", "committee_key", "relation", "from", "to"], Claim: Committee),
        new("set_committees.csv", ["row_id", "set_id", "committee_key", "relation", "from", "to"], Claim: (facts, row) => facts.Claim(
            row, facts.Keys.Of(row, "set_id").Actor!.Value, new Related(RelationOf(row), facts.Keys.Of(row, "committee_key")), row.Interval("from", "to"))),
        new("statuses.csv", ["row_id", "doc_id", "status_as_printed", "status", "date"], Claim: Reach),
        new("document_relations.csv", ["row_id", "from_doc", "relation", "to_doc", "date"], Claim: (facts, row) => facts.Claim(
            row, facts.Keys.Of(row, "from_doc").Actor!.Value, new Related(RelationOf(row), facts.Keys.Of(row, "to_doc")), row.Interval("date"))),
        new("origins.csv", ["row_id", "doc_id", "origin_kind", "origin", "country", "hearsay_claimant", "hearsay_channel"], Claim: Originate),
        new("concerns.csv", ["row_id", "doc_id", "concern", "raised_by_kind", "raised_by"], Claim: (facts, row) => facts.Claim(
            row, Of(facts, row) ?? facts.Topic(row, "concerns", "Concerns about no single document"),
            new ConcernStated(row.Word<ConcernKind>("concern"), Critic: row.Optional("raised_by") is { } critic ? facts.Keys.Named(critic) : null))),
    ];

    /// <summary>The record of the document or set of a row; null if the row names none.</summary>
    public static ActorId? Of(Facts facts, Row row) => facts.Keys.OptionalOf(row, "doc_id")?.Actor;

    /// <summary>DOC-ISO-30141 is standard/iso/30141. Policies, studies and national standards are topics: no body of the record makes them.</summary>
    private static ActorId ActorOf(Row row)
    {
        var parts = row.Key.Split('-', 2);
        if (KindOf(row) is not { } kind) return ActorId.Parse("topic/document/" + Keys.Slug(row.Key));
        var place = row.Key.StartsWith("DOC-", StringComparison.Ordinal) ? parts[1].Split('-', 2) : parts;
        return ActorId.Parse($"{kind}/{Keys.Slug(place[0])}/{Keys.Slug(place[^1])}");
    }

    private static string? KindOf(Row row) => row["record"] switch
    {
        "standard" => "standard",
        "work-item" or "contribution-series" => "work-item",
        "national-standard" or "policy" or "study" or "other" => null,
        var other => throw new RowException("record", $"'{other}' is not in the closed list of this column."),
    };

    private static void Open(Facts facts, Row row)
    {
        var title = row.Optional("title") ?? row.Optional("number") ?? WorkingTitle(row);
        facts.Open(row, ActorOf(row), title, KindOf(row) is null ? row.Optional("body") : row.Optional("body") ?? "body not stated");
    }

    /// <summary>A title of ours where the study prints none, such as "White paper (DOC-ITU-FGNETWP)".</summary>
    private static string WorkingTitle(Row row)
    {
        var words = (row.Optional("document_kind") ?? row["record"]).Replace('-', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} ({row.Key})";
    }

    private static void Describe(Facts facts, Row row)
    {
        var actor = ActorOf(row);
        if (row.Optional("number") is { } number) facts.Claim(row, actor, new Identified(number));
        if (row.Optional("title_zh") is { } chinese) facts.Claim(row, actor, new AlsoNamed(chinese, "zh", NameKind.Translation));
        if (KindOf(row) is null) facts.Claim(row, actor, new OfSort(row["record"].Replace('-', ' ')));
        if (row.Optional("document_kind") is not null) facts.Claim(row, actor, new OfDocumentKind(DocumentKindOf(row)));
        if (row["foundational_class"] is not ("" or "none"))
            facts.Claim(row, actor, new Foundational(row.Word<FoundationalClass>("foundational_class")));
        if (Technologies.Of(row) is { } technology) facts.Claim(row, actor, new OfTechnology(technology));
        if (facts.Keys.Period(row, "study_period") is { } period) facts.Claim(row, actor, new OfPeriod(period));
    }

    private static DocumentKind DocumentKindOf(Row row) => row["document_kind"] switch
    {
        "policy-document" => DocumentKind.Policy,
        _ => row.Word<DocumentKind>("document_kind"),
    };

    /// <summary>A title is a title from its day on; the title under which the record was opened is not said twice.</summary>
    private static void Name(Facts facts, Row row)
    {
        var document = facts.Keys.Of(row, "doc_id");
        var (actor, name) = (document.Actor!.Value, row["name"]);
        var kind = row["name_kind"] switch
        {
            "title" or "former-title" => (NameKind?)null,
            "abbreviation" => NameKind.Abbreviation,
            "working-name" => NameKind.WorkingName,
            "translation" => NameKind.Translation,
            "other" => NameKind.Other,
            var other => throw new RowException("name_kind", $"'{other}' is not in the closed list of this column."),
        };
        if (kind is { } sort) facts.Claim(row, actor, new AlsoNamed(name, row.Optional("language"), sort), row.Interval("from"));
        else if (row["name_kind"] == "former-title") facts.Claim(row, actor, new Titled(name, Former: true), row.Interval("from"));
        else if (name == document.Name || row.Interval("from") is not null) facts.Claim(row, actor, new Titled(name), row.Interval("from"));
        else facts.Claim(row, actor, new AlsoNamed(name, row.Optional("language"), NameKind.FullName));
    }

    /// <summary>The committee that develops a document is its committee; to the others it has a relation.</summary>
    private static void Committee(Facts facts, Row row)
    {
        var (actor, committee) = (Of(facts, row)!.Value, facts.Keys.Of(row, "committee_key"));
        Statement statement = row["relation"] == "developed-in" && facts.Keys.Find(row["doc_id"])!.Actor!.Value.Kind != "topic"
            ? new OfCommittee(committee)
            : new Related(row["relation"] == "developed-in" ? Relation.WorkItemOf : RelationOf(row), committee);
        facts.Claim(row, actor, statement, row.Interval("from", "to"));
    }

    private static Relation RelationOf(Row row) => row["relation"] switch
    {
        "becomes" => Relation.SucceededBy,
        "successor-of" => Relation.Succeeds,
        "equivalent" => Relation.EquivalentTo,
        "transferred-to" => Relation.TransferredTo,
        _ => row.Word<Relation>("relation"),
    };

    /// <summary>A status of the body's procedure, or else an event in the words of the study.</summary>
    private static void Reach(Facts facts, Row row)
    {
        var (actor, date) = (Of(facts, row)!.Value, row.Interval("date"));
        var body = facts.BodyOf(actor);
        if (actor.Kind != "topic" && Statuses.CodeOf(body, row) is { } code)
            facts.Claim(row, actor, new StatusReached(code, StepsBetweenUnknown: true, AsPrinted: row["status_as_printed"]), date);
        else facts.Claim(row, actor, new Happened(row["status_as_printed"]), date);
    }

    private static void Originate(Facts facts, Row row) => facts.Claim(
        row, Of(facts, row) ?? facts.Topic(row, "origins", "Origins that are stated of no single document"),
        new OriginatesIn(facts.Keys.Named(row["origin"]), row.Word<OriginKind>("origin_kind"), row.Optional("country")),
        hearsay: row.Hearsay(key => facts.Keys.Named(key).Name));
}
