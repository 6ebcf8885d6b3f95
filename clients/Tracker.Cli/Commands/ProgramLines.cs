using System.Globalization;
using Tracker.Domain.Programs;

namespace Tracker.Cli.Commands;

/// <summary>A program in lines of text, and as JSON.</summary>
internal static class ProgramLines
{
    /// <param name="ledger">Null for those who may not read amounts.</param>
    public static object Of(ProgramRecord coverage, ProgramRecord? ledger) => new
    {
        title = coverage.Title.Value,
        country = coverage.Country,
        streams = coverage.Streams.Values.Select(s => new
        {
            stream = s.Id.Value, title = s.Title, item = s.Item.Value, from = s.Runs.Value.From?.Value, to = s.Runs.Value.To?.Value, expert = s.Expert?.Name,
        }),
        funds = ledger?.Funds.Values.Select(f => new
        {
            fund = f.Id.Value, title = f.Title, currency = f.Currency, authority = Currency.Number(f.Authority, f.Currency), availableFrom = Day(f.From),
            availableTo = Day(f.To), unobligated = Currency.Number(f.Authority - BalanceOf(ledger, f).Obligated, f.Currency),
        }),
    };

    public static object Of(ItemRisk risk) => new
    {
        item = risk.Item.Item.Actor?.Value, title = risk.Item.Item.Name, level = risk.Level.ToString().ToLowerInvariant(), rule = RiskWords.Rule(risk),
        inputs = RiskWords.Inputs(risk), basis = RiskWords.Basis(risk.End), uncoveredMonths = risk.Uncovered, cases = risk.End.Cases,
        early = risk.End.Early?.Value, middle = risk.End.Middle?.Value, late = risk.End.Late?.Value, ended = risk.End.Ended?.Value,
    };

    public static void Write(ProgramRecord coverage, ProgramRecord? ledger)
    {
        Console.WriteLine(VisibleText.Of(coverage.Title.Value));
        foreach (var stream in coverage.Streams.Values.OrderBy(s => s.Runs.Value.From))
            Console.WriteLine($"  {stream.Id}  {stream.Runs.Value.From} to {stream.Runs.Value.To}  {VisibleText.Of(stream.Title)}  {stream.Item}");
        foreach (var fund in ledger?.Funds.Values ?? [])
        {
            var sums = BalanceOf(ledger!, fund);
            Console.WriteLine($"  {fund.Id}  {VisibleText.Of(fund.Title)}: {Currency.Text(fund.Authority, fund.Currency)}, available to {Day(fund.To)}");
            Console.WriteLine($"    committed {Currency.Number(sums.Committed, fund.Currency)}, obligated {Currency.Number(sums.Obligated, fund.Currency)}, "
                + $"paid {Currency.Number(sums.Paid, fund.Currency)}, unobligated {Currency.Number(fund.Authority - sums.Obligated, fund.Currency)}");
        }
    }

    public static void Write(ItemRisk risk)
    {
        Console.WriteLine($"{risk.Level.ToString().ToUpperInvariant(),-8} {VisibleText.Of(risk.Item.Item.Name)}");
        Console.WriteLine($"         {VisibleText.Of(RiskWords.Rule(risk))}");
        Console.WriteLine($"         {RiskWords.Inputs(risk)}; {VisibleText.Of(RiskWords.Basis(risk.End))}");
    }

    private static Balance BalanceOf(ProgramRecord ledger, Fund fund) => Balance.Of(ledger.Entries.Where(e => e.Fund == fund.Id));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
