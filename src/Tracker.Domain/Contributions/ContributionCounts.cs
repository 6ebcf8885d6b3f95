namespace Tracker.Domain.Contributions;

/// <summary>What an organisation submitted, and what became of it.</summary>
/// <param name="Recorded">Those of which an outcome is recorded: only they count in a rate.</param>
/// <param name="TakenUp">Of them, those that a text took up, whole or in part.</param>
/// <param name="InPart">Of those, the ones taken up in part.</param>
public sealed record SponsorCount(Reference Sponsor, int Submitted, int Recorded, int TakenUp, int InPart);

/// <summary>Contributions by <see cref="Rule"/>.</summary>
/// <param name="Submitted">Each once, whoever sponsors it.</param>
/// <param name="Countries">Each once for each country: the sum is more than <paramref name="Submitted"/> where countries sponsor together.</param>
/// <param name="UnknownCountry">Those with a sponsor whose country is not known.</param>
/// <param name="NoSponsor">Those of which no sponsor is recorded.</param>
/// <param name="From">The first day of a document; null if none is dated.</param>
/// <param name="Undated">Those without a day.</param>
public sealed record ContributionCounts(
    int Submitted, ImmutableArray<(string Country, int Submitted)> Countries, ImmutableArray<SponsorCount> Organizations, int UnknownCountry, int NoSponsor,
    int Recorded, int Undated, PartialDate? From, PartialDate? To)
{
    public const string Rule = "A contribution and its revisions count once, with the sponsors and the outcome of the latest; a co-sponsored one counts "
        + "once for each country and each organisation that sponsors it.";

    public static ContributionCounts Of(IReadOnlyCollection<RevisionChain> chains)
    {
        var all = chains.Select(c => c.Latest).ToList();
        var dated = all.Select(c => c.Day).OfType<PartialDate>().ToList();
        return new(
            all.Count,
            [.. all.SelectMany(c => c.Sponsors.Select(s => s.Country).OfType<string>().Distinct(StringComparer.Ordinal))
                .CountBy(c => c, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => (c.Key, c.Value))],
            [.. all.SelectMany(c => c.Sponsors.Where(s => s.IsOrganization).DistinctBy(s => s.Sponsor.Key).Select(s => (s.Sponsor, Of: c)))
                .GroupBy(s => s.Sponsor.Key, StringComparer.Ordinal).Select(g => Count(g.First().Sponsor, [.. g.Select(s => s.Of)]))
                .OrderByDescending(c => c.Submitted).ThenBy(c => c.Sponsor.Name, StringComparer.Ordinal)],
            all.Count(c => c.Sponsors.Any(s => s.Country is null)), all.Count(c => c.Sponsors.IsEmpty), all.Count(c => c.Outcome is not null),
            all.Count - dated.Count, dated.Count == 0 ? null : dated.MinBy(d => d.Earliest), dated.Count == 0 ? null : dated.MaxBy(d => d.Latest));
    }

    private static SponsorCount Count(Reference sponsor, IReadOnlyCollection<ContributionFacts> of) => new(
        sponsor, of.Count, of.Count(c => c.Outcome is not null), of.Count(c => c.Outcome?.IsTakenUp == true),
        of.Count(c => c.Outcome?.Outcome == Incorporation.PartlyIncorporated));
}
