using System.Collections.Immutable;
using System.Globalization;
using Tracker.Domain.Watches;
using Tracker.Web.Parts;

namespace Tracker.Web.Watches;

/// <summary>The words of the screen for watches.</summary>
public static class WatchWords
{
    /// <summary>How good a match is, such as "alias + sponsor".</summary>
    public static string Of(ImmutableArray<MatchReason> reasons)
    {
        var kinds = reasons.Select(r => r.Kind).Distinct().Order().ToList();
        return kinds is [MatchKind.Words] ? "topic words only: listed lower" : string.Join(" + ", kinds.Select(Of).Distinct());
    }

    /// <summary>One reason in a sentence.</summary>
    public static string Sentence(MatchReason reason) => VisibleText.Of(reason.Kind switch
    {
        MatchKind.Name => reason.Term == reason.Found ? $"It has the name “{reason.Term}”." : $"It has the name “{reason.Term}”: “{reason.Found}”.",
        MatchKind.NearName => $"It is close to the name “{reason.Term}”: “{reason.Found}”.",
        MatchKind.Sponsor => reason.Term == reason.Found ? $"{reason.Term} takes part in it." : $"{reason.Term} takes part in it, as {reason.Found}.",
        _ => $"It has the words “{reason.Term}”: “{Words.Shortened(reason.Found, 160)}”.",
    });

    /// <summary>Where a ban is, for a list or a heading.</summary>
    /// <param name="isNoted">Whether the watch noted that it has ended.</param>
    public static string Ban(DateOnly lastDay, bool isNoted) =>
        isNoted ? $"Ban ended {Words.Day(lastDay)}: watch for resurfacing" : $"Ban until {Words.Day(lastDay)}";

    public static string Name(WatchedName name) =>
        name.Valid is { } valid && Words.Interval(valid) is { Length: > 0 } when
            ? $"{name.Name} ({char.ToLower(when[0], CultureInfo.InvariantCulture)}{when[1..]})" : name.Name;

    /// <summary>The officers of a committee by country, such as "2 officers: China 1, unknown 1".</summary>
    public static string Countries(CommitteeLine line) => line.Officers.IsEmpty ? "No officer is recorded." :
        $"{Words.Count(line.Officers.Length, "officer")}: " + string.Join(", ", line.Officers.GroupBy(o => o.CountryKey).OrderByDescending(g => g.Count())
            .Select(g => g.Count() == line.Officers.Length ? g.First().Country ?? Unrecorded
                : $"{g.First().Country ?? Unrecorded} {Words.Number(g.Count())}"));

    /// <summary>A line of a watch that has said nothing of it: new ones count from when it was told to count them.</summary>
    public static ThresholdLine WithoutNew(this ThresholdLine line) =>
        line.Threshold.IsNew ? line with { Weighed = new(ThresholdOutcome.NotReached, 0, 0, []) } : line;

    /// <summary>Whether a threshold is marked: what the watch said of new ones counts until it is seen.</summary>
    public static bool IsReached(ThresholdLine line, Crossing? said) =>
        line.Threshold.IsNew && said is not null ? said.Seen is null : line.Weighed.Outcome == ThresholdOutcome.Reached;

    public static string State(ThresholdLine line, Crossing? said) => IsReached(line, said) ? "reached"
        : line.Threshold.IsNew ? "none new" : said is not null && line.Weighed.Outcome != ThresholdOutcome.Reached ? "no longer reached"
        : line.Weighed.Outcome == ThresholdOutcome.Unknown ? "unknown" : "not reached";

    /// <summary>What a threshold says, and why it is not known or how much is missing.</summary>
    public static string Sentence(ThresholdLine line, Crossing? said)
    {
        var (threshold, weighed) = (line.Threshold, line.Weighed);
        var name = Words.Capital(threshold.ToString());
        if (threshold.IsNew)
            return said is not null ? $"{name}: {Names(said.Of)}" : weighed.Of.IsEmpty ? name : $"{name}: {Names(weighed.Of)}";
        return weighed.Outcome switch
        {
            ThresholdOutcome.Reached => $"{name}: {string.Join(", ", weighed.Of.Select(c => c.Country).Distinct())}",
            ThresholdOutcome.Unknown => $"{name}: {Why(threshold, weighed)}",
            _ when threshold.AtLeast is { } needed => $"{name}: {Words.Number(weighed.Most)} of {Words.Number(needed)}",
            _ => $"{name}: they are of several countries",
        };
    }

    /// <summary>What a watch said of a threshold, for a list.</summary>
    public static string Of(Crossing said) => said.Outcome != ThresholdOutcome.Reached ? $"no longer {said.Threshold}"
        : said.Threshold.IsNew ? $"{said.Threshold}: {Names(said.Of)}" : $"{said.Threshold}: {string.Join(", ", said.Countries)}";

    /// <summary>An officer or editor in a line.</summary>
    public static string Person(Counted one) => $"{Words.Capital(one.Role)}: {one.Name ?? "not named"}, {one.Country ?? Unrecorded}";

    private const string Unrecorded = "country unknown";

    private static string Names(ImmutableArray<Counted> of) =>
        string.Join(", ", of.TakeLast(3).Select(c => c.Name ?? c.Role)) + (of.Length > 3 ? $" and {Words.Number(of.Length - 3)} more" : "");

    private static string Why(Threshold threshold, Weighed weighed)
    {
        var who = threshold.OfEditors ? "editor" : "officer";
        return weighed.Most + weighed.Unknown == 0 ? $"no {who} is recorded"
            : $"the country of {Words.Count(weighed.Unknown, who)} is not recorded";
    }

    private static string Of(MatchKind kind) => kind switch
    {
        MatchKind.Name or MatchKind.NearName => "alias",
        MatchKind.Sponsor => "sponsor",
        _ => "topic words",
    };
}
