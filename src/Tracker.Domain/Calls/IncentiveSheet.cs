using System.Text;
using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>Hours and costs of standards work under awards, as comma-separated values (RFC 4180): what a company could show if a tax credit for research
/// included it. That is a proposal, and each line says so.</summary>
public static class IncentiveSheet
{
    public const string MediaType = LedgerSheet.MediaType;

    public const string Note = "A study of 2022 proposes that the credit for research and experimentation include this; check the law in force.";

    private static readonly string[] Heads = ["date", "activity", "hours", "cost", "currency", "records", "application", "company", "note"];

    /// <param name="nameOf">The name of a company.</param>
    public static string Of(CallTerms terms, IEnumerable<Filed> filed, Func<GroupId, string> nameOf)
    {
        var sheet = new StringBuilder();
        Line(sheet, Heads);
        foreach (var (application, done) in filed.SelectMany(f => f.Done.Select(d => (f.Application, d))).OrderBy(l => l.d.On).ThenBy(l => l.d.Id))
            Line(sheet,
            [
                done.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LedgerSheet.Cell(done.What),
                done.Hours?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", LedgerSheet.Number(done.Units, terms.Currency), terms.Currency,
                LedgerSheet.Cell(string.Join("; ", done.Records.Select(r => r.Name))), LedgerSheet.Cell(application.Title),
                LedgerSheet.Cell(nameOf(application.Company)), LedgerSheet.Cell(Note),
            ]);
        return sheet.ToString();
    }

    private static void Line(StringBuilder sheet, string[] cells) => sheet.AppendJoin(',', cells).Append("\r\n");
}
