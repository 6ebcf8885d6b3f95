using System.CommandLine;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Cli.Commands;
using Tracker.Cli.Access;
using Tracker.Cli.ServerCommands;

namespace Tracker.Cli.Tests;

[Collection("console")]
public sealed class CommandLineTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("organization", "add", "sample industry", "Name")]
    [InlineData("participant", "add", "Ada Lane", "Ada")]
    [InlineData("participant", "add", "ada", "Ada", "--from", "2026-02-30")]
    [InlineData("invite", "a@example.org", "Ada", "--role", "boss")]
    [InlineData("invite", "a@example.org")]
    [InlineData("dance")]
    [InlineData("follow", "nonsense", "--address", "ftp://example.org")]
    [InlineData("watch", "show", "work-item/a")]
    [InlineData("watch", "add", "watch/a", "A")]
    [InlineData("watch", "add", "watch/a", "A", "--in", "record", "--address", "http://127.0.0.1:1")]
    [InlineData("watch", "add", "watch/a", "A", "--in", "record", "--name", "A@soon")]
    [InlineData("watch", "add", "watch/a", "A", "--in", "record", "--name", "A", "--ban", "No discussion")]
    [InlineData("watch", "add", "watch/a", "A", "--in", "record", "--name", "A", "--until", "2022-02-30")]
    [InlineData("watch", "add", "watch/a", "A", "--in", "record", "--threshold", "leaders=2")]
    [InlineData("watch", "seen", "work-item/a")]
    [InlineData("playbook", "show", "watch/a")]
    [InlineData("playbook", "add", "playbook/a", "A", "--from", "A case", "--in", "record", "--step", "@-7")]
    [InlineData("guidance", "show", "watch/a")]
    [InlineData("guidance", "publish", "guidance/a", "A", "--authority", "BIS", "--document", "D", "--ask", "Counsel", "--activity", "attend", "sing")]
    [InlineData("guidance", "publish", "guidance/a", "A", "--authority", "BIS", "--document", "D")]
    [InlineData("participation", "show", "basis/acme/committee")]
    [InlineData("participation", "record", "basis/acme/committee/a", "Words", "--status", "gone")]
    [InlineData("participation", "record", "basis/acme/committee/a", "Words", "--since", "soon")]
    [InlineData("participation", "record", "basis/acme/committee/a", "Words", "--guidance", "source/a")]
    [InlineData("hosting", "show", "call/a")]
    [InlineData("hosting", "invite", "hosting/a", "Kim", "--organisation", "A", "--country", "B", "--office", "org/acme")]
    [InlineData("hosting", "visa", "hosting/a", "b", "perhaps", "--office", "office/standards")]
    [InlineData("hosting", "change", "hosting/a", "--last", "2027-03-12")]
    [InlineData("hosting", "venue", "hosting/a", "A", "B", "--first", "soon")]
    [InlineData("audit", "show", "call/a")]
    [InlineData("audit", "open", "audit/a", "A", "B", "--first", "soon")]
    [InlineData("audit", "finding", "audit/a", "openness", "None")]
    [InlineData("survey", "show", "soon")]
    [InlineData("survey", "show", "26")]
    [InlineData("survey", "answer", "2026", "--named", "weather")]
    [InlineData("survey", "invite", "2026", "office/standards")]
    [InlineData("call", "show", "program/a")]
    [InlineData("call", "reviewers", "call/a", "b", "ann")]
    [InlineData("call", "review", "call/a", "b", "perhaps", "Words")]
    [InlineData("call", "apply", "call/a", "A", "B", "--company", "org/acme", "--work", "C")]
    [InlineData("call", "correct", "call/a", "A", "--cost", "parties")]
    [InlineData("call", "deadline", "call/a", "A", "--to", "tomorrow")]
    [InlineData("vital", "show", "watch/a")]
    [InlineData("briefing", "show", "briefing/a")]
    [InlineData("briefing", "to", "briefing/office/a", "ada")]
    [InlineData("vital", "show", "vital/a")]
    [InlineData("vital", "draft", "vital/office/a", "A", "B", "--to", "ada")]
    [InlineData("vital", "draft", "vital/office/a", "A", "B")]
    [InlineData("import", "decisions", "folder", "--address", "http://127.0.0.1:1")]
    [InlineData("import", "decisions", "folder", "--committee", "meeting/a", "--address", "http://127.0.0.1:1")]
    [InlineData("import", "decisions", "nowhere", "--committee", "committee/a", "--address", "http://127.0.0.1:1")]
    [InlineData("decision", "confirm", "meeting/a", "1")]
    [InlineData("decision", "reject", "decision/a", "first")]
    [InlineData("contribution", "show", "decision/a")]
    [InlineData("contribution", "rate", "delegation/a", "contribution/a", "--point", "1", "--technical", "perhaps")]
    [InlineData("contribution", "rate", "delegation/a", "contribution/a", "--technical", "yes")]
    [InlineData("import", "screening-list")]
    [InlineData("import", "screening-list", "list.csv", "--dated", "soon", "--address", "http://127.0.0.1:1")]
    [InlineData("import", "screening-list", "list.csv", "--undo", "No", "--address", "http://127.0.0.1:1")]
    [InlineData("import", "screening-list", "nowhere.csv", "--address", "http://127.0.0.1:1")]
    [InlineData("agenda", "assign", "delegation/a", "1", "leader", "ann")]
    [InlineData("agenda", "volunteer", "delegation/a", "1")]
    [InlineData("watch", "confirm", "watch/a", "work-item/a")]
    [InlineData("edit", "draft/nonsense", "--address", "http://127.0.0.1:1")]
    [InlineData("edit", "draft/delegation/1/sample/delegation/papers/briefing", "--at", "-1")]
    [InlineData("edit", "draft/delegation/1/sample/delegation/papers/briefing", "--pause", "soon")]
    [InlineData("sign-in", "http://127.0.0.1/sign-in")]
    [InlineData("sessions", "end")]
    [InlineData("sessions", "end", "one", "--all")]
    [InlineData("sessions", "list", "--participant", "Ada Lane")]
    [InlineData("list", "dance")]
    [InlineData("list", "work-item", "--as-of", "2016-13")]
    [InlineData("claims", "--statement", "dance")]
    [InlineData("claims", "--subject", "Not One")]
    [InlineData("claims", "--kind", "dance")]
    [InlineData("claims", "--as-of", "soon")]
    [InlineData("search")]
    [InlineData("search", "  ")]
    [InlineData("search", "!")]
    [InlineData("search", "quantum", "--kind", "dance")]
    [InlineData("source", "add", "work-item/x", "Title")]
    [InlineData("source", "capture", "source/x", "report.txt", "--taken", "soon", "--address", "http://127.0.0.1:1")]
    [InlineData("source", "capture", "source/x", "nowhere.txt", "--address", "http://127.0.0.1:1")]
    [InlineData("source", "words", "abc", "--span", "1-2")]
    [InlineData("source", "find", "Report")]
    [InlineData("record", "claim", "work-item/x", "status", "--set", "status=agreed", "--document", "Report", "--passage", "abc:1-2")]
    [InlineData("delegation", "archive", "work-item/itu/fvcn")]
    [InlineData("delegation", "create", "delegation/a", "Title")]
    [InlineData("agenda", "add", "delegation/a")]
    [InlineData("agenda", "add", "delegation/a", "1 Opening", "--file", "list")]
    [InlineData("agenda", "add", "delegation/a", "--file", "nowhere", "--address", "http://127.0.0.1:1")]
    [InlineData("member", "invite", "delegation/a", "a@example.org")]
    [InlineData("preparation", "plan", "delegation/a", "Before", "--starts", "2027-02-22", "--place", "Call")]
    [InlineData("preparation", "plan", "delegation/a", "Before", "--starts", "2027-02-22T14:00:00Z")]
    [InlineData("preparation", "plan", "delegation/a", "Before", "--starts", "2027-02-22T14:00:00Z", "--place", "Call", "--invite", "Ada Lane")]
    [InlineData("preparation", "answer", "delegation/a", "m", "perhaps")]
    [InlineData("preparation", "close", "delegation/a", "m", "1", "--task", "Ask", "--not-ready", "Early")]
    [InlineData("preparation", "show", "work-item/a", "m")]
    [InlineData("floor", "intervention", "delegation/a", "1", "Borduria", "perhaps")]
    [InlineData("floor", "vote", "delegation/a", "1", "Borduria", "support")]
    [InlineData("floor", "outcome", "delegation/a", "1", "agreed", "--against", "many")]
    [InlineData("report", "outcome", "delegation/a", "1", "agreed", "nearly")]
    [InlineData("report", "outcome", "delegation/a", "1", "agreed", "not-met", "--due", "soon")]
    [InlineData("comments", "import", "a.docx", "--delegation", "work-item/a")]
    [InlineData("comments", "import", "nowhere.docx", "--delegation", "delegation/a", "--address", "http://127.0.0.1:1")]
    [InlineData("comments", "write", "a.docx", "--delegation", "delegation/a", "--authors")]
    [InlineData("comments", "write", "a.pdf", "--delegation", "delegation/a")]
    [InlineData("participant", "deactivate", "Ada Lane")]
    [InlineData("record", "create", "dance", "a", "--title", "A", "--document", "D")]
    [InlineData("record", "create", "work-item", "A B", "--title", "A", "--document", "D")]
    [InlineData("record", "create", "work-item", "a", "--title", "A")]
    [InlineData("record", "create", "work-item", "a", "--title", "A", "--document", "D", "--from", "soon")]
    [InlineData("record", "claim", "delegation/a", "status", "--document", "D")]
    [InlineData("record", "claim", "work-item/a", "dance", "--document", "D")]
    [InlineData("record", "claim", "work-item/a", "status", "--set", "status", "--document", "D")]
    [InlineData("record", "claim", "work-item/a", "status", "--set", "stage=40.20", "--document", "D")]
    [InlineData("record", "claim", "work-item/a", "status", "--document", "D")]
    [InlineData("record", "withdraw", "work-item/a", "c1")]
    [InlineData("record", "statements", "delegation")]
    [InlineData("record", "merge", "work-item/a", "into", "work-item/b")]
    [InlineData("record", "merge", "work-item/a", "with", "work-item/b", "--reason", "Same")]
    [InlineData("record", "merge", "delegation/a", "into", "delegation/b", "--reason", "Same")]
    [InlineData("record", "split", "work-item/a")]
    public async Task What_cannot_be_meant_ends_with_two(params string[] args) =>
        Assert.Equal(TrackerCli.Unable, await TrackerCli.Run(args));

    [Theory]
    [InlineData("government", "Only people of a government office may write in 'government'.")]
    [InlineData("program", "Only program managers may write in 'program'.")]
    [InlineData("org/acme", "Only people of that organisation may write in 'org/acme'.")]
    [InlineData("record", null)]
    public void Refusal_beside_the_public_record_says_who_may_write_there(string at, string? sentence)
    {
        Assert.Equal(sentence, Sending.WhoWritesIn(TrackerKinds.All.Find("work-item")!, CompartmentId.Parse(at)));
        Assert.Equal(sentence, Sending.WhoWritesIn(TrackerKinds.All.Find("source")!, CompartmentId.Parse(at)));
        Assert.Null(Sending.WhoWritesIn(TrackerKinds.All.Find("delegation")!, CompartmentId.Parse(at)));
    }

    [Fact]
    public async Task Every_command_has_help()
    {
        foreach (var command in TrackerCli.Root().Subcommands.Where(c => !ServerProcess.Handles(Parsed(c.Name))))
            Assert.Equal(TrackerCli.Done, await TrackerCli.Run([command.Name, "--help"]));
    }

    [Theory]
    [InlineData("list"), InlineData("follow"), InlineData("edit"), InlineData("sign-in"), InlineData("invite"), InlineData("import", "report")]
    [InlineData("import", "screening-list")]
    [InlineData("organization", "add"), InlineData("participant", "add"), InlineData("participant", "link")]
    [InlineData("sessions", "list"), InlineData("sessions", "end")]
    [InlineData("delegation", "create"), InlineData("delegation", "archive"), InlineData("delegation", "reopen")]
    [InlineData("agenda", "add"), InlineData("agenda", "assign"), InlineData("agenda", "volunteer"), InlineData("agenda", "release"),
    InlineData("preparation", "plan"), InlineData("preparation", "list"), InlineData("preparation", "show")]
    [InlineData("preparation", "answer"), InlineData("preparation", "close"), InlineData("preparation", "decide"), InlineData("preparation", "cancel")]
    [InlineData("preparation", "calendar")]
    [InlineData("floor", "show"), InlineData("floor", "open"), InlineData("floor", "close"), InlineData("floor", "let-run"), InlineData("floor", "call")]
    [InlineData("floor", "instruct"), InlineData("floor", "acknowledge"), InlineData("floor", "intervention"), InlineData("floor", "objection")]
    [InlineData("floor", "vote"), InlineData("floor", "outcome"), InlineData("floor", "withdraw")]
    [InlineData("vote", "count"), InlineData("vote", "rules")]
    [InlineData("report", "show"), InlineData("report", "outcome"), InlineData("report", "finish"), InlineData("report", "reopen")]
    [InlineData("contribution", "list"), InlineData("contribution", "show"), InlineData("contribution", "rate")]
    [InlineData("comments", "read"), InlineData("comments", "write"), InlineData("comments", "list"), InlineData("comments", "import")]
    [InlineData("record", "create"), InlineData("record", "claim"), InlineData("record", "correct"), InlineData("record", "withdraw")]
    [InlineData("record", "prefer"), InlineData("record", "statements")]
    [InlineData("identifiers")]
    [InlineData("search"), InlineData("claims")]
    [InlineData("member", "invite")]
    [InlineData("watch", "add"), InlineData("watch", "show"), InlineData("watch", "list"), InlineData("watch", "change"), InlineData("watch", "end")]
    [InlineData("watch", "confirm"), InlineData("watch", "dismiss"), InlineData("watch", "seen")]
    [InlineData("playbook", "add"), InlineData("playbook", "show"), InlineData("playbook", "list"), InlineData("playbook", "start")]
    [InlineData("vital", "list"), InlineData("vital", "show"), InlineData("vital", "draft"), InlineData("vital", "release"), InlineData("vital", "withdraw")]
    [InlineData("vital", "remind"), InlineData("vital", "ack"), InlineData("vital", "ask"), InlineData("vital", "answer")]
    [InlineData("briefing", "list"), InlineData("briefing", "show"), InlineData("briefing", "create"), InlineData("briefing", "collect")]
    [InlineData("briefing", "attendees"), InlineData("briefing", "add"), InlineData("briefing", "return"), InlineData("briefing", "take-out")]
    [InlineData("briefing", "review"), InlineData("briefing", "to"), InlineData("briefing", "release"), InlineData("briefing", "changes")]
    [InlineData("briefing", "ack"), InlineData("briefing", "ask"), InlineData("briefing", "answer")]
    [InlineData("view", "list"), InlineData("view", "draft"), InlineData("view", "publish"), InlineData("view", "withdraw")]
    [InlineData("participant", "deactivate"), InlineData("participant", "reopen")]
    public async Task Help_ends_with_an_example_that_the_program_understands(params string[] command)
    {
        using var output = new StringWriter();
        Assert.Equal(TrackerCli.Done, await Parsed([.. command, "--help"]).InvokeAsync(new InvocationConfiguration { Output = output }));

        var lines = output.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Example:", lines[^2]);
        var example = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(lines[^1].Trim()).ToArray();
        Assert.Equal(["tracker", .. command], example[..(command.Length + 1)]);
        Assert.Empty(Parsed(example[1..]).Errors);
    }

    [Theory]
    [InlineData(true, "serve", "--urls", "http://127.0.0.1:0")]
    [InlineData(true, "--data", "serve", "verify")]
    [InlineData(true, "rebuild")]
    [InlineData(true, "screening", "measure", "pairs")]
    [InlineData(false, "follow", "serve")]
    [InlineData(false, "--data", "serve")]
    [InlineData(false)]
    public void The_servers_own_commands_go_to_the_server(bool expected, params string[] args) =>
        Assert.Equal(expected, ServerProcess.Handles(Parsed(args)));

    [Fact]
    public void The_named_server_is_taken_and_the_other_arguments_stay()
    {
        var server = folder.Write("Tracker.Server.dll", "");

        var taken = ServerProcess.Take(Parsed("show", "--server", server, "delegation/a", "--json"));

        Assert.Equal((server, null), (taken.Server, taken.Wrong));
        Assert.Equal(["show", "delegation/a", "--json"], taken.Others);
        Assert.Equal(server, ServerProcess.Take(Parsed("serve", $"--server={server}")).Server);
    }

    [Theory]
    [InlineData("serve", "--server")]
    [InlineData("serve", "--server", "nowhere.dll")]
    public async Task A_server_that_is_not_there_ends_with_two(params string[] args) =>
        Assert.Equal(TrackerCli.Unable, await TrackerCli.Run(args));

    [Fact]
    public async Task A_sign_in_at_a_server_that_is_not_there_ends_with_two_and_keeps_nothing()
    {
        var sessions = new SavedSessions(folder.Path);

        Assert.Equal(TrackerCli.Unable, await SignInCommand.Run("http://127.0.0.1:9/sign-in?link=abc", sessions, CancellationToken.None));

        Assert.Null(sessions.Newest());
    }

    private static ParseResult Parsed(params string[] args) => TrackerCli.Root().Parse(args);
}
