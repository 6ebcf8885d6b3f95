namespace Tracker.Server.Records;

/// <summary>Claims across records, as far as a participant may read them.</summary>
public sealed class RecordClaims(IClaims claims, ReaderSights sights)
{
    public const int Most = 200;

    /// <summary>The claims that match, by record, compartment and the order in which they were recorded.</summary>
    public async Task<IReadOnlyList<ClaimRow>> Find(
        Principal principal, ClaimFilter filter, int skip = 0, int take = int.MaxValue, CancellationToken cancellation = default)
    {
        var sight = await sights.Of(principal, cancellation);
        return [.. (await claims.Find(filter, sight.Asked, skip, take, cancellation)).Where(c => sight.Reads(c.Actor, c.Compartment))];
    }
}
