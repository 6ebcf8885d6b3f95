using System.CommandLine;
using Spectre.Console;
using Tracker.Domain.Claims;
using Cell = Spectre.Console.Text;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>claims</c>: facts of all records, with their two times.</summary>
internal static class ClaimsCommand
{
    private const int Page = 200;
    private const int Widest = 10_000;

    public static Command Of()
    {
        var subject = Parsing.Option<ActorId>("--subject", "The record that has them, such as work-item/itu-t/x.1811.");
        var names = Parsing.Option<ActorId>("--names", "A record that they name, such as organization/org007.");
        var statement = new Option<string?>("--statement") { Description = "What they say, such as supporting-member, editor, status or part-of." };
        statement.Validators.Add(result =>
        {
            if (!StatementColumns.IsWord(result.Tokens[0].Value)) result.AddError($"There is no statement '{result.Tokens[0].Value}'.");
        });
        var document = new Option<string?>("--document") { Description = "SHA-256 of the document that they cite." };
        var country = new Option<string?>("--country") { Description = "The country that they name." };
        var kind = Parsing.Kind("Only of records of this kind");
        var (asOf, known) = (Parsing.AsOf(), Parsing.Known());
        var ever = new Option<bool>("--ever") { Description = "Also those that were corrected or withdrawn." };
        var claims = new ExampleCommand(
            "claims", "List facts of all records that you may read, with when they were true and when they were recorded.",
            "tracker claims --statement supporting-member --country China --as-of 2019")
        {
            subject, statement, names, document, country, kind, asOf, known, ever,
        };
        claims.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var query = new ClaimQuery(
                parsed.GetValue(subject), parsed.GetValue(statement), parsed.GetValue(names), parsed.GetValue(document), parsed.GetValue(country),
                parsed.GetValue(kind), parsed.GetValue(asOf), parsed.GetValue(known), parsed.GetValue(ever));
            var (lines, answer) = await All(api, query, cancel);
            if (lines is null) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(lines, ApiJson.Lenient.ListClaimLine);
            else if (lines.Count == 0) Console.WriteLine("No fact that you may read is like this.");
            else
            {
                if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Widest;
                AnsiConsole.Write(Table(lines));
            }
            return TrackerCli.Done;
        }));
        return claims;
    }

    private static async Task<(List<ClaimLine>? Lines, Answer<List<ClaimLine>> Answer)> All(ApiClient api, ClaimQuery query, CancellationToken cancel)
    {
        var all = new List<ClaimLine>();
        while (true)
        {
            var answer = await api.Claims(query, all.Count, Page, cancel);
            if (answer.Value is not { } page) return (null, answer);
            all.AddRange(page);
            if (page.Count < Page) return (all, answer);
        }
    }

    internal static Table Table(IReadOnlyList<ClaimLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Record", "Says", "Value", "True", "Recorded", "Source");
        foreach (var line in lines)
            table.AddRow([.. ((string[])[line.Actor.Value, line.Statement, Value(line), True(line), Recorded(line), line.Source ?? ""])
                .Select(text => new Cell(VisibleText.Of(text.ReplaceLineEndings(" "))))]);
        return table;
    }

    private static string Value(ClaimLine line) => line.IsHearsay ? line.Value + " (hearsay)" : line.Value;

    private static string True(ClaimLine line) =>
        line is { ValidFrom: null, ValidTo: null } ? "" : line.ValidFrom == line.ValidTo ? line.ValidFrom!.Value.Value : $"{line.ValidFrom}–{line.ValidTo}";

    private static string Recorded(ClaimLine line) => line.RecordedTo is { } to ? $"{Day(line.RecordedFrom)}–{Day(to)}" : Day(line.RecordedFrom);

    private static string Day(DateTimeOffset at) => PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)).Value;
}
