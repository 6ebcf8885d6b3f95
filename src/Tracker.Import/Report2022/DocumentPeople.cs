namespace Tracker.Import.Report2022;

/// <summary>Who leads or edits a document, as printed. A text of only known organisations or persons becomes editors; any other text stays a
/// sentence. What the report attributes to others stays hearsay.</summary>
internal static partial class DocumentPeople
{
    public const string RemovedByItu = "removed by the body from the final Recommendation";

    public static void AddClaims(Sheet.Context context, Row row, ActorId actor)
    {
        if (row.Optional("lead_or_editor_entities") is not { } words) return;
        var hearsay = HearsayIn(words);
        context.Steps.Claim(row, actor, new Described("lead or editor entities", words), hearsay: hearsay);
        if (actor.Kind == "topic") return;
        var names = Sheet.Split(Channel().Replace(words, "")).ToArray();
        var editors = names.Select(n => EditorOf(context.Names, n)).OfType<Editor>().ToArray();
        if (editors.Length != names.Length) return;
        foreach (var editor in editors)
            if (context.Steps.Claim(row, actor, editor, hearsay: hearsay) is { } claim && actor.Kind == "standard" && row["body_or_country"] == "ITU-T")
                context.Steps.MarkRemoved(row, actor, claim, RemovedByItu);
    }

    private static Editor? EditorOf(Names names, string name) => names.Find(name) switch
    {
        { Kind: "organization" } organization => new Editor(new Reference(name, organization)),
        { Kind: "person" } person when names.EmployerOf(person) is { } employer => new Editor(employer, new Reference(name, person)),
        _ => null,
    };

    private static Hearsay? HearsayIn(string words)
    {
        if (Channel().Match(words) is { Success: true } channel) return new Hearsay(Channel: channel.Groups["channel"].Value);
        return Claimed().Match(words) is { Success: true } claimed ? new Hearsay(claimed.Groups["who"].Value) : null;
    }

    [GeneratedRegex(@" \((?<channel>per [^)]+|reportedly)\)")]
    private static partial Regex Channel();

    [GeneratedRegex(@"^(?<who>\w+) claim: ")]
    private static partial Regex Claimed();
}
