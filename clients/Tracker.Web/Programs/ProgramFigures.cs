using System.Collections.Immutable;
using Tracker.Domain.Programs;
using Tracker.Web.Parts;

namespace Tracker.Web.Programs;

/// <summary>The figures of a program in a row: its money by currency, and its items at risk.</summary>
public static class ProgramFigures
{
    /// <param name="ledger">Null for those who may not read amounts.</param>
    public static List<List<StripFigure>> Of(ProgramRecord? ledger, ImmutableArray<ItemRisk> risks, DateOnly today)
    {
        var strips = (ledger?.Funds.Values ?? []).GroupBy(f => f.Currency).OrderByDescending(g => g.Sum(f => f.Authority))
            .Select(g => Money(ledger!, g.Key, [.. g], today)).ToList();
        if (strips.Count == 0) strips.Add([]);
        strips[0].Add(AtRisk(risks));
        return strips;
    }

    /// <summary>How many items are red and amber.</summary>
    public static StripFigure AtRisk(IReadOnlyCollection<ItemRisk> risks) => new(
        "Items at risk", $"{Words.Number(Count(risks, RiskLevel.Red))} red · {Words.Number(Count(risks, RiskLevel.Amber))} amber",
        "of " + Words.Count(risks.Count(r => r.Level != RiskLevel.Ended), "item"));

    /// <summary>What is not obligated in funds that can still be used, by currency, with the nearest last day.</summary>
    public static IEnumerable<(string Currency, long Left, long Authority, DateOnly Until)> Unobligated(ProgramRecord ledger, DateOnly today) =>
        from fund in ledger.Funds.Values
        where fund.To >= today
        group fund by fund.Currency into same
        let left = same.Sum(f => f.Authority - BalanceOf(ledger, f.Id).Obligated)
        select (same.Key, left, same.Sum(f => f.Authority), same.Min(f => f.To));

    public static Balance BalanceOf(ProgramRecord ledger, EntityId fund) => Balance.Of(ledger.Entries.Where(e => e.Fund == fund));

    private static List<StripFigure> Money(ProgramRecord ledger, string currency, List<Fund> funds, DateOnly today)
    {
        var sums = Balance.Of(ledger.Entries.Where(e => funds.Exists(f => f.Id == e.Fund)));
        var (authority, open) = (funds.Sum(f => f.Authority), funds.Where(f => f.To >= today).ToList());
        return
        [
            new("Budget authority", Currency.Text(authority, currency),
                open.Count > 0 ? "available to " + Words.Day(open.Max(f => f.To)) : "not available any more"),
            new("Obligated", Currency.Text(sums.Obligated, currency), Share(sums.Obligated, authority, "of the authority")),
            new("Outlays", Currency.Text(sums.Paid, currency), Share(sums.Paid, sums.Obligated, "of the obligations")),
            new("Unobligated", Currency.Text(authority - sums.Obligated, currency),
                open.Count > 0 ? Words.Count(open.Min(f => f.To).DayNumber - today.DayNumber, "day") + " left" : null),
        ];
    }

    private static string? Share(long part, long whole, string of) =>
        whole == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part * 100m / whole:0} % {of}");

    private static int Count(IEnumerable<ItemRisk> risks, RiskLevel level) => risks.Count(r => r.Level == level);
}
