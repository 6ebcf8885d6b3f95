using AngleSharp.Html.Parser;
using Tracker.Domain.Meetings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tracker.Import.Meetings;

/// <summary>A meeting week in YAML: <c>title</c>, <c>ordinal</c>, <c>time</c> with <c>from</c> and <c>to</c>, <c>general_area</c>, <c>country_code</c>,
/// <c>schedule</c> with date, time, event and room, <c>reference_documents</c>, and <c>agenda</c> with its sessions and items. What else is in it is not
/// read.</summary>
internal sealed partial class YamlSchedule
{
    private const int MostNested = 40;

    private readonly HtmlParser html = new();
    private readonly ImmutableArray<WeekRow>.Builder rows = ImmutableArray.CreateBuilder<WeekRow>();
    private readonly ImmutableArray<WeekProblem>.Builder problems = ImmutableArray.CreateBuilder<WeekProblem>();

    public static MeetingWeek Read(string text)
    {
        try
        {
            // An alias could repeat what it names without end, and what is nested without end fills the stack.
            var (parser, depth) = (new Parser(new StringReader(text)), 0);
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > MostNested) return MeetingWeek.Unread($"A schedule can be nested {MostNested} deep.", (int)parser.Current.Start.Line);
                if (parser.Current is YamlDotNet.Core.Events.AnchorAlias alias)
                    return MeetingWeek.Unread("A schedule must not use aliases.", (int)alias.Start.Line);
            }
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? new YamlSchedule().Week(root) : MeetingWeek.Unread("The file has no fields.");
        }
        catch (YamlException e)
        {
            return MeetingWeek.Unread("The file is not YAML from here on.", (int)e.Start.Line);
        }
    }

    private MeetingWeek Week(YamlMappingNode root)
    {
        var (place, country) = (Line(root, "general_area"), Line(root, "country_code"));
        var ordinal = int.TryParse(Line(root, "ordinal"), NumberStyles.None, CultureInfo.InvariantCulture, out var nth) ? nth : (int?)null;
        var held = place is null && country is null && ordinal is null ? null : new Held(place, country, ordinal, PlaceZones.Of(country, place));
        foreach (var entry in Each(root, "schedule")) Session(entry);
        foreach (var document in Each(root, "reference_documents"))
            Row(document, Line(document, "id") is { } id && Line(document, "description") is { } title ? new MeetingDocument(id, title) : null, null,
                "A document needs 'id' and 'description'.", "id", "description");
        if (Child(root, "agenda") is YamlMappingNode agenda)
            foreach (var session in agenda.Children.Values.OfType<YamlMappingNode>())
                foreach (var item in Each(session, "items")) Item(item, Day(session, "date"));
        if (held?.Refuses() is { } no)
        {
            problems.Add(new(0, no.Sentence));
            held = null;
        }
        return new(rows.ToImmutable(), problems.ToImmutable(), Line(root, "title"), held, Days(root));
    }

    private PartialInterval? Days(YamlMappingNode root)
    {
        if (Child(root, "time") is not YamlMappingNode time) return null;
        PartialDate? End(string name) => Child(time, name) is YamlMappingNode end ? Day(end, "date") : null;
        return new(End("from"), End("to") ?? End("from"));
    }

    private void Session(YamlMappingNode entry)
    {
        var printed = Line(entry, "time") ?? "";
        var times = ClockSpan.Read(Remark().Replace(printed, ""));
        var day = Day(entry, "date");
        var title = Line(entry, "event");
        var session = times is { } span && day is not null && title is not null ? new Session(
            title, span.Starts, span.Ends, Line(entry, "room"), Group().Match(title) is { Success: true } group ? new Reference(group.Value) : null) : null;
        var why = day is null ? "The day is missing, or is not written as 2026-08-31."
            : title is null ? "The name of the session is missing." : $"“{printed}” is no time. {ClockSpan.Rule}";
        Row(entry, session, day, why, "date", "time", "event", "room", "description");
    }

    private void Item(YamlMappingNode item, PartialDate? day, string? within = null)
    {
        var title = Line(item, "title") ?? "";
        var number = Line(item, "number") ?? (Numbered().Match(title) is { Success: true } own ? own.Value.Trim() : within);
        // A number that is not known yet is printed as N and some X.
        var document = Line(item, "n_doc") is { } n && !Unknown().IsMatch(n) ? n : null;
        title = number is not null && title.StartsWith(number, StringComparison.Ordinal) ? title[number.Length..].Trim() : title;
        Row(item, title.Length == 0 ? null : new AgendaItem(title, number, document), day, "An item needs 'title'.", "number", "title", "n_doc");
        var nth = 0;
        foreach (var sub in Each(item, "subitems")) Item(sub, day, number is null ? null : $"{number}.{++nth}");
    }

    private void Row(YamlMappingNode node, Statement? statement, PartialDate? day, string why, params string[] printed)
    {
        var row = (int)node.Start.Line;
        if (statement is null) problems.Add(new(row, why));
        else rows.Add(new(row, statement, string.Join(" · ", printed.Select(p => Line(node, p)).OfType<string>()), day is null ? null : new(day)));
    }

    private static YamlNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static IEnumerable<YamlMappingNode> Each(YamlMappingNode node, string name) =>
        Child(node, name) is YamlSequenceNode list ? list.Children.OfType<YamlMappingNode>() : [];

    private static PartialDate? Day(YamlMappingNode node, string name) =>
        Child(node, name) is YamlScalarNode { Value: { } value } && PartialDate.Read(value.Trim()) is { Day: > 0 } day ? day : null;

    /// <summary>A text on one line, without mark-up; null if there is none.</summary>
    private string? Line(YamlMappingNode node, string name)
    {
        if (Child(node, name) is not YamlScalarNode { Value: { } value }) return null;
        var text = value.Contains('<', StringComparison.Ordinal) ? html.ParseDocument(value).Body?.TextContent ?? "" : value;
        return Space().Replace(text, " ").Trim() is { Length: > 0 } line ? line : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\s*\([^)]*\)\s*\z")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\d+(\.\d+)+\s")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^N[X\d]*X+\z")]
    private static partial Regex Unknown();

    /// <summary>The working group that sits, as the name of its session begins.</summary>
    [GeneratedRegex(@"^(J?WG|SG|AG|CAG|TF|SC) \d+")]
    private static partial Regex Group();
}
