namespace Tracker.Domain.Watches;

/// <summary>What a match is seen by.</summary>
public enum MatchKind { Name, NearName, Sponsor, Words }

/// <summary>How good a match is, the best first.</summary>
public enum MatchRank { Name, SponsorAndWords, Sponsor, Words }

/// <summary>One reason for a match.</summary>
/// <param name="Term">The name, sponsor or word of the watch.</param>
/// <param name="Found">Where the record has it: a title, a name, a sponsor.</param>
public sealed record MatchReason(MatchKind Kind, string Term, string Found)
{
    /// <summary>True for the same term seen in the same way, wherever it was found.</summary>
    public bool IsSame(MatchReason other) => Kind == other.Kind && Term == other.Term;

    public static MatchRank RankOf(ImmutableArray<MatchReason> reasons)
    {
        var kinds = reasons.Select(r => r.Kind).ToHashSet();
        return kinds.Contains(MatchKind.Name) || kinds.Contains(MatchKind.NearName) ? MatchRank.Name
            : !kinds.Contains(MatchKind.Sponsor) ? MatchRank.Words
            : kinds.Contains(MatchKind.Words) ? MatchRank.SponsorAndWords : MatchRank.Sponsor;
    }

    /// <summary>Null if the text fits its limits.</summary>
    public Rejection? Refuses() =>
        TextLimits.Demands(Term, "reasons.term", TextLimits.Name) ?? TextLimits.Demands(Found, "reasons.found", TextLimits.Title);
}
