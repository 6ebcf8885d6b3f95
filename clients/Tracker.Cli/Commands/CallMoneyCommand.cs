using System.CommandLine;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;

namespace Tracker.Cli.Commands;

/// <summary><c>call open</c>, <c>apply</c>, <c>decide</c>, <c>report</c> and <c>end</c>: what has an amount.</summary>
internal static class CallMoneyCommand
{
    public static ExampleCommand Open()
    {
        var (call, title, what) = (CallCommand.Call(), CallCommand.Text("title", "What it is called."), CallCommand.Text("for", "What is paid for."));
        var deadline = Parsing.Moment("--deadline", "The last second to apply, such as 2027-03-01T17:00:00-05:00.");
        var zone = CallCommand.Zone();
        var program = Parsing.Option<ActorId>("--program", "The program that pays.");
        var (fund, stream) = (Parsing.Option<EntityId>("--fund", "Its fund."), Parsing.Option<EntityId>("--stream", "Its stream."));
        var (most, award) = (Money("--most", "For the whole call."), Money("--per-award", "Most per award."));
        var applicant = Money("--per-applicant", "Most per applicant.");
        var currency = new Option<string>("--currency") { Description = "That of the fund.", DefaultValueFactory = _ => "USD" };
        var costs = Parsing.ManyWords<CostKind>("--cost", "The kinds of cost that are paid");
        var ask = new Option<string[]>("--ask")
        {
            Description = "A question that applicants must answer with yes, and its rule: \"Fewer than 500 people?=Terms, 2\".",
        };
        foreach (var option in (Option[])[deadline, program, fund, stream, most, award, applicant, costs]) option.Required = true;
        var open = new ExampleCommand("open", "Open a call with money of a stream of a program.",
            $"tracker call open {CallCommand.Sample} \"Small businesses\" \"Three meetings\" --deadline 2027-03-01T17:00:00-05:00 --zone America/New_York "
            + "--program program/sample-participation --fund f1 --stream s1 --most 100000 --per-award 30000 --per-applicant 50000 --cost travel labour")
            { call, title, what, deadline, zone, program, fund, stream, most, award, applicant, currency, costs, ask };
        open.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var code = parsed.GetValue(currency)!;
            if (Units(parsed.GetValue(award), code) is not { } perAward || Units(parsed.GetValue(applicant), code) is not { } perApplicant
                || Units(parsed.GetValue(most), code) is not { } all) return ServerAccess.Say(NoAmount(code));
            var terms = new CallTerms(
                parsed.GetValue(title)!, parsed.GetValue(what)!, new(parsed.GetValue(deadline)!.Value.ToUniversalTime(), parsed.GetValue(zone)!), code,
                perAward, perApplicant, parsed.GetValue(costs), [.. (parsed.GetValue(ask) ?? []).Select(Asked)]);
            var from = new CallMoney(
                parsed.GetValue(program)!.Value, parsed.GetValue(fund)!.Value, parsed.GetValue(stream)!.Value, all, parsed.GetValue(stream)!.Value.Value);
            return await CallCommand.Sends(parsed, api, parsed.GetValue(call), CompartmentId.Program, new OpenCall(terms, from), "Opened", cancel);
        }));
        return open;
    }

    public static ExampleCommand Apply()
    {
        var (call, company) = (CallCommand.Call(), CallCommand.Company());
        var (title, plan) = (CallCommand.Text("title", "What it is called."), CallCommand.Text("plan", "What you will do, and why."));
        var work = new Option<string>("--work") { Description = "A record such as committee/itu-t/sg13, or a name.", Required = true };
        var cost = new Option<string[]>("--cost") { Description = "A cost of the estimate: travel=12000.", Required = true };
        var answer = new Option<string[]>("--answer") { Description = "The answer to a question of the call: c1=yes. 'call show' lists them." };
        var apply = new ExampleCommand("apply", "Apply for your company. What is missing is said, and nothing is sent.",
            $"tracker call apply {CallCommand.Sample} \"Three meetings\" \"Attend and contribute\" --company org/acme --work committee/itu-t/sg13 "
            + "--cost travel=12000 --answer c1=yes") { call, title, plan, company, work, cost, answer };
        apply.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await CallCommand.Read(api, parsed.GetValue(call), cancel);
            if (read is not var (terms, _)) return code;
            var lines = parsed.GetValue(cost)!.Select(c => Line(c, terms.Currency)).ToList();
            if (lines.Contains(null))
                return ServerAccess.Say($"Write each cost as travel=12000, with {string.Join(", ", Enum.GetValues<CostKind>().Select(Parsing.WordOf))}.");
            var (said, application) = (parsed.GetValue(work)!, EntityId.New());
            var at = parsed.GetValue(company)!.Value;
            return await CallCommand.Sends(parsed, api, parsed.GetValue(call), CallKind.CompartmentOf(at), new Apply(new(
                application, at, parsed.GetValue(title)!, parsed.GetValue(plan)!, new Reference(said, ActorId.TryParse(said)), [.. lines.Select(l => l!)],
                [.. (parsed.GetValue(answer) ?? []).Select(Answered).OfType<CriterionAnswer>()])), $"Sent {application}", cancel);
        }));
        return apply;
    }

    public static ExampleCommand Decide()
    {
        var (call, application, reason) = (CallCommand.Call(), CallCommand.Application(), CallCommand.Text("reason", "Why; the applicant reads it."));
        var award = Money("--award", "What is awarded; without it the application is declined.");
        var decide = new ExampleCommand("decide", "Award or decline an application after the consensus.",
            $"tracker call decide {CallCommand.Sample} 0193a1f2b3c4 \"Travel only\" --award 12000") { call, application, reason, award };
        return With(decide, call, (parsed, terms, units) => new DecideApplication(parsed.GetValue(application), new(units ?? 0, parsed.GetValue(reason)!)),
            award, _ => CompartmentId.Program, "Decided");
    }

    public static ExampleCommand Report()
    {
        var (call, application, company) = (CallCommand.Call(), CallCommand.Application(), CallCommand.Company());
        var what = CallCommand.Text("what", "What was done.");
        var cost = Money("--cost", "What it cost.");
        var on = Parsing.Day("--on", "The day. Default: today.");
        var hours = new Option<decimal?>("--hours") { Description = "The hours of work that it took, such as 7.5." };
        var record = Parsing.Option<ActorId>("--record", "What arose from it, such as work-item/itu-t/y.3800.");
        cost.Required = true;
        var report = new ExampleCommand("report", "Report an activity that an award of your company pays.",
            $"tracker call report {CallCommand.Sample} 0193a1f2b3c4 \"Attended the meeting\" --company org/acme --cost 4000 --record work-item/itu-t/y.3800")
            { call, application, what, company, cost, on, hours, record };
        return With(report, call, (parsed, terms, units) => new ReportActivity(parsed.GetValue(application), new(
            EntityId.New(), parsed.GetValue(on) ?? DateOnly.FromDateTime(DateTime.UtcNow), parsed.GetValue(what)!, units ?? 0,
            parsed.GetValue(record) is { } arose ? [new Reference(arose.Value, arose)] : [], parsed.GetValue(hours))),
            cost, parsed => CallKind.CompartmentOf(parsed.GetValue(company)!.Value), "Reported");
    }

    public static ExampleCommand Incentives()
    {
        var call = CallCommand.Call();
        var incentives = new ExampleCommand("incentives",
            "Print hours and costs of the activities under awards as CSV: your company's, or all for program managers.",
            $"tracker call incentives {CallCommand.Sample} > activities.csv") { call };
        incentives.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Incentives(parsed.GetValue(call), cancel);
            if (answer.Value is not { } sheet) return ServerAccess.Refused(answer);
            Console.Write(sheet);
            return TrackerCli.Done;
        }));
        return incentives;
    }

    public static ExampleCommand End()
    {
        var (call, application, reason) = (CallCommand.Call(), CallCommand.Application(), CallCommand.Text("reason", "Why; the applicant reads it."));
        var (how, spent) = (Parsing.WordArgument<EndedAs>("how", "How it ended"), Money("--spent", "What was spent; the rest returns to the stream."));
        spent.Required = true;
        var end = new ExampleCommand("end", "End an award; what is not spent returns to the stream.",
            $"tracker call end {CallCommand.Sample} 0193a1f2b3c4 dropped-out \"The expert left\" --spent 4000") { call, application, how, reason, spent };
        return With(end, call, (parsed, terms, units) => new EndAward(
            parsed.GetValue(application), new(parsed.GetValue(how)!.Value, units ?? 0, parsed.GetValue(reason)!)), spent, _ => CompartmentId.Program, "Ended");
    }

    /// <summary>A command with one amount in the currency of the call.</summary>
    private static ExampleCommand With(
        ExampleCommand command, Argument<ActorId> call, Func<ParseResult, CallTerms, long?, Domain.Calls.CallCommand> make, Option<string?> amount,
        Func<ParseResult, CompartmentId> at, string done)
    {
        command.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await CallCommand.Read(api, parsed.GetValue(call), cancel);
            if (read is not var (terms, _)) return code;
            var units = Units(parsed.GetValue(amount), terms.Currency);
            return parsed.GetValue(amount) is not null && units is null ? ServerAccess.Say(NoAmount(terms.Currency))
                : await CallCommand.Sends(parsed, api, parsed.GetValue(call), at(parsed), make(parsed, terms, units), done, cancel);
        }));
        return command;
    }

    internal static Option<string?> Money(string name, string description) => new(name) { Description = description + " Such as 24000 or 24000.50." };

    internal static long? Units(string? written, string currency) => written is null ? null : Currency.Read(written, currency);

    internal static string NoAmount(string currency) => $"Write the amount in {currency} with at most {Currency.Places(currency)} digits after the point.";

    private static Criterion Asked(string written, int at) =>
        written.Split('=', 2) is [var question, var rule] ? new(EntityId.Parse($"c{at + 1}"), question, rule) : new(EntityId.Parse($"c{at + 1}"), written, "");

    private static CriterionAnswer? Answered(string written) =>
        written.Split('=') is [var id, ("yes" or "no") and var said] && EntityId.TryParse(id) is { } criterion ? new(criterion, said == "yes") : null;

    private static EstimateLine? Line(string written, string currency) =>
        written.Split('=') is [var word, var amount] && Enum.TryParse<CostKind>(word, ignoreCase: true, out var kind)
            && Currency.Read(amount, currency) is { } units
            ? new(kind, units, Parsing.WordOf(kind)) : null;
}
