using System.CommandLine;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>brief list</c>, <c>freeze</c> and <c>book</c>: a delegation as it stood when somebody gave it a name.</summary>
internal static class BriefCommand
{
    private static readonly string[] Forms = ["html", "pdf", "docx"];

    public static Command Of() => new("brief", "Frozen briefs of a delegation, and books of them.") { List(), Freeze(), Book() };

    private static ExampleCommand List()
    {
        var delegation = DelegationCommand.Delegation();
        var list = new ExampleCommand("list", "The frozen briefs, the newest first.", "tracker brief list delegation/sample-sg13") { delegation };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var briefs = Briefs(state).OrderByDescending(b => b.Version).ToList();
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(
                    briefs.Select(b => new { brief = b.Id.Value, name = b.Name, version = b.Version, by = b.By.Value, at = b.At })));
            else foreach (var brief in briefs) Console.WriteLine($"{brief.Id}  {brief.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC  {VisibleText.Of(brief.Name)}");
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand Freeze()
    {
        var name = new Argument<string>("name") { Description = "Such as \"Brief of 1 March\"." };
        return DelegationActs.Change(
            "freeze", "Keep the delegation as it stands under a name. The head and spokespersons can.",
            "tracker brief freeze delegation/sample-sg13 \"Brief of 1 March\"", [name],
            (parsed, _) => (new FreezeBrief(EntityId.New(), parsed.GetValue(name)!), $"Froze {parsed.GetValue(name)}."));
    }

    private static ExampleCommand Book()
    {
        var delegation = DelegationCommand.Delegation();
        var named = new Argument<string>("brief") { Description = "The brief, by its name or its identifier." };
        var file = new Argument<string>("file") { Description = $"Where the book is written; its ending says as what: .{string.Join(", .", Forms)}." };
        var book = new ExampleCommand("book", "Write a frozen brief as a book: every point with its sources, and what changed since the brief before.",
            "tracker brief book delegation/sample-sg13 \"Brief of 1 March\" brief.pdf") { delegation, named, file };
        book.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (path, wanted) = (parsed.GetValue(file)!, parsed.GetValue(named)!);
            var form = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
            if (!Forms.Contains(form)) return ServerAccess.Say($"The file must end with .{string.Join(", .", Forms)}.");
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var found = Briefs(state).Where(b => b.Id.Value == wanted || b.Name == wanted).ToList();
            if (found is not [var brief])
                return ServerAccess.Say(
                    found.Count == 0 ? $"There is no frozen brief '{wanted}'." : $"Several briefs are named '{wanted}': give the identifier.");
            var answer = await api.Book(parsed.GetValue(delegation), brief.Id, form, cancel);
            if (answer.Value is not { } bytes) return ServerAccess.Refused(answer);
            await WholeFile.Write(path, bytes, cancel);
            Console.WriteLine($"Wrote {path}.");
            return TrackerCli.Done;
        }));
        return book;
    }

    private static IEnumerable<Brief> Briefs(DelegationState state) => state.Briefs?.Values ?? [];
}
