namespace Tracker.Import.Report2022;

/// <summary>Meetings, decisions and liaison statements.</summary>
internal static class MeetingSheets
{
    public static readonly ImmutableArray<Sheet> All =
    [
        new("meetings.csv", ["meeting_id", "body", "ordinal", "name", "place", "country", "from", "to"],
            (facts, row) => facts.Open(row, ActorId.Parse("meeting/" + Keys.Slug(row.Key["MTG-".Length..])), row["name"], row.Optional("body")), Describe),
        new("decisions.csv",
            ["decision_id", "meeting_id", "body", "date", "kind", "subject_kind", "subject", "outcome", "until", "country_votes"], Claim: Decide),
        new("liaison_statements.csv", ["ls_id", "from_body", "to_body", "occasion", "date", "subject_doc", "stance", "text"],
            Claim: (facts, row) => Point(facts, row, row)),
        new("liaison_points.csv", ["row_id", "ls_id", "stance", "text"], Claim: (facts, row) => Point(facts, row, null)),
    ];

    private static void Describe(Facts facts, Row row)
    {
        var actor = facts.Keys.Find(row.Key)!.Actor!.Value;
        if (facts.Keys.OptionalOf(row, "body") is { } body) facts.Claim(row, actor, new OfCommittee(body));
        facts.Claim(row, actor, new Held(row.Optional("place"), row.Optional("country"), row.Count("ordinal")), row.Interval("from", "to"));
    }

    /// <summary>A decision stands on every record that it concerns: its subject, the body, the meeting.</summary>
    private static void Decide(Facts facts, Row row)
    {
        var subject = row["subject_kind"] is "document" or "set" or "body" ? facts.Keys.Of(row, "subject") : facts.Keys.Named(row["subject"]);
        var (body, meeting) = (facts.Keys.OptionalOf(row, "body"), facts.Keys.OptionalOf(row, "meeting_id"));
        var decided = new Decided(
            row.Word<DecisionKind>("kind"), subject, row["outcome"], body, meeting, row["country_votes"] is "unknown" or "" ? null : row["country_votes"]);
        var places = new[] { subject.Actor, body?.Actor, meeting?.Actor }.OfType<ActorId>()
            .Where(a => a.Kind is not ("person" or "organization")).Distinct().ToList();
        if (places.Count == 0) places.Add(facts.Topic(row, "decisions", "Decisions of which the study names no body"));
        foreach (var place in places)
            facts.Claim(row, place, decided, row.Interval("date", "until"));
    }

    /// <summary>A point stands on what it is about and on its sender.</summary>
    private static void Point(Facts facts, Row row, Row? statement)
    {
        if (statement is not null) facts.Letters[row.Key] = statement;
        statement ??= facts.Letters.GetValueOrDefault(row["ls_id"])
            ?? throw new RowException("ls_id", $"'{row["ls_id"]}' is not the key of a liaison statement.");
        var (from, about) = (facts.Keys.Of(statement, "from_body"), facts.Keys.OptionalOf(statement, "subject_doc"));
        var point = new LiaisonPoint(
            from, row.Word<LiaisonStance>("stance"), row["text"], facts.Keys.OptionalOf(statement, "to_body"), about,
            facts.Keys.OptionalOf(statement, "occasion"));
        foreach (var place in new[] { about?.Actor, from.Actor, point.Occasion?.Actor }.OfType<ActorId>())
            facts.Claim(row, place, point, statement.Interval("date"));
    }
}
