using System.CommandLine;
using Tracker.Domain.Claims;
using Tracker.Domain.Contributions;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>contribution list</c>, <c>show</c> and <c>rate</c>: what is submitted to bodies, and what a delegation thinks of it.</summary>
internal static class ContributionCommand
{
    private const string Sample = "contribution/itu-t/sg13-c0123", NotRated = "not-rated";

    public static Command Of() => new("contribution", "Contributions to the work of bodies, their outcome, and how members rate them.")
    {
        List(), Show(), Rate(),
    };

    private static ExampleCommand List()
    {
        var of = Parsing.Option<ActorId>("--of", "Only those of this work item, committee, meeting, organisation or person, with their figures.");
        var list = new ExampleCommand("list", "List contributions.", "tracker contribution list --of committee/itu-t/sg13 --json") { of };
        list.SetAction((parsed, cancel) => parsed.GetValue(of) is { } record
            ? ServerAccess.With(parsed, asOperator: false, async (_, api) =>
            {
                var answer = await api.Contributions(record, cancel);
                if (answer.Value is not { } found) return ServerAccess.Refused(answer);
                if (parsed.GetValue(ServerOptions.Json)) Output.Json(found, ApiJson.Lenient.ListContributionFacts);
                else Write(found);
                return TrackerCli.Done;
            })
            : ListCommand.Shown(parsed, BodyContribution.Kind.Name, null, null, null, cancel));
        return list;
    }

    private static void Write(IReadOnlyCollection<ContributionFacts> found)
    {
        var chains = RevisionChain.Of(found);
        foreach (var chain in chains) Console.WriteLine(Said(chain.Latest));
        var counts = ContributionCounts.Of(chains);
        Console.WriteLine($"{counts.Submitted} submitted, {counts.Recorded} with a recorded outcome. {ContributionCounts.Rule}");
        foreach (var of in counts.Organizations)
            Console.WriteLine($"  {VisibleText.Of(of.Sponsor.Name)}: {of.Submitted} submitted, "
                + (of.Recorded == 0 ? "no outcome recorded" : $"{of.TakenUp} of {of.Recorded} with a recorded outcome taken up, {of.InPart} in part"));
    }

    private static ExampleCommand Show()
    {
        var contribution = Contribution();
        var show = new ExampleCommand("show", "Show a contribution with its revisions, sponsors and outcome.", $"tracker contribution show {Sample}")
            { contribution };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(contribution);
            var answer = await api.Contributions(actor, cancel);
            if (answer.Value is not { } found) return ServerAccess.Refused(answer);
            if (RevisionChain.Of(found).FirstOrDefault(c => c.Documents.Any(d => d.Actor == actor)) is not { } chain)
                return ServerAccess.Refused(Rejection.NotFound);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json([.. chain.Documents], ApiJson.Lenient.ListContributionFacts);
            else
                foreach (var document in chain.Documents)
                {
                    Console.WriteLine((document.Actor == actor ? "* " : "  ") + Said(document));
                    foreach (var sponsor in document.Sponsors)
                        Console.WriteLine($"    {(sponsor.CoSponsor ? "co-sponsor" : "sponsor")}: {VisibleText.Of(sponsor.Sponsor.Name)}");
                    if (document.Outcome?.Document is { } source) Console.WriteLine($"    source of the outcome: {VisibleText.Of(source)}");
                }
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Rate()
    {
        var (delegation, contribution) = (DelegationCommand.Delegation(), Contribution());
        var number = new Option<string>("--point") { Description = "The number of the agenda point.", Required = true };
        var problem = Test("--real-problem", "Whether it addresses a real problem.");
        var technical = Test("--technical", "Whether it is technical.");
        var solution = Test("--real-solution", "Whether it proposes a real solution.");
        var note = new Option<string?>("--note") { Description = "Why." };
        var rate = new ExampleCommand("rate", "Rate a contribution in a delegation; your earlier rating stays in its history.",
            $"tracker contribution rate delegation/sample-sg13 {Sample} --point 7.2 --real-problem yes --real-solution no --technical yes")
            { delegation, contribution, number, problem, solution, technical, note };
        rate.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(delegation);
            var (state, code) = await DelegationCommand.Read(api, actor, cancel);
            if (state is null) return code;
            if (DelegationCommand.PointOf(state, parsed.GetValue(number)!) is not { } point)
                return ServerAccess.Say($"There is no point '{parsed.GetValue(number)}' on the agenda.");
            var answers = new QualityAnswers(Read(parsed.GetValue(problem)), Read(parsed.GetValue(solution)), Read(parsed.GetValue(technical)));
            var command = new RateContribution(parsed.GetValue(contribution), point, answers, parsed.GetValue(note));
            if (await DelegationCommand.Send(api, actor, command, cancel) is { } no) return no;
            Console.WriteLine("Rated.");
            return TrackerCli.Done;
        }));
        return rate;
    }

    private static Option<string?> Test(string name, string what)
    {
        var test = new Option<string?>(name) { Description = $"{what} yes, no or {NotRated} (the default)." };
        test.AcceptOnlyFromAmong("yes", "no", NotRated);
        return test;
    }

    private static bool? Read(string? answer) => answer is null or NotRated ? null : answer == "yes";

    private static string Said(ContributionFacts facts) => string.Join("  ", new[]
    {
        facts.Number ?? "no number", VisibleText.Of(facts.Title), facts.Day?.Value ?? "not dated",
        facts.Outcome is { } outcome ? Said(outcome) : "no outcome recorded",
    });

    private static string Said(OutcomeFact outcome) => Spoken(outcome.Outcome) + (outcome.Clause is { } clause ? ", " + VisibleText.Of(clause) : "");

    private static string Spoken(Incorporation outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString()).Replace('-', ' ');

    private static Argument<ActorId> Contribution()
    {
        var contribution = Parsing.Argument<ActorId>("contribution", $"The contribution, such as {Sample}.");
        contribution.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != BodyContribution.Kind.Name)
                result.AddError($"'{actor}' is no contribution, such as {Sample}.");
        });
        return contribution;
    }
}
