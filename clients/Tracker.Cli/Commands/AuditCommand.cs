using System.CommandLine;
using Tracker.Domain.Audits;
using Tracker.Domain.Claims;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>audit list</c>, <c>show</c>, <c>open</c>, <c>finding</c>, <c>close</c>, <c>reopen</c> and <c>task</c>: audits of how bodies work.</summary>
internal static class AuditCommand
{
    private const string Sample = "audit/sg-20-2027";
    private static readonly AuditKind Kind = new();

    public static Command Of() => new("audit", "Audits of a body's process: criteria, findings that stay open until there is evidence, follow-up.")
    {
        ListCommand.Of(AuditKind.Word, "List the audits that you may read.", "tracker audit list --json"),
        Show(), Open(), Finding(), Close(), Reopen(), Task(),
    };

    private static ExampleCommand Show()
    {
        var audit = Audit();
        var show = new ExampleCommand("show", "Show an audit with its findings and follow-up tasks.", $"tracker audit show {Sample}") { audit };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var opened = await api.Record(parsed.GetValue(audit), cancel);
            if (opened.Value is not { Rejection: null } record) return ServerAccess.Refused(opened);
            if (record.Parts.Where(p => p.Compartment == AuditKind.At).Select(p => p.State).FirstOrDefault() is not { } state)
                return ServerAccess.Refused(Rejection.NotFound);
            var read = (ProcessAudit)JsonSerializer.Deserialize(state.Utf8.Span, Kind.StateInfo)!;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(AuditLines.Of(read)));
            else AuditLines.Write(read);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Open()
    {
        var (audit, title, body) = (Audit(), Text("title", "What it is called."), Text("body", "Whose process is audited."));
        var record = Parsing.Option<ActorId>("--record", "The record of the body, such as committee/itu-t/sg20.");
        var (first, last) = (Parsing.Day("--first", "The first day."), Parsing.Day("--last", "The last day. Default: the first."));
        first.Required = true;
        var open = new ExampleCommand("open", "Open an audit, as a program manager or an official.",
            $"tracker audit open {Sample} \"Voting in SG 20\" \"SG 20\" --record committee/itu-t/sg20 --first 2027-02-01 --last 2027-05-31")
            { audit, title, body, record, first, last };
        open.SetAction((parsed, cancel) => Sends(parsed, audit, new OpenAudit(
            parsed.GetValue(title)!, new Reference(parsed.GetValue(body)!, parsed.GetValue(record)),
            new(parsed.GetValue(first)!.Value, parsed.GetValue(last) ?? parsed.GetValue(first)!.Value)), "Opened", cancel));
        return open;
    }

    private static ExampleCommand Finding()
    {
        var criterion = Id("criterion", "The criterion: openness, balance, due-process, appeals-process, consensus or one of the audit.");
        var (audit, found) = (Audit(), Text("found", "What was found."));
        var (document, link, quote) = (Document(), Link(), Quote());
        document.Required = true;
        var finding = new ExampleCommand("finding", "Record a finding; it stays open until there is evidence of its remedy.",
            $"tracker audit finding {Sample} openness \"No public record of voting\" --document Rules --link https://example.org/rules")
            { audit, criterion, found, document, link, quote };
        finding.SetAction((parsed, cancel) => Sends(parsed, audit, new RecordAuditFinding(EntityId.New(), new(
            parsed.GetValue(criterion), parsed.GetValue(found)!, SourceOf(parsed, document, link, quote)!)), "Recorded", cancel));
        return finding;
    }

    private static ExampleCommand Close()
    {
        var (audit, finding, document, link, quote) = (Audit(), Id("finding", "Its identifier, as 'audit show' shows it."), Document(), Link(), Quote());
        var remedy = new Option<string?>("--remedy") { Description = "What was remedied." };
        var close = new ExampleCommand("close", "Close a finding with evidence of its remedy.",
            $"tracker audit close {Sample} 0193a1f2b3c4 --document \"Record of votes\" --link https://example.org/votes")
            { audit, finding, document, link, quote, remedy };
        close.SetAction((parsed, cancel) => Sends(parsed, audit, new CloseAuditFinding(
            parsed.GetValue(finding), SourceOf(parsed, document, link, quote), parsed.GetValue(remedy)), "Closed", cancel));
        return close;
    }

    private static ExampleCommand Reopen()
    {
        var (audit, finding, reason) = (Audit(), Id("finding", "Its identifier, as 'audit show' shows it."), Text("reason", "Why it is open again."));
        var reopen = new ExampleCommand("reopen", "Open a finding again.", $"tracker audit reopen {Sample} 0193a1f2b3c4 \"The page is gone\"")
            { audit, finding, reason };
        reopen.SetAction((parsed, cancel) =>
            Sends(parsed, audit, new ReopenAuditFinding(parsed.GetValue(finding), parsed.GetValue(reason)!), "Opened again", cancel));
        return reopen;
    }

    private static ExampleCommand Task()
    {
        var (audit, title, owner) = (Audit(), Text("title", "What is to be done."), Text("owner", "Who does it: a person, an office or a partner."));
        var (due, finding) = (Parsing.Day("--due", "The last day."), Parsing.Option<EntityId>("--finding", "The finding that it follows."));
        due.Required = true;
        var task = new ExampleCommand("task", "Add a follow-up task.",
            $"tracker audit task {Sample} \"Ask for the record\" \"Delegation of Canada\" --due 2027-06-30") { audit, title, owner, due, finding };
        task.SetAction((parsed, cancel) => Sends(parsed, audit, new AddFollowUp(EntityId.New(), new(
            parsed.GetValue(title)!, parsed.GetValue(owner)!, parsed.GetValue(due)!.Value, parsed.GetValue(finding))), "Added", cancel));
        return task;
    }

    private static Argument<ActorId> Audit()
    {
        var audit = Parsing.Argument<ActorId>("audit", $"The audit: {Sample}.");
        audit.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != AuditKind.Word)
                result.AddError($"'{actor}' is not an audit, such as {Sample}.");
        });
        return audit;
    }

    private static Argument<string> Text(string name, string description) => new(name) { Description = description };

    private static Argument<EntityId> Id(string name, string description) => Parsing.Argument<EntityId>(name, description);

    private static Option<string?> Document() => new("--document") { Description = "The document where it can be read." };

    private static Option<string?> Link() => new("--link") { Description = "Its address. A source needs a link or a quote." };

    private static Option<string?> Quote() => new("--quote") { Description = "Its words." };

    private static Source? SourceOf(ParseResult parsed, Option<string?> document, Option<string?> link, Option<string?> quote) =>
        parsed.GetValue(document) is { } title ? new(title, parsed.GetValue(quote), Link: parsed.GetValue(link)) : null;

    private static Task<int> Sends(ParseResult parsed, Argument<ActorId> audit, Domain.Audits.AuditCommand command, string done, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(audit);
            if (await Sending.Send(api, Kind, actor, AuditKind.At, command, cancel) is { } no) return no;
            Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { audit = actor.Value, done }) : $"{done}: {actor}.");
            return TrackerCli.Done;
        });
}
