namespace Tracker.Domain.Programs;

/// <summary>What the entries of a fund, a stream or an item come to, in the smallest unit of one currency.</summary>
/// <param name="Obligated">Obligations without what was de-obligated.</param>
public readonly record struct Balance(long Planned, long Committed, long Obligated, long Paid)
{
    public static Balance Of(IEnumerable<LedgerEntry> entries) => entries.Aggregate(default(Balance), (sum, e) => sum + e);

    public static Balance operator +(Balance sum, LedgerEntry entry) => entry.Flow switch
    {
        Flow.Plan => sum with { Planned = sum.Planned + entry.Units },
        Flow.Commitment => sum with { Committed = sum.Committed + entry.Units },
        Flow.Obligation => sum with { Obligated = sum.Obligated + entry.Units },
        Flow.Outlay => sum with { Paid = sum.Paid + entry.Units },
        _ => sum with { Obligated = sum.Obligated - entry.Units },
    };

    /// <summary>True if nothing is below zero, nothing is obligated that is not committed, and nothing paid that is not obligated.</summary>
    public bool Holds => Planned >= 0 && Paid >= 0 && Paid <= Obligated && Obligated <= Committed;
}
