namespace Tracker.Import.Report2022;

/// <summary>Who edits, supports, proposes and leads documents, and what bodies removed of it.</summary>
internal static class ParticipationSheets
{
    private const string RemovedByItu = "The body shows no editors in its final Recommendations.";

    public static readonly ImmutableArray<Sheet> All =
    [
        new("participations.csv",
            ["row_id", "doc_id", "role", "party_kind", "party", "count", "hearsay_claimant", "hearsay_channel", "from", "to"], Claim: TakePart),
        new("removed_authorship.csv", ["row_id", "doc_id", "what", "by"], Claim: Remove),
    ];

    private static void TakePart(Facts facts, Row row)
    {
        var actor = DocumentSheets.Of(facts, row) ?? throw new RowException("doc_id", "The cell is empty.");
        var kind = PartyOf(row);
        var party = kind == PartyKind.Country ? new Reference(row["party"]) : facts.Keys.Of(row, "party");
        var role = row.Word<DocumentRole>("role");
        var statement = StatementOf(facts, row, actor, role, kind, party);
        var claim = facts.Claim(row, actor, statement, row.Interval("from", "to"), row.Hearsay(key => facts.Keys.Named(key).Name));
        if (claim is { } id && statement is Editor && actor.Kind == "standard" && facts.BodyOf(actor) == "ITU-T")
            facts.MarkRemoved(row, actor, id, RemovedByItu);
    }

    /// <summary>An organisation or a person whose employer is known edits or supports; everything else is said as the study says it.</summary>
    private static Statement StatementOf(Facts facts, Row row, ActorId actor, DocumentRole role, PartyKind kind, Reference party)
    {
        var organization = kind switch
        {
            PartyKind.Organization => party,
            PartyKind.Person => facts.Keys.EmployerOf(row["party"]),
            _ => null,
        };
        if (actor.Kind != "topic" && organization is not null && row.Count("count") is null)
        {
            if (role is DocumentRole.Editor or DocumentRole.LeadEditor or DocumentRole.CoEditor)
                return new Editor(organization, kind == PartyKind.Person ? party : null, Lead: role == DocumentRole.LeadEditor);
            if (role == DocumentRole.SupportingMember) return new SupportingMember(organization);
        }
        return new TakesPart(role, kind, party, row.Count("count"));
    }

    public static PartyKind PartyOf(Row row) => row["party_kind"] switch
    {
        "organisation" => PartyKind.Organization,
        "person" => PartyKind.Person,
        "country" => PartyKind.Country,
        "group" => PartyKind.Group,
        var other => throw new RowException("party_kind", $"'{other}' is not in the closed list of this column."),
    };

    /// <summary>What a body removed from its own texts stands on the document, or on the body if it holds for all of them.</summary>
    private static void Remove(Facts facts, Row row)
    {
        var what = row["what"] switch
        {
            "editors" => "editors in final texts",
            "supporting-members" => "supporting members in final texts",
            "other" => "authorship",
            var other => throw new RowException("what", $"'{other}' is not in the closed list of this column."),
        };
        facts.Claim(row, DocumentSheets.Of(facts, row) ?? facts.Keys.Of(row, "by").Actor!.Value, new NotAvailable(what, Missing.RemovedByBody));
    }
}
