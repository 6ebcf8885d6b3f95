using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tracker.Import.Decisions;

/// <summary>Writes the current form.</summary>
internal static class DecisionWriter
{
    public static string Write(PrintedDecisions printed)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var lost in DecisionWords.Lost(printed)) text.WriteLine("# " + lost);
        var root = new YamlMappingNode
        {
            { "metadata", Metadata(printed.Meeting) }, { "resolutions", new YamlSequenceNode(printed.Decisions.Select(Decision)) },
        };
        new YamlStream(new YamlDocument(root)).Save(new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1_024)), assignAnchors: false);
        return text.ToString();
    }

    private static YamlMappingNode Metadata(ImmutableArray<DatedStatement> meeting)
    {
        var node = new YamlMappingNode();
        var proceedings = meeting.FirstOrDefault(m => m.Statement is Proceedings);
        if (proceedings?.Statement is Proceedings p)
        {
            Text(node, "title", p.Title);
            Each(node, "title_localized", meeting.Select(m => m.Statement).OfType<DecisionVersion>().Select(v => Version(v)));
            Day(node, "date", proceedings.Day?.From);
            Text(node, "source", p.Issuer);
            Each(node, "source_urls", meeting.Select(m => m.Statement).OfType<DecisionText>().Select(Address));
            Text(node, "city", p.City);
            Text(node, "country_code", p.Country);
            Text(node, "meeting_urn", p.Urn);
        }
        return node;
    }

    private static YamlNode Decision(PrintedDecision decision)
    {
        var (node, said) = (new YamlMappingNode(), decision.Says.Select(s => s.Statement).ToList());
        var numbers = said.OfType<Identified>().Where(i => i.Scheme is not ("doi" or "urn")).ToList();
        Each(node, "identifier", numbers.Select(n => Number(n.Scheme, n.Identifier)));
        Plain(node, "type", said.OfType<OfSort>().FirstOrDefault()?.Sort);
        Text(node, "doi", said.OfType<Identified>().FirstOrDefault(i => i.Scheme == "doi")?.Identifier);
        Text(node, "urn", said.OfType<Identified>().FirstOrDefault(i => i.Scheme == "urn")?.Identifier);
        Text(node, "agenda_item", said.OfType<Described>().FirstOrDefault(d => d.Heading == DecisionWords.AgendaItem)?.Sentence);
        Each(node, "dates", decision.Says.Where(s => s.Statement is DecisionDated).Select(s => Dated(s.Day?.From, ((DecisionDated)s.Statement).Day)));
        Each(node, "categories", said.OfType<Described>().Where(d => d.Heading == DecisionWords.Category).Select(d => Quoted(d.Sentence)));
        var meeting = new YamlMappingNode();
        Text(meeting, "venue", decision.Venue);
        Day(meeting, "date", decision.MeetingDay);
        if (meeting.Children.Count > 0) node.Add("meeting", meeting);
        Each(node, "relations", said.OfType<DecisionRelated>().Select(r => new YamlMappingNode
        {
            { "source", r.From is null ? Number(numbers.FirstOrDefault()?.Scheme, numbers.FirstOrDefault()?.Identifier) : Number(r.FromPrefix, r.From) },
            { "destination", Number(r.Prefix, r.Number) }, { "type", new YamlScalarNode(r.Relation) },
        }));
        Each(node, "urls", said.OfType<DecisionText>().Select(u =>
        {
            var url = new YamlMappingNode();
            Plain(url, "kind", u.Use);
            Text(url, "ref", u.Address);
            Text(url, "format", u.Format);
            return url;
        }));
        Each(node, "localizations", said.OfType<DecisionVersion>().Select(v => Version(v, decision.Says)));
        return node;
    }

    private static YamlMappingNode Version(DecisionVersion version, ImmutableArray<DatedStatement>? says = null)
    {
        var node = new YamlMappingNode();
        Plain(node, "language_code", version.Language);
        Plain(node, "script", version.Script);
        Text(node, "title", version.Title);
        Text(node, "subject", version.Subject);
        Text(node, "message", version.Message);
        Text(node, "considering", version.Considering);
        Each(node, "considerations", Clauses(version, says ?? [], ClauseSort.Consideration));
        Each(node, "approvals",
            from said in says ?? [] let approval = said.Statement as DecisionApproval
            where approval?.Language == version.Language
            orderby approval.Number
            select Approval(approval, said.Day?.From));
        Each(node, "actions", Clauses(version, says ?? [], ClauseSort.Action));
        return node;
    }

    private static IEnumerable<YamlNode> Clauses(DecisionVersion version, ImmutableArray<DatedStatement> says, ClauseSort sort) =>
        from said in says let clause = said.Statement as DecisionClause
        where clause?.Language == version.Language && clause.Sort == sort
        orderby clause.Number
        select Clause(clause, said.Day?.From);

    private static YamlMappingNode Clause(DecisionClause clause, PartialDate? on)
    {
        var node = new YamlMappingNode();
        Plain(node, "type", clause.Verb);
        if (on is not null) node.Add("date_effective", Dated(on, clause.Day ?? DecisionDay.Adoption));
        Text(node, "message", clause.Text);
        return node;
    }

    private static YamlMappingNode Approval(DecisionApproval approval, PartialDate? on)
    {
        var node = new YamlMappingNode();
        Plain(node, "type", Word(approval.Vote));
        Plain(node, "degree", Word(approval.Degree));
        if (on is not null) node.Add("date", Dated(on, approval.Day ?? DecisionDay.Adoption));
        Text(node, "message", approval.Message);
        return node;
    }

    private static YamlMappingNode Dated(PartialDate? on, DecisionDay kind)
    {
        var node = new YamlMappingNode();
        Day(node, "date", on);
        Plain(node, "type", Word(kind));
        return node;
    }

    private static YamlMappingNode Number(string? prefix, string? number) =>
        new() { { "prefix", Quoted(BodyName.Short(prefix ?? "")) }, { "number", Quoted(number ?? "") } };

    private static YamlMappingNode Address(DecisionText text)
    {
        var node = new YamlMappingNode();
        Text(node, "ref", text.Address);
        Text(node, "format", text.Format);
        Plain(node, "language_code", text.Language);
        Plain(node, "kind", text.Use);
        return node;
    }

    private static void Each(YamlMappingNode node, string member, IEnumerable<YamlNode> entries)
    {
        var list = new YamlSequenceNode(entries);
        if (list.Children.Count > 0) node.Add(member, list);
    }

    private static void Day(YamlMappingNode node, string member, PartialDate? day)
    {
        if (day is not null) node.Add(member, new YamlScalarNode(day.Value.Value));
    }

    /// <summary>A word of a closed list; quoted where it could be read as something else.</summary>
    private static void Plain(YamlMappingNode node, string member, string? word)
    {
        if (word is not null) node.Add(member, word.All(c => char.IsAsciiLetter(c) || c is '-' or '_')
            && word is not ("yes" or "no" or "on" or "off" or "true" or "false" or "null" or "y" or "n") ? new YamlScalarNode(word) : Quoted(word));
    }

    private static void Text(YamlMappingNode node, string member, string? text)
    {
        if (text is not null) node.Add(member, Quoted(text));
    }

    /// <summary>Lines stay lines where YAML can keep them exactly.</summary>
    private static YamlScalarNode Quoted(string text)
    {
        var lines = text.Split('\n');
        var exact = lines.Length > 1 && lines.All(l => l.Length == 0 || !char.IsWhiteSpace(l[0]) && !char.IsWhiteSpace(l[^1]))
            && text.All(c => c == '\n' || c is >= ' ' and <= '~' or >= '\u00a1' and < '\u2000');
        return new(text) { Style = exact ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted };
    }

    private static string Word<T>(T word) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
