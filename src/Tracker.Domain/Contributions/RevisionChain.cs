namespace Tracker.Domain.Contributions;

/// <summary>A contribution and its revisions, the first one first: one submission.</summary>
public sealed record RevisionChain(ImmutableArray<ContributionFacts> Documents)
{
    /// <summary>The revision that counts: its sponsors and its outcome are those of the submission.</summary>
    [JsonIgnore]
    public ContributionFacts Latest => Documents[^1];

    /// <summary>Those that revise each other, however often, are one; the latest submission first.</summary>
    public static ImmutableArray<RevisionChain> Of(IEnumerable<ContributionFacts> all)
    {
        var left = all.DistinctBy(c => c.Actor).ToDictionary(c => c.Actor);
        var revisedBy = left.Values.SelectMany(c => Earlier(c).Select(e => (Earlier: e, c.Actor))).ToLookup(p => p.Earlier, p => p.Actor);
        var chains = new List<RevisionChain>();
        while (left.Count > 0)
        {
            var (found, open) = (new Dictionary<ActorId, ContributionFacts>(), new Stack<ActorId>([left.Keys.First()]));
            while (open.TryPop(out var next))
                if (left.Remove(next, out var one))
                {
                    found[next] = one;
                    foreach (var linked in Earlier(one).Concat(revisedBy[next])) open.Push(linked);
                }
            chains.Add(new(Ordered(found)));
        }
        return [.. chains.OrderByDescending(c => c.Latest.Day?.Latest ?? DateOnly.MinValue)
            .ThenBy(c => NameOrder.Of(c.Latest.Number ?? c.Latest.Title), StringComparer.Ordinal).ThenBy(c => c.Latest.Actor)];
    }

    private static IEnumerable<ActorId> Earlier(ContributionFacts one) => one.Revises.Select(r => r.Actor).OfType<ActorId>();

    private static ImmutableArray<ContributionFacts> Ordered(Dictionary<ActorId, ContributionFacts> chain)
    {
        var depths = new Dictionary<ActorId, int>();
        return [.. chain.Values.OrderBy(c => Depth(c.Actor)).ThenBy(c => c.Day?.Earliest ?? DateOnly.MinValue)
            .ThenBy(c => NameOrder.Of(c.Number ?? c.Title), StringComparer.Ordinal).ThenBy(c => c.Actor)];

        // Two that a source says revise each other have an end all the same.
        int Depth(ActorId actor)
        {
            if (depths.TryGetValue(actor, out var known)) return known;
            depths[actor] = 0;
            return depths[actor] = Earlier(chain[actor]).Where(chain.ContainsKey).Select(e => 1 + Depth(e)).DefaultIfEmpty(0).Max();
        }
    }
}
