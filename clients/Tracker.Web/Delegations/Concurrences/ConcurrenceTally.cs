using System.Globalization;
using Tracker.Domain.Parts;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>Counts of the answers to a position's current text, with the counting rule.</summary>
/// <param name="Concur">Concur, with or without comment, to the current text version.</param>
/// <param name="Stale">Any answer to an earlier text version; counted nowhere else.</param>
/// <param name="Roster">Participants on the roster on the day, without observers.</param>
/// <param name="FinalOn">The day on which the position became final, whose roster is counted; null if it is not final.</param>
public sealed record ConcurrenceTally(int Concur, int Object, int Abstain, int Recuse, int Stale, int NoReply, int Roster, int TextVersion,
    DateOnly? FinalOn)
{
    public static ConcurrenceTally Of(DelegationState delegation, EntityId point, DateOnly day)
    {
        var (lines, position) = (ConcurrenceSheet.Of(delegation, point, day), delegation.Positions[point]);
        var fresh = lines.Where(l => !l.IsStale).ToLookup(l => l.Reply);
        return new(
            fresh[Reply.Concur].Count() + fresh[Reply.ConcurWithComment].Count(), fresh[Reply.Object].Count(), fresh[Reply.Abstain].Count(),
            fresh[Reply.Recuse].Count(), lines.Count(l => l.IsStale), fresh[Reply.NoReply].Count(), lines.Length, position.TextVersion,
            ConcurrenceSheet.FinalAt(position) is { } final ? DateOnly.FromDateTime(final.UtcDateTime) : null);
    }

    /// <summary>The counts in words; zeros are left out except for concur and no reply.</summary>
    public string Figures => string.Join(" · ", new[]
    {
        (Concur, "concur"), (Object, Object == 1 ? "objects" : "object"), (Abstain, Abstain == 1 ? "abstains" : "abstain"),
        (Recuse, "recused"), (Stale, "stale"), (NoReply, "no reply"),
    }.Where(f => f.Item1 > 0 || f.Item2 is "concur" or "no reply").Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Item1} {f.Item2}")));

    /// <summary>The participants and the text that are counted.</summary>
    public string Rule => string.Create(CultureInfo.InvariantCulture,
        $"of {Roster} on the roster {(FinalOn is { } day ? $"on {Words.Day(day)}, when it became final" : "today")}, "
        + $"without observers · text version {TextVersion}");
}
