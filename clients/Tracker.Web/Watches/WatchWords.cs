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

    private static string Of(MatchKind kind) => kind switch
    {
        MatchKind.Name or MatchKind.NearName => "alias",
        MatchKind.Sponsor => "sponsor",
        _ => "topic words",
    };
}
