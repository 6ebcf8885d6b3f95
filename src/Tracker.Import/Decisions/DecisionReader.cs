using YamlDotNet.RepresentationModel;

namespace Tracker.Import.Decisions;

/// <summary>Reads one file. Both forms of the format are told apart field by field.</summary>
internal sealed class DecisionReader(string body)
{
    private readonly List<FileFault> faults = [];

    public PrintedDecisions Read(YamlMappingNode node)
    {
        var root = new YamlPlace(node, "", faults);
        root.HasOnly("metadata", "resolutions");
        var (meeting, venue, day) = root["metadata"] is { } metadata ? Meeting(metadata) : ([], null, null);
        if (root["resolutions"] is null) root.Fault("resolutions", "is missing.");
        var decisions = root.Each("resolutions").Select(r => Decision(r, venue, day)).ToImmutableArray();
        if (decisions.Length > PrintedDecisions.MostDecisions)
            root["resolutions"]!.Fault($"can have at most {PrintedDecisions.MostDecisions} decisions; this has {decisions.Length}.");
        foreach (var again in decisions.Where(d => d.Number.Length > 0).GroupBy(d => First(d)).Where(g => g.Count() > 1))
            faults.Add(new(again.Last().Path, $"'{again.Last().Path}.identifier' is '{again.Key.Identifier}' as '{again.First().Path}' is."));
        return new(meeting, decisions, [.. faults.DistinctBy(f => (f.Path, f.Sentence))]);
    }

    private static Identified First(PrintedDecision decision) => decision.Says.Select(s => s.Statement).OfType<Identified>().First();

    private (ImmutableArray<DatedStatement> Says, string? Venue, PartialDate? Day) Meeting(YamlPlace metadata)
    {
        metadata.HasOnly("title", "title_localized", "date", "dates", "source", "source_urls", "city", "country_code", "meeting_urn", "venue");
        var days = metadata.Each("dates").FirstOrDefault() is { } span && span.HasOnly("start", "end", "kind")
            ? new PartialInterval(span.Day("start"), span.Day("end")) : metadata.Day("date") is { } day ? new PartialInterval(day) : null;
        if (metadata.Each("dates").Skip(1).Any()) metadata.Fault("dates", "can have one meeting.");
        var says = ImmutableArray.CreateBuilder<DatedStatement>();
        void Say(YamlPlace at, Statement statement) => Add(says, at, new(statement, days));
        var proceedings = new Proceedings(
            metadata.Text("title"), metadata.Text("source"), metadata.Text("meeting_urn"), metadata.Text("city"), metadata.Text("country_code"));
        Say(metadata, proceedings);
        foreach (var url in metadata.Each("source_urls"))
            if (url.HasOnly("ref", "format", "language_code", "kind"))
                Say(url, new DecisionText(url.Demanded("ref"), url.Text("kind"), url.Text("format"), url.Text("language_code")));
        foreach (var version in metadata.Each("title_localized"))
            if (version.HasOnly("language_code", "script", "title", "subject", "message", "considering"))
                Say(version, Version(version, version.Demanded("language_code")));
        return (says.ToImmutable(), metadata.Text("venue"), days?.From);
    }

    private PrintedDecision Decision(YamlPlace at, string? venue, PartialDate? day)
    {
        if (!at.HasOnly(
            "identifier", "type", "doi", "urn", "agenda_item", "dates", "categories", "meeting", "relations", "urls", "localizations",
            "subject", "title", "message", "considering", "considerations", "approvals", "actions"))
            return new("", "", [], Path: at.Path);
        var says = ImmutableArray.CreateBuilder<DatedStatement>();
        void Say(YamlPlace place, Statement statement, PartialDate? on = null) => Add(says, place, new(statement, on is null ? null : new(on)));
        foreach (var (place, number) in Numbers(at)) Say(place, number);
        if (at.Text("doi") is { } doi) Say(at["doi"]!, new Identified(doi, "doi"));
        if (at.Text("urn") is { } urn) Say(at["urn"]!, new Identified(urn, "urn"));
        if (at.Text("type") is { } type) Say(at["type"]!, new OfSort(type));
        if (at.Text("agenda_item") is { } item) Say(at["agenda_item"]!, new Described(DecisionWords.AgendaItem, item));
        foreach (var dated in at.Each("dates")) if (Dated(dated) is ({ } on, { } kind)) Say(dated, new DecisionDated(kind), on);
        foreach (var category in at["categories"]?.Node is YamlSequenceNode list ? list.Children : [])
            Say(at["categories"]!, new Described(DecisionWords.Category, (category as YamlScalarNode)?.Value ?? ""));
        foreach (var relation in at.Each("relations")) Relation(at, relation, Say);
        foreach (var url in at.Each("urls"))
            if (url.HasOnly("kind", "ref", "format")) Say(url, new DecisionText(url.Demanded("ref"), url.Demanded("kind"), url.Text("format")));
        // The older form has the one language in the decision itself.
        var versions = at["localizations"] is null ? [at] : at.Each("localizations").ToList();
        if (versions.Count == 0) at.Fault("localizations", "needs at least one language.");
        foreach (var version in versions) Version(at, version, Say);
        if (at["meeting"] is { } meeting && meeting.HasOnly("venue", "date")) (venue, day) = (meeting.Text("venue") ?? venue, meeting.Day("date") ?? day);
        var said = says.ToImmutable();
        var number1 = said.Select(s => s.Statement).OfType<Identified>().FirstOrDefault()?.Identifier ?? "";
        var title = said.Select(s => s.Statement).OfType<DecisionVersion>().FirstOrDefault()?.Title ?? number1;
        return new(number1, title, said, venue, day, at.Path);
    }

