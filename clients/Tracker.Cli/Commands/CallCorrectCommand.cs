using System.CommandLine;
using Tracker.Domain.Calls;
using Tracker.Domain.Programs;

namespace Tracker.Cli.Commands;

/// <summary><c>call correct</c>: what an open call offers.</summary>
internal static class CallCorrectCommand
{
    public static ExampleCommand Of()
    {
        var (call, reason) = (CallCommand.Call(), CallCommand.Text("reason", "Why; everybody reads it."));
        var (title, what) = (Words("--title", "What it is called from now on."), Words("--for", "What is paid for."));
        var (most, award) = (CallMoneyCommand.Money("--most", "For the whole call."), CallMoneyCommand.Money("--per-award", "Most per award."));
        var applicant = CallMoneyCommand.Money("--per-applicant", "Most per applicant.");
        var costs = Parsing.ManyWords<CostKind>("--cost", "Kinds of cost that are paid too");
        var correct = new ExampleCommand("correct", "Correct the words of an open call, raise its caps, or pay more kinds of cost.",
            $"tracker call correct {CallCommand.Sample} \"It said three\" --for \"Four meetings\" --per-award 40000")
            { call, reason, title, what, most, award, applicant, costs };
        correct.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await CallCommand.Read(api, parsed.GetValue(call), cancel);
            if (read is not var (was, _)) return code;
            var wrong = false;
            long? Units(Option<string?> amount)
            {
                var units = CallMoneyCommand.Units(parsed.GetValue(amount), was.Currency);
                wrong |= units is null && parsed.GetValue(amount) is not null;
                return units;
            }
            var to = was with
            {
                Title = parsed.GetValue(title) ?? was.Title, For = parsed.GetValue(what) ?? was.For,
                MostPerAward = Units(award) ?? was.MostPerAward, MostPerApplicant = Units(applicant) ?? was.MostPerApplicant,
                Costs = parsed.GetValue(costs) is { IsDefault: false } paid ? [.. was.Costs.Union(paid)] : was.Costs,
            };
            var all = Units(most);
            return wrong ? ServerAccess.Say(CallMoneyCommand.NoAmount(was.Currency)) : await CallCommand.Sends(
                parsed, api, parsed.GetValue(call), CompartmentId.Program, new CorrectCall(was, to, parsed.GetValue(reason)!, all), "Corrected", cancel);
        }));
        return correct;
    }

    private static Option<string?> Words(string name, string description) => new(name) { Description = description };
}
