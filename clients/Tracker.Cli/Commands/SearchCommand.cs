using System.CommandLine;
using Spectre.Console;
using Tracker.Domain.Search;
using Cell = Spectre.Console.Text;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>search</c>: the records that match words or an identifier, the best first.</summary>
internal static class SearchCommand
{
    private const int Most = 50;
    private const int Widest = 10_000;

    public static Command Of()
    {
        var words = new Argument<string[]>("words")
        {
            Description = "Words of titles, names, identifiers, notes and kept documents, or an identifier such as Q11/15.", Arity = ArgumentArity.OneOrMore,
        };
        words.Validators.Add(result =>
        {
            if (SearchQuery.Read(string.Join(' ', result.Tokens.Select(t => t.Value)), "words").Rejection is { } no) result.AddError(no.Sentence);
        });
        var kind = Parsing.Kind("Only this kind");
        var search = new ExampleCommand(
            "search", "Find the records that you may read by words or an identifier.", "tracker search quantum key --kind work-item") { words, kind };
        search.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Search(string.Join(' ', parsed.GetValue(words)!), parsed.GetValue(kind), Most, cancel: cancel);
            if (answer.Value is not { } found) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(found, ApiJson.Lenient.ListSearchLine);
            else if (found.Count == 0) Console.WriteLine("Nothing that you may read has these words.");
            else
            {
                if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Widest;
                AnsiConsole.Write(Table(found));
            }
            return TrackerCli.Done;
        }));
        return search;
    }

    internal static Table Table(IReadOnlyList<SearchLine> found)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Record", "Title", "Found in");
        foreach (var line in found) table.AddRow(Shown(line.Actor.Value), Shown(line.Title), Shown(string.Join("; ", line.Matches.Select(Match))));
        return table;
    }

    private static Cell Shown(string text) => new(VisibleText.Of(text));

    private static string Match(SearchMatch match) => $"{Place(match)}: {match.Text.ReplaceLineEndings(" ")}";

    private static string Place(SearchMatch match) => match.Place switch
    {
        SearchPlace.Title => "title",
        SearchPlace.Identifier => "identifier",
        SearchPlace.Name => "name",
        SearchPlace.FormerName => "former name",
        SearchPlace.Document when match.Page is { } page => $"page {page}",
        SearchPlace.Document when match.Line is { } line => $"line {line}",
        SearchPlace.Document => "document",
        _ => "note",
    };
}
