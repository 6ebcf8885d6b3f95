using Tracker.Domain.Claims;
using Tracker.Domain.Watches;
using Tracker.Server.Records;

namespace Tracker.Server.Watches;

/// <summary>What terms would match in the record as it is, before a watch is added or changed.</summary>
public sealed class WatchPreview(RecordClaims claims, RecordKinds kinds, TimeProvider time)
{
    private const int MostLines = 50;

    /// <summary>Only of what every reader of the compartment may read, and the participant too.</summary>
    public async Task<Matches> Of(Principal principal, MatchQuestion asked, CancellationToken cancellation)
    {
        var rows = await claims.Find(principal, new ClaimFilter(Statements: Candidates.Statements), cancellation: cancellation);
        var matcher = new WatchMatcher(asked.Terms);
        var found = Candidates.Of(rows, asked.Compartment, kinds)
            .Select(c => new MatchLine(c.Candidate.Record, c.Candidate.Title, matcher.Match(c.Candidate), c.RecordedAt))
            .Where(l => !l.Reasons.IsEmpty)
            .OrderBy(l => MatchReason.RankOf(l.Reasons)).ThenByDescending(l => l.Reasons.Length).ThenByDescending(l => l.RecordedAt).ToList();
        var since = time.GetUtcNow().AddDays(-Matches.Days);
        return new(found.Count, found.Count(l => l.RecordedAt >= since), [.. found.Take(MostLines)]);
    }

    /// <summary>What thresholds would say today, of what every reader of the compartment may read, and the participant too.</summary>
    public async Task<ThresholdStandings> Counted(Principal principal, MatchQuestion asked, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var standings = new Standings(kinds, filter => claims.Find(principal, filter, cancellation: cancellation));
        var found = await standings.Of(asked.Terms, asked.Compartment, DateOnly.FromDateTime(now.UtcDateTime));
        return new([.. found.Select(f => new CommitteeLine(
            f.Committee, f.Standing.Officers,
            [.. asked.Terms.Counts.Select(c => new ThresholdLine(c, Weighed.Weigh(c, f.Standing, now.AddDays(-Matches.Days))))],
            asked.Terms.Counts.Any(c => c.OfEditors) ? f.Standing.Editors : null))]);
    }
}