    private void Version(YamlPlace at, YamlPlace version, Action<YamlPlace, Statement, PartialDate?> say)
    {
        var language = version == at ? DecisionClause.English : version.Demanded("language_code");
        if (version != at) version.HasOnly(
            "language_code", "script", "title", "subject", "message", "considering", "considerations", "approvals", "actions");
        say(version, Version(version, language), null);
        foreach (var (sort, member) in ((ClauseSort, string)[])[(ClauseSort.Consideration, "considerations"), (ClauseSort.Action, "actions")])
            foreach (var (i, clause) in version.Each(member).Index())
                if (clause.HasOnly("type", "message", "date_effective", "dates"))
                {
                    var (on, kind) = Effective(clause);
                    say(clause, new DecisionClause(sort, i + 1, clause.Demanded("type"), clause.Demanded("message"), language, kind), on);
                }
        foreach (var (i, approval) in version.Each("approvals").Index())
            if (approval.HasOnly("type", "degree", "date", "message"))
            {
                var (on, kind) = approval["date"] is { } date ? Dated(date) : (null, null);
                if (approval["type"] is null) approval.Fault("type", "is missing.");
                if (approval["degree"] is null) approval.Fault("degree", "is missing.");
                if (approval.Word<ApprovalVote>("type") is { } vote && approval.Word<ApprovalDegree>("degree") is { } degree)
                    say(approval, new DecisionApproval(vote, degree, i + 1, language, approval.Text("message"), kind), on);
            }
    }

    private static DecisionVersion Version(YamlPlace at, string language) =>
        new(language, at.Text("title"), at.Text("subject"), at.Text("script"), at.Text("message"), at.Text("considering"));

    private IEnumerable<(YamlPlace, Identified)> Numbers(YamlPlace at)
    {
        if (at["identifier"] is not { } place) at.Fault("identifier", "is missing.");
        else if (place.Node is YamlScalarNode) yield return (place, new Identified(at.Demanded("identifier"), body));
        else
            foreach (var number in at.Each("identifier"))
                if (number.HasOnly("prefix", "number")) yield return (number, new Identified(number.Demanded("number"), number.Demanded("prefix")));
    }

    private static void Relation(YamlPlace decision, YamlPlace at, Action<YamlPlace, Statement, PartialDate?> say)
    {
        if (!at.HasOnly("source", "destination", "type")) return;
        if (at["source"] is not { } from) at.Fault("source", "is missing.");
        else if (at["destination"] is not { } to) at.Fault("destination", "is missing.");
        else if (from.HasOnly("prefix", "number") && to.HasOnly("prefix", "number"))
        {
            var own = decision.Each("identifier").FirstOrDefault() is { } first && first.Text("number") == from.Text("number")
                && first.Text("prefix") == from.Text("prefix");
            say(at, new DecisionRelated(
                at.Demanded("type"), to.Demanded("prefix"), to.Demanded("number"), own ? null : from.Demanded("prefix"),
                own ? null : from.Demanded("number")), null);
        }
    }

    /// <summary>The day of a clause: one in the current form, a list in the older one, of which only the first counts.</summary>
    private static (PartialDate? On, DecisionDay? Kind) Effective(YamlPlace clause)
    {
        var dates = clause.Each("dates").ToList();
        if (dates.Count > 1) clause.Fault("dates", "can have one day.");
        return (clause["date_effective"] ?? dates.FirstOrDefault()) is { } at ? Dated(at) : (null, null);
    }

    /// <summary>The older form calls the day of a decision, and that from which it has effect, by other words; both are of its adoption.</summary>
    private static (PartialDate? On, DecisionDay? Kind) Dated(YamlPlace at)
    {
        if (!at.HasOnly("date", "type", "start", "kind")) return (null, null);
        if (at["start"] is null)
        {
            if (at["type"] is null) at.Fault("type", "is missing.");
            if (at["date"] is null) at.Fault("date", "is missing.");
            return (at.Day("date"), at.Word<DecisionDay>("type"));
        }
        if (at.Text("kind") is not ("decision" or "effective")) at.Fault("kind", "must be decision or effective.");
        return (at.Day("start"), DecisionDay.Adoption);
    }

    private void Add(ImmutableArray<DatedStatement>.Builder says, YamlPlace at, DatedStatement said)
    {
        // What is missing is named already, and by its place.
        var missing = faults.Exists(f => f.Path.StartsWith(at.Path, StringComparison.Ordinal));
        if (!missing && (said.Statement.Refuses() ?? said.Day?.Refuses("dates")) is { } no)
            faults.Add(new(at.Path, $"'{at.Path}': {no.Sentence}", (int)at.Node.Start.Line));
        says.Add(said);
    }
}
