using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tracker.Domain;
using Cell = Spectre.Console.Text;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>list</c>: the records of a kind that the caller may read.</summary>
internal static class ListCommand
{
    private const int Page = 200;
    private const int Widest = 10_000;

    public static Command Of()
    {
        var kind = new Argument<string>("kind") { Description = $"{string.Join(", ", TrackerKinds.All.All.Select(k => k.Name))}." };
        kind.Validators.Add(result =>
        {
            if (TrackerKinds.All.Find(result.Tokens[0].Value) is null) result.AddError($"There is no kind '{result.Tokens[0].Value}'.");
        });
        var contains = new Option<string?>("--contains") { Description = "Only those whose title contains this." };
        var (asOf, known) = (Parsing.AsOf(), Parsing.Known());
        var list = new ExampleCommand("list", "List the records of a kind that you may read.", "tracker list delegation --contains SG13")
        {
            kind, contains, asOf, known,
        };
        list.SetAction((parsed, cancel) => Shown(
            parsed, parsed.GetValue(kind)!, parsed.GetValue(contains), parsed.GetValue(asOf), parsed.GetValue(known), cancel));
        return list;
    }

    /// <summary>The same as a part of the commands of one kind.</summary>
    public static ExampleCommand Of(string kind, string does, string example)
    {
        var list = new ExampleCommand("list", does, example);
        list.SetAction((parsed, cancel) => Shown(parsed, kind, null, null, null, cancel));
        return list;
    }

    internal static Task<int> Shown(ParseResult parsed, string kind, string? contains, string? asOf, string? known, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (credential, api) =>
        {
            var (lines, answer) = await All(api, kind, contains, asOf, known, cancel);
            if (lines is null) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(lines, ApiJson.Lenient.ListRecordLine);
            else Write(lines, isOperator: credential.Cookies is null);
            return TrackerCli.Done;
        });

    private static async Task<(List<RecordLine>? Lines, Answer<List<RecordLine>> Answer)> All(
        ApiClient api, string kind, string? contains, string? asOf, string? known, CancellationToken cancel)
    {
        var all = new List<RecordLine>();
        while (true)
        {
            var answer = await api.RecordsAt(kind, asOf, known, contains, all.Count, Page, cancel);
            if (answer.Value is not { } page) return (null, answer);
            all.AddRange(page);
            if (page.Count < Page) return (all, answer);
        }
    }

    private static void Write(List<RecordLine> lines, bool isOperator)
    {
        if (lines.Count == 0)
        {
            Console.WriteLine(isOperator
                ? "There is none that the operator of this machine may read. To see what a person sees, sign in as one with `tracker sign-in <link>`."
                : "There is none that you may read.");
            return;
        }
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Widest;
        AnsiConsole.Write(Table(lines));
    }

    internal static Table Table(IReadOnlyList<RecordLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Record", "Title", "Details", "Changed");
        foreach (var line in lines)
            table.AddRow([.. ((string[])[line.Actor.Value, line.Title, Details(line), Time(line.ChangedAt)]).Select(text => new Cell(VisibleText.Of(text)))]);
        return table;
    }

    private static string Details(RecordLine line) => string.Join("; ", line.Detail.Select(d => $"{d.Key}: {d.Value}"));

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
