using System.Buffers;
using System.Text;

namespace Tracker.Domain.Programs;

/// <summary>A ledger as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe.</summary>
public static class LedgerSheet
{
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private static readonly string[] Heads =
    [
        "date", "flow", "fund", "stream", "item", "for", "amount", "currency", "entered amount", "entered currency", "rate", "rate source", "entry", "corrects",
    ];

    /// <param name="ledger">The program with its funds and entries.</param>
    /// <param name="coverage">The program with its streams and items.</param>
    public static string Of(ProgramRecord ledger, ProgramRecord coverage)
    {
        var sheet = new StringBuilder();
        Line(sheet, Heads);
        foreach (var entry in ledger.Entries) Line(sheet, Cells(entry, ledger.Funds[entry.Fund], coverage));
        return sheet.ToString();
    }

    /// <summary>A text as a cell: no spreadsheet computes it, and no character of it ends the cell.</summary>
    public static string Cell(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string[] Cells(LedgerEntry entry, Fund fund, ProgramRecord coverage)
    {
        var stream = coverage.Streams.GetValueOrDefault(entry.Stream);
        return
        [
            entry.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Flow.ToString()),
            Cell(fund.Title), Cell(stream?.Title ?? entry.Stream.Value),
            Cell(stream is null ? "" : coverage.Items.GetValueOrDefault(stream.Item)?.Item.Name ?? stream.Item.Value), Cell(entry.For),
            Number(entry.Units, fund.Currency), fund.Currency, entry.Entered is { } e ? Number(e.Units, e.Currency) : "", entry.Entered?.Currency ?? "",
            entry.Entered?.Rate?.ToString(CultureInfo.InvariantCulture) ?? "", Cell(entry.Entered?.RateSource ?? ""), entry.Id.Value,
            entry.Corrects?.Value ?? "",
        ];
    }

    /// <summary>A number, which begins with a minus sign only if it is below zero.</summary>
    public static string Number(long units, string currency) =>
        ((decimal)units / Currency.Scale(currency)).ToString("F" + Currency.Places(currency), CultureInfo.InvariantCulture);

    private static void Line(StringBuilder sheet, string[] cells) => sheet.AppendJoin(',', cells).Append("\r\n");
}
