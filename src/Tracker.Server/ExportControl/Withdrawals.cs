using System.Collections.Immutable;
using Tracker.Domain.Participating;

namespace Tracker.Server.ExportControl;

/// <summary>Why companies stay away, counted over all their logs: whoever asks gets the same numbers.</summary>
public sealed class Withdrawals(IStore store, TimeProvider time)
{
    public async Task<WithdrawalView> Count(CancellationToken cancellation = default)
    {
        var (recorded, today) = (new List<CountedReason>(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        foreach (var row in await store.Listings.List(BasisKind.Word, null, null, 0, int.MaxValue, cancellation))
            if (row.Compartment.OwnerOrganization is { } company
                && JsonSerializer.Deserialize<Dictionary<string, string>>(row.Detail)!.TryGetValue("counted", out var written))
                recorded.AddRange(CountedReason.Read(company, written));
        var quarters = WithdrawalCounts.Of(recorded, today);
        return new(WithdrawalCounts.NextOn(today), [.. quarters.Select(q => new EndedQuarter(q.Quarter.FirstDay, q.Quarter.LastDay, q.Reasons))]);
    }
}
