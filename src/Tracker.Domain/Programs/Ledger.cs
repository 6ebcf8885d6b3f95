namespace Tracker.Domain.Programs;

/// <summary>The rules of a ledger: what may be added to its entries.</summary>
public static class Ledger
{
    /// <summary>Entries of one program, and parts into which one amount is divided.</summary>
    public const int Most = 20_000, MostShares = 50;

    /// <summary>Why these entries of one fund cannot be added, or null. They are added together or not at all.</summary>
    /// <param name="field">The field of the amount.</param>
    public static Rejection? Refuses(ImmutableArray<LedgerEntry> entries, Fund fund, ImmutableArray<LedgerEntry> more, string field)
    {
        var (whole, lines) = Balances(entries, fund.Id);
        foreach (var entry in more)
        {
            var before = lines.GetValueOrDefault(entry.Stream);
            var after = before + entry;
            if (!after.Holds) return TooMuch(before, fund, entry, field);
            lines[entry.Stream] = after;
            var left = fund.Authority - whole.Committed;
            whole += entry;
            if (entry.Flow == Flow.Commitment && whole.Committed > fund.Authority) return Left(left, "left to commit in this fund", fund, entry, field);
        }
        return null;
    }

    /// <summary>Why a day cannot be that of such an entry, or null.</summary>
    public static Rejection? RefusesDay(Fund fund, Flow flow, DateOnly on, DateOnly today, string field)
    {
        if (flow != Flow.Plan && on > today) return Rejection.Invalid("Only a plan can be dated after today.", field);
        return flow switch
        {
            Flow.Commitment or Flow.Obligation when on < fund.From || on > fund.To =>
                Rejection.Invalid($"This fund can be used from {Day(fund.From)} to {Day(fund.To)}. Choose a day in this period.", field),
            Flow.Outlay when on < fund.From || on > fund.LastPayment =>
                Rejection.Invalid($"This fund pays from {Day(fund.From)} to {Day(fund.LastPayment)}. Choose a day in this period.", field),
            Flow.Deobligation when on < fund.From => Rejection.Invalid($"This fund begins on {Day(fund.From)}.", field),
            _ => null,
        };
    }

    internal static readonly Rejection AlreadyCorrected = Rejection.IllegalStep("This was corrected already.", "corrects");

    private static Rejection TooMuch(Balance before, Fund fund, LedgerEntry entry, string field) => (entry.Flow, entry.Corrects) switch
    {
        (Flow.Plan, not null) => AlreadyCorrected with { Field = field },
        (Flow.Commitment, not null) => Rejection.IllegalStep("This commitment is obligated in part. De-obligate or correct the obligations first.", field),
        (Flow.Obligation, not null) => Rejection.IllegalStep("This obligation is paid in part. Correct the outlays first.", field),
        (_, not null) => Rejection.IllegalStep("What it took back is committed or obligated anew. Correct that first.", field),
        (Flow.Obligation, _) => Left(before.Committed - before.Obligated, "of the commitments to this stream left to obligate", fund, entry, field),
        (Flow.Outlay, _) => Left(before.Obligated - before.Paid, "of the obligations to this stream left to pay", fund, entry, field),
        _ => Left(before.Obligated - before.Paid, "of the obligations to this stream not paid", fund, entry, field),
    };

    private static Rejection Left(long left, string where, Fund fund, LedgerEntry entry, string field) => Rejection.IllegalStep(
        $"There is {Currency.Text(left, fund.Currency)} {where}; this is {Currency.Text(entry.Units, fund.Currency)}.", field);

    private static (Balance Whole, Dictionary<EntityId, Balance> Lines) Balances(ImmutableArray<LedgerEntry> entries, EntityId fund)
    {
        var (whole, lines) = (default(Balance), new Dictionary<EntityId, Balance>());
        foreach (var entry in entries)
        {
            if (entry.Fund != fund) continue;
            whole += entry;
            lines[entry.Stream] = lines.GetValueOrDefault(entry.Stream) + entry;
        }
        return (whole, lines);
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
