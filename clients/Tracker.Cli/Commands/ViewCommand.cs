using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>view list</c>, <c>draft</c>, <c>publish</c> and <c>withdraw</c>: what a government office says officially to a delegation.</summary>
internal static class ViewCommand
{
    public static Command Of() => new("view", "Views of government offices: drafted for the government, published to a delegation.")
    {
        List(), Draft(), Publish(), Withdraw(),
    };

    private static ExampleCommand List()
    {
        var delegation = DelegationCommand.Delegation();
        var list = new ExampleCommand("list", "The views that you may read: those issued to the delegation, and drafts for their offices.",
            "tracker view list delegation/sample-sg13") { delegation };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (record, code) = await Read(api, parsed.GetValue(delegation), cancel);
            if (record is null) return code;
            var issued = record.Of<DelegationState>(CompartmentId.Delegation)?.IssuedViews.Values.OrderByDescending(v => v.IssuedAt).ToList() ?? [];
            var drafts = record.Of<DelegationState>(CompartmentId.Government)?.Views.Values.ToList() ?? [];
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(new { issued = issued.Select(Line), drafts = drafts.Select(Line) }));
            else
            {
                foreach (var v in issued) Console.WriteLine($"{v.Id}  issued, revision {v.Revision}  {Standing(v)}  {VisibleText.Of(v.Subject)}");
                foreach (var v in drafts) Console.WriteLine($"{v.Id}  draft, version {v.TextVersion}  {Standing(v)}  {VisibleText.Of(v.Subject.Value)}");
            }
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand Draft()
    {
        var delegation = DelegationCommand.Delegation();
        var office = Parsing.Argument<GroupId>("office", "The office that issues it, such as office/sample-office; yours.");
        var subject = new Argument<string>("subject") { Description = "What it is about." };
        var text = new Argument<string>("text") { Description = "What the office says." };
        var (from, to) = (Parsing.Day("--from", "The first day on which it holds."), Parsing.Day("--to", "The last day on which it holds."));
        var number = new Option<string?>("--point") { Description = "The number of the agenda point that it is about. Default: the whole gathering." };
        var supersedes = Parsing.Option<EntityId>("--supersedes", "A published view of the same office that it takes the place of.");
        var draft = new ExampleCommand("draft", "Draft a view, which only the government sees.",
            "tracker view draft delegation/sample-sg13 office/sample-office \"New IP\" \"The office supports no new network layer.\" --point 1")
            { delegation, office, subject, text, from, to, number, supersedes };
        draft.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (record, code) = await Read(api, parsed.GetValue(delegation), cancel);
            if (record is null) return code;
            EntityId? point = null;
            if (parsed.GetValue(number) is { } named
                && (record.Of<DelegationState>(CompartmentId.Delegation) is not { } state || (point = DelegationCommand.PointOf(state, named)) is null))
                return ServerAccess.Say($"There is no point '{named}' on the agenda.");
            var command = new DraftView(EntityId.New(), parsed.GetValue(office), parsed.GetValue(subject)!, parsed.GetValue(text)!,
                parsed.GetValue(from), parsed.GetValue(to), point, parsed.GetValue(supersedes));
            if (await Send(api, parsed.GetValue(delegation), command, cancel) is { } no) return no;
            Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { view = command.Id.Value }) : $"Drafted {command.Id}.");
            return TrackerCli.Done;
        }));
        return draft;
    }

    private static ExampleCommand Publish()
    {
        var (delegation, id) = (DelegationCommand.Delegation(), View());
        var apply = new Option<bool>("--apply") { Description = "Publish it. Without this it only says who would read it." };
        var publish = new ExampleCommand("publish", "Say exactly who would read a view, or publish it to the delegation.",
            "tracker view publish delegation/sample-sg13 sample-view") { delegation, id, apply };
        publish.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(delegation);
            var (view, code) = await Find(api, actor, parsed.GetValue(id), cancel);
            if (view is null) return code;
            var audience = await api.Audience(actor, CompartmentId.Delegation, cancel);
            if (audience.Value is not { } readers) return ServerAccess.Refused(audience);
            var isApplied = parsed.GetValue(apply);
            if (isApplied && await Send(api, actor, new PublishView(view.Id, view.TextVersion), cancel) is { } no) return no;
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(
                    new { published = isApplied, readers = readers.Select(r => new { id = r.Id.Value, name = r.Name }) }));
            else
            {
                Console.WriteLine($"{(isApplied ? "Published to" : "Would be published to")} {readers.Count}: "
                    + string.Join(", ", readers.Select(r => VisibleText.Of(r.Name))) + ".");
                if (!isApplied && view.IsOut) Console.WriteLine("They have this text already.");
            }
            return TrackerCli.Done;
        }));
        return publish;
    }

    private static ExampleCommand Withdraw()
    {
        var (delegation, id) = (DelegationCommand.Delegation(), View());
        var withdraw = new ExampleCommand("withdraw", "Withdraw a published view; that it was there stays in the history.",
            "tracker view withdraw delegation/sample-sg13 sample-view") { delegation, id };
        withdraw.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (view, code) = await Find(api, parsed.GetValue(delegation), parsed.GetValue(id), cancel);
            if (view is null) return code;
            if (await Send(api, parsed.GetValue(delegation), new WithdrawView(view.Id), cancel) is { } no) return no;
            Console.WriteLine($"Withdrawn: {VisibleText.Of(view.Subject.Value)}.");
            return TrackerCli.Done;
        }));
        return withdraw;
    }

    private static Argument<EntityId> View() => Parsing.Argument<EntityId>("view", "Its identifier, as 'view list' shows it.");

    private static Task<int?> Send(ApiClient api, ActorId delegation, Tracker.Domain.Parts.ViewCommand command, CancellationToken cancel) =>
        Sending.Send(api, DelegationCommand.Kind, delegation, CompartmentId.Government, command, cancel);

    private static async Task<(RecordState? Record, int Code)> Read(ApiClient api, ActorId delegation, CancellationToken cancel)
    {
        var opened = await api.Record(delegation, cancel);
        return opened.Value is { Rejection: null } record
            ? (new RecordState(record.Parts.Where(p => p.State is not null).ToImmutableSortedDictionary(p => p.Compartment, p => new CompartmentState(
                p.Version, JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, DelegationCommand.Kind.StateInfo)!))), TrackerCli.Done)
            : (null, ServerAccess.Refused(opened));
    }

    private static async Task<(GovernmentView? View, int Code)> Find(ApiClient api, ActorId delegation, EntityId id, CancellationToken cancel)
    {
        var (record, code) = await Read(api, delegation, cancel);
        if (record is null) return (null, code);
        return record.Of<DelegationState>(CompartmentId.Government)?.Views.GetValueOrDefault(id) is { } view
            ? (view, TrackerCli.Done)
            : (null, ServerAccess.Say($"There is no draft of a view '{id}' that you may read in {delegation}."));
    }

    private static string Standing(IssuedView view) => view.Withdrawn ? "withdrawn" : view.SupersededBy is { } by ? $"superseded by {by}" : "stands";

    private static string Standing(GovernmentView view) =>
        view.IsOut ? "published" : view.Published is { Withdrawn: false } ? "changed since it was published" : "not published";

    private static object Line(IssuedView v) => new
    {
        view = v.Id.Value, revision = v.Revision, office = v.Office.Value, subject = v.Subject, text = v.Text, from = v.Validity.From, to = v.Validity.To,
        point = v.Point?.Value, issuedBy = v.IssuedBy.Value, issuedAt = Output.Time(v.IssuedAt), supersededBy = v.SupersededBy?.Value, withdrawn = v.Withdrawn,
    };

    private static object Line(GovernmentView v) => new
    {
        view = v.Id.Value, office = v.Office.Value, subject = v.Subject.Value, text = v.Text.Value, version = v.TextVersion, point = v.Point?.Value,
        published = v.Published is { Withdrawn: false }, isOut = v.IsOut,
    };
}
