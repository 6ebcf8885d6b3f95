namespace Tracker.Import.Report2022;

/// <summary>Which record a document is, of which kind, and in which committee.</summary>
internal static partial class DocumentPlace
{
    private static readonly (string Words, DocumentKind Kind)[] Kinds =
    [
        ("recommendation", DocumentKind.Recommendation), ("supplement", DocumentKind.Supplement), ("technical report", DocumentKind.TechnicalReport),
        ("technical specification", DocumentKind.TechnicalSpecification), ("national standard", DocumentKind.NationalStandard),
        ("international standard", DocumentKind.InternationalStandard), ("draft international standard", DocumentKind.InternationalStandard),
        ("standards series", DocumentKind.InternationalStandard), ("proposal", DocumentKind.Proposal), ("white paper", DocumentKind.WhitePaper),
        ("report", DocumentKind.Report), ("liaison statement", DocumentKind.LiaisonStatement),
    ];

    private static readonly DocumentKind[] Deliverables =
    [
        DocumentKind.Recommendation, DocumentKind.Supplement, DocumentKind.TechnicalReport, DocumentKind.TechnicalSpecification,
        DocumentKind.InternationalStandard,
    ];

    private static readonly string[] Unfinished = ["draft", "project", "work item", "upcoming"];
    private static readonly string[] Finished = ["published", "approved", "approved (“smoothly approved”)", "mostly approved", "in effect", "released"];

    /// <summary>DOC-ISO-30141 is standard/iso/30141; what is not finished is a work item; policies and other papers are topics.</summary>
    public static ActorId ActorOf(Row row)
    {
        var id = row["doc_id"];
        if (!id.StartsWith("DOC-", StringComparison.Ordinal)) return ActorId.Parse("topic/document/" + Names.Slug(id));
        var parts = id["DOC-".Length..].Split('-', 2);
        return ActorId.Parse($"{(IsStandard(row) ? "standard" : "work-item")}/{Names.Slug(parts[0])}/{Names.Slug(parts[^1])}");
    }

    public static string FamilyOf(string docId) => docId.Split('-') switch
    {
        ["DOC", "ITU" or "TIA", ..] => "ITU-T",
        ["DOC", "ISO" or "JTC1" or "IEC", ..] => "ISO/IEC JTC 1",
        _ => "",
    };

    public static DocumentKind KindOf(string words) =>
        Kinds.FirstOrDefault(k => words.StartsWith(k.Words, StringComparison.OrdinalIgnoreCase)) is { Words: not null } found ? found.Kind : DocumentKind.Other;

    public static IEnumerable<FoundationalClass> ClassesOf(string words) => words switch
    {
        "" => [],
        "overview and vocabulary" => [FoundationalClass.Overview, FoundationalClass.Terminology],
        "reference architecture" or "reference architecture (part)" => [FoundationalClass.ReferenceArchitecture],
        "framework" or "reference framework" => [FoundationalClass.Framework],
        "KPI" => [FoundationalClass.Kpi],
        _ => Enum.TryParse<FoundationalClass>(words, ignoreCase: true, out var found)
            ? [found]
            : throw new FormatException($"'{words}' is not a foundational class."),
    };

    /// <summary>The committee of the document; "A, then B" and "A (…; later B)" are a transfer without a date.</summary>
    public static void AddClaims(Sheet.Context context, Row row, ActorId actor)
    {
        var (steps, body) = (context.Steps, row["body_or_country"]);
        if (row.Optional("committee") is not { } words) return;
        if (Transfer().Match(words) is not { Success: true } transfer)
        {
            steps.Claim(row, actor, new OfCommittee(Committee(context, body, words)));
            return;
        }
        steps.Claim(row, actor, new OfCommittee(Committee(context, body, transfer.Groups["from"].Value)));
        steps.Claim(row, actor, new Related(Relation.TransferredTo, Committee(context, body, transfer.Groups["to"].Value), words));
        if (transfer.Groups["part"] is { Success: true } part)
            steps.Claim(row, actor, new OfCommittee(Committee(context, body, transfer.Groups["other"].Value), "part " + part.Value));
    }

    /// <summary>A committee as printed, found under its body: "SC 42/WG 5" of ISO/IEC JTC 1, "SG20" of ITU-T.</summary>
    public static Reference Committee(Sheet.Context context, string body, string words)
    {
        var name = words.Replace(" (by context)", "", StringComparison.Ordinal);
        return new Reference(words, context.Names.Body($"{body}/{name}") ?? context.Names.Body(name));
    }

    private static bool IsStandard(Row row)
    {
        var stage = row["stage_or_status"];
        if (!Deliverables.Contains(KindOf(row["kind"]))) return false;
        if (Finished.Any(f => stage == f) || stage.StartsWith("published", StringComparison.Ordinal)) return true;
        return stage.Length == 0 && !Unfinished.Any(u => row["kind"].Contains(u, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<from>[^,(]+?)(, then (?<to>[^(]+?)( \(part (?<part>\d+): (?<other>[^)]+)\))?| \([^;)]*; later (?<to>[^)]+)\))\z")]
    private static partial Regex Transfer();
}
