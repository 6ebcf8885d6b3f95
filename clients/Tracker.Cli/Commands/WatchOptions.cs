using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Domain.Watches;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary>What a watch looks for, as options.</summary>
internal sealed class WatchOptions
{
    private readonly Option<string[]> names = Many("--name", "A name to look for, with its dates as far as they are known: FVCN@2020-07 or FVCN@2019/2020-07.");
    private readonly Option<string[]> sponsors =
        Many("--sponsor", "An organisation that proposes or edits it, with its record if there is one: ZTE=organization/zte.");
    private readonly Option<string[]> words = Many("--word", "A word or phrase of its texts.");
    private readonly Option<string[]> committees =
        Many("--committee", "A committee, with its record if there is one. If any is named, a sponsor or words alone count only there.");
    private readonly Option<string[]> thresholds =
        Many("--threshold", $"What is counted in each --committee that has a record, and below it: {Threshold.Rule}.");
    private readonly Option<string?> ban = new("--ban") { Description = "What a body decided, such as \"No discussion of the topic\"; with --until." };
    private readonly Option<DateOnly?> until = Parsing.Day("--until", "The last day of the ban.");

    public WatchOptions()
    {
        names.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Name(token.Value) is null) result.AddError($"'{token.Value}' has dates that are not {PartialDate.Rule}, such as FVCN@2020-07.");
        });
        thresholds.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Threshold.Parse(token.Value) is null) result.AddError($"'{token.Value}' is not a threshold: {Threshold.Rule}.");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[names, sponsors, words, committees, thresholds, ban, until]) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(ban) is null != result.GetResult(until) is null) result.AddError("Give --ban and --until together.");
        });
    }

    /// <summary>The terms with what was given in the place of what there was.</summary>
    public WatchTerms Read(ParseResult parsed, WatchTerms before)
    {
        var (sponsored, placed) = (Given(sponsors), Given(committees));
        var records = (before.Records ?? ImmutableSortedDictionary<string, ActorId>.Empty)
            .SetItems((sponsored ?? []).Concat(placed ?? []).Where(e => e.Record is not null).Select(e => KeyValuePair.Create(e.Name, e.Record!.Value)));
        var made = before with
        {
            Names = parsed.GetValue(names) is { Length: > 0 } named ? [.. named.Select(n => Name(n)!)] : before.Names,
            Sponsors = sponsored is null ? before.Sponsors : [.. sponsored.Select(s => s.Name)],
            Words = parsed.GetValue(words) is { Length: > 0 } said ? [.. said] : before.Words,
            Committees = placed is null ? before.Committees : [.. placed.Select(c => c.Name)],
            Thresholds = parsed.GetValue(thresholds) is { Length: > 0 } counted ? [.. counted.Select(c => Threshold.Parse(c)!)] : before.Thresholds,
            Ban = parsed.GetValue(ban) is { } decided ? new(decided, parsed.GetValue(until)!.Value) : before.Ban,
        };
        var linked = records.RemoveRange(records.Keys.Where(n => !made.Sponsors.Contains(n) && !made.Places.Contains(n)));
        return made with { Records = linked.IsEmpty ? null : linked };

        List<(string Name, ActorId? Record)>? Given(Option<string[]> option) =>
            parsed.GetValue(option) is { Length: > 0 } given ? [.. given.Select(Entry)] : null;
    }

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description };

    /// <summary>A name with its dates behind the last '@'; null if they are none.</summary>
    private static WatchedName? Name(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0) return new(text);
        var ends = text[(at + 1)..].Split('/');
        var dates = ends.Select(e => e.Length == 0 ? null : PartialDate.Read(e)).ToArray();
        return ends.Length > 2 || ends.Where((e, i) => e.Length > 0 && dates[i] is null).Any() ? null
            : new(text[..at], new PartialInterval(dates[0], dates.ElementAtOrDefault(1)));
    }

    /// <summary>A name, with its record behind the last '=' if it is one.</summary>
    internal static (string Name, ActorId? Record) Entry(string text) =>
        text.LastIndexOf('=') is > 0 and var at && ActorId.TryParse(text[(at + 1)..]) is { } record ? (text[..at], record) : (text, null);
}
