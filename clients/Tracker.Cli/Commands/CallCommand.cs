using System.CommandLine;
using Tracker.Domain.Calls;
using Tracker.Domain.Parts;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>call list</c>, <c>show</c>, <c>deadline</c>, <c>correct</c>, <c>withdraw</c>, <c>reviewers</c>, <c>review</c>, <c>consensus</c> and what is in
/// <see cref="CallMoneyCommand"/>: calls for small businesses.</summary>
internal static class CallCommand
{
    internal const string Sample = "call/quantum";
    internal static readonly CallKind Kind = new();

    public static Command Of() => new("call", "Calls for small businesses: apply, review, award, report.")
    {
        ListCommand.Of(CallKind.Word, "List the calls with their deadlines.", "tracker call list --json"),
        Show(), Deadline(), CallCorrectCommand.Of(), CallMoneyCommand.Open(), CallMoneyCommand.Apply(), Withdraw(), Reviewers(),
        Review(), Consensus(), CallMoneyCommand.Decide(), CallMoneyCommand.Report(), CallMoneyCommand.Incentives(), CallMoneyCommand.End(),
    };

    private static ExampleCommand Show()
    {
        var call = Call();
        var show = new ExampleCommand("show", "Show a call, with what you may read of its applications.", $"tracker call show {Sample}") { call };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(call), cancel);
            if (read is not { } known) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(CallLines.Of(known.Terms, known.Filed)));
            else CallLines.Write(known.Terms, known.Filed);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Deadline()
    {
        var (call, reason) = (Call(), Text("reason", "Why; everybody reads it."));
        var to = Parsing.Moment("--to", "The new last second to apply, such as 2027-03-01T17:00:00-05:00.");
        var zone = Zone();
        to.Required = true;
        var deadline = new ExampleCommand("deadline", "Move the deadline of a call to a later moment.",
            $"tracker call deadline {Sample} \"A holiday\" --to 2027-03-08T17:00:00-05:00 --zone America/New_York") { call, reason, to, zone };
        deadline.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var later = new CallDeadline(parsed.GetValue(to)!.Value.ToUniversalTime(), parsed.GetValue(zone)!);
            return await Sends(
                parsed, api, parsed.GetValue(call), CompartmentId.Program, new MoveDeadline(later, parsed.GetValue(reason)!), "Moved", cancel);
        }));
        return deadline;
    }

    private static ExampleCommand Withdraw()
    {
        var (call, application, company, reason) = (Call(), Application(), Company(), Text("reason", "Why."));
        var withdraw = new ExampleCommand("withdraw", "Withdraw an application of your company before it is decided.",
            $"tracker call withdraw {Sample} 0193a1f2b3c4 \"Another grant\" --company org/acme") { call, application, reason, company };
        withdraw.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(call), CallKind.CompartmentOf(parsed.GetValue(company)!.Value),
            new WithdrawApplication(parsed.GetValue(application), parsed.GetValue(reason)!), "Withdrawn", cancel)));
        return withdraw;
    }

    private static ExampleCommand Reviewers()
    {
        var (call, application) = (Call(), Application());
        var people = new Argument<string[]>("people") { Description = "Two people with the group for which they are named: ann=org/acme bo=office/trade." };
        people.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (One(token.Value) is null) result.AddError($"'{token.Value}' is not a person with their group, such as ann=org/acme.");
        });
        var reviewers = new ExampleCommand("reviewers", "Name the two people who review an application; none may belong to the applicant.",
            $"tracker call reviewers {Sample} 0193a1f2b3c4 ann=org/lab bo=office/trade") { call, application, people };
        reviewers.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(call), cancel);
            if (read is not { } known) return code;
            if (known.Filed.Find(f => f.Application.Id == parsed.GetValue(application)) is not { } filed)
                return ServerAccess.Refused(Rejection.Missing("application", "id"));
            var named = new Addressees([.. parsed.GetValue(people)!.Select(p => One(p)!)]);
            return await Sends(parsed, api, parsed.GetValue(call), CompartmentId.Program,
                new NameReviewers(filed.Application.Id, filed.Application.Company, named), "Named", cancel);
        }));
        return reviewers;
    }

    private static ExampleCommand Review()
    {
        var (call, application, words) = (Call(), Application(), Text("words", "Why: about the application, not about people."));
        var advice = Parsing.WordArgument<Advice>("advice", "What you advise");
        var review = new ExampleCommand("review", "Give your review of an application for which you are named.",
            $"tracker call review {Sample} 0193a1f2b3c4 award \"The plan is plain\"") { call, application, advice, words };
        review.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var me = await api.Me(cancel);
            return me.Value is not { } viewer ? ServerAccess.Refused(me) : await Sends(
                parsed, api, parsed.GetValue(call), CompartmentId.Own(viewer.Participant),
                new GiveReview(parsed.GetValue(application), parsed.GetValue(advice)!.Value, parsed.GetValue(words)!), "Given", cancel);
        }));
        return review;
    }

    private static ExampleCommand Consensus()
    {
        var (call, application, words) = (Call(), Application(), Text("words", "What both reviewers agree on; both read it."));
        var advice = Parsing.WordArgument<Advice>("advice", "What both advise");
        var consensus = new ExampleCommand("consensus", "Record what both reviewers agree on.",
            $"tracker call consensus {Sample} 0193a1f2b3c4 award \"Award without the labour\"") { call, application, advice, words };
        consensus.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(call), CompartmentId.Program,
            new RecordConsensus(parsed.GetValue(application), new(parsed.GetValue(advice)!.Value, parsed.GetValue(words)!)), "Recorded", cancel)));
        return consensus;
    }

    internal static Argument<ActorId> Call()
    {
        var call = Parsing.Argument<ActorId>("call", $"The call: {Sample}.");
        call.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != CallKind.Word)
                result.AddError($"'{actor}' is not a call, such as {Sample}.");
        });
        return call;
    }

    internal static Option<string> Zone() =>
        new("--zone") { Description = "The zone in which it is written, such as America/New_York.", DefaultValueFactory = _ => "UTC" };

    internal static Argument<EntityId> Application() => Parsing.Argument<EntityId>("application", "Its identifier, as 'call show' shows it.");

    internal static Option<GroupId?> Company()
    {
        var company = Parsing.Option<GroupId>("--company", "Your company, such as org/acme.");
        company.Required = true;
        return company;
    }

    internal static Argument<string> Text(string name, string description) => new(name) { Description = description };

    internal static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId call, CompartmentId at, Domain.Shared.Command command, string done, CancellationToken cancel)
    {
        if (await Sending.Send(api, Kind, call, at, command, cancel) is { } no) return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { call = call.Value, done }) : $"{done}: {call}.");
        return TrackerCli.Done;
    }

    /// <summary>The terms and every application that the caller may read, as who of them reads most has it; null with the exit code.</summary>
    internal static async Task<((CallTerms Terms, List<Filed> Filed)? Read, int Code)> Read(ApiClient api, ActorId call, CancellationToken cancel)
    {
        var opened = await api.Record(call, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        var parts = record.Parts.Where(p => p.State is not null).OrderBy(p => p.Compartment != CompartmentId.Program)
            .Select(p => (CallRecord)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, Kind.StateInfo)!).ToList();
        return parts.Select(p => p.Terms).FirstOrDefault(t => t is not null) is { } terms
            ? ((terms, [.. parts.SelectMany(p => p.All).DistinctBy(f => f.Application.Id)]), TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static Addressee? One(string written) =>
        written.Split('=') is [var person, var group] && ParticipantId.TryParse(person) is { } id && GroupId.TryParse(group) is { } named
            ? new(id, named) : null;
}
