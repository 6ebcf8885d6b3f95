using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.Delegations.VoteCommand;

namespace Tracker.Cli.Commands;

/// <summary><c>vote expect</c>, <c>list</c>, <c>settle</c>, <c>cast</c>, <c>correct</c>, <c>count</c>, <c>rules</c>, <c>move</c>, <c>cancel</c> and
/// <c>explain</c>: the ballots in which a delegation votes.</summary>
internal static class VoteCommand
{
    private static readonly string[] Answers = [.. Enum.GetValues<BallotAnswer>().Select(a => Word(a))];

    public static Command Of() => new("vote", "The ballots in which a delegation votes.")
    {
        Expect(), List(), Settle(), Cast(), Correct(), Count(), Rules(), Move(), Cancel(), Explain(),
    };

    private static ExampleCommand Count()
    {
        var rule = new Argument<string>("rule") { Description = "By which rule the body decides; 'vote rules' lists them." };
        rule.AcceptOnlyFromAmong([.. BallotRule.All.Select(r => r.Id)]);
        Option<int?> pFavour = Number("--p-in-favour", "P-members in favour."), pAgainst = Number("--p-against", "P-members against.");
        Option<int?> favour = Number("--in-favour", "All in favour."), against = Number("--against", "All against, or who opposed.");
        var (abstained, source) = (Number("--abstained", "Who abstained."), new Option<string?>("--source") { Description = "Where the numbers are from." });
        return Change("count", "Say by which rule a ballot is decided, and what is known of its count; what is left out is unknown.",
            "tracker vote count delegation/sample-sg13 0193a1f2b3c4 iso-enquiry --p-in-favour 12 --p-against 3 --in-favour 17 --against 4 --source N123",
            "Recorded", [rule, pFavour, pAgainst, favour, against, abstained, source],
            (parsed, vote) => new CountBallot(
                vote.Id, new(parsed.GetValue(rule)!, new(
                    parsed.GetValue(pFavour), parsed.GetValue(pAgainst), parsed.GetValue(favour), parsed.GetValue(against), parsed.GetValue(abstained)),
                    parsed.GetValue(source)), vote.Counted.Value));
    }

    private static Option<int?> Number(string name, string what) => new(name) { Description = what };

    private static ExampleCommand Rules()
    {
        var rules = new ExampleCommand("rules", "The rules of bodies by which a ballot is decided, each with its clause.", "tracker vote rules");
        rules.SetAction(parsed =>
        {
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(BallotRule.All.Select(r => new { rule = r.Id, r.Name, r.Clause, r.Says, r.Weeks })));
            else foreach (var rule in BallotRule.All) Console.WriteLine($"{rule.Id}  {rule.Name}  {rule.Clause}\n  {rule.Says}");
            return TrackerCli.Done;
        });
        return rules;
    }

    private static ExampleCommand Expect()
    {
        var delegation = DelegationCommand.Delegation();
        var ballot = new Argument<string>("ballot") { Description = "Such as \"DIS ballot on ISO/IEC 23837-2\"." };
        var (closes, zone) = (Closes(), Zone());
        var number = new Option<string?>("--point") { Description = "The number of the agenda point with the position." };
        var item = Parsing.Option<ActorId>("--item", "The work item or standard that is voted on.");
        var expect = new ExampleCommand("expect", "Add a ballot in which the delegation votes. Who casts is reminded three days before it closes.",
            "tracker vote expect delegation/sample-sg13 \"DIS ballot on ISO/IEC 23837-2\" --closes 2027-03-01T23:59:00+01:00 --zone Europe/Zurich")
            { delegation, ballot, closes, zone, number, item };
        expect.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            EntityId? point = null;
            if (parsed.GetValue(number) is { } named && (point = DelegationCommand.PointOf(state, named)) is null)
                return ServerAccess.Say($"There is no point '{named}' on the agenda.");
            var command = new ExpectVote(EntityId.New(), parsed.GetValue(ballot)!, Closing(parsed, closes, zone), parsed.GetValue(item), point);
            if (await DelegationCommand.Send(api, parsed.GetValue(delegation), command, cancel) is { } no) return no;
            Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { vote = command.Id.Value }) : $"Added {command.Id}.");
            return TrackerCli.Done;
        }));
        return expect;
    }

    private static ExampleCommand List()
    {
        var delegation = DelegationCommand.Delegation();
        var list = new ExampleCommand("list", "The votes of a delegation, and how many of each year were cast.", "tracker vote list delegation/sample-sg13")
            { delegation };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var votes = VotesPart.Of(state).Values.OrderBy(v => v.Closes.Value.At).ToList();
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(votes.Select(Line)));
            else
            {
                foreach (var vote in votes) Console.WriteLine(Said(vote));
                foreach (var year in votes.Select(v => v.Closes.Value.At.UtcDateTime.Year).Distinct())
                    if (VoteScore.Of(votes, year) is { Expected: > 0 } score)
                        Console.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{year}: {score.Cast} of {score.Expected} cast = {score.Share:0.00} %, {score.Open} open not counted"));
            }
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand Settle()
    {
        var answer = Answer(more: "open");
        return Change("settle", "Say what the delegation will answer; 'open' takes it back.",
            "tracker vote settle delegation/sample-sg13 0193a1f2b3c4 approve-with-comments", "Settled", [answer],
            (parsed, vote) => new SettleVote(vote.Id, vote.Intended.Value, Read(parsed.GetValue(answer)!)));
    }

    private static ExampleCommand Cast()
    {
        var answer = Answer();
        return Change("cast", "Record that the vote was cast. Saying it again changes nothing.",
            "tracker vote cast delegation/sample-sg13 0193a1f2b3c4 approve-with-comments", "Recorded", [answer],
            (parsed, vote) => new RecordVote(vote.Id, Read(parsed.GetValue(answer)!)!.Value));
    }

    private static ExampleCommand Correct()
    {
        var answer = Answer();
        var reason = new Option<string>("--reason") { Description = "Why what is recorded is wrong.", Required = true };
        return Change("correct", "Correct what was recorded as cast; the former record stays in the history.",
            "tracker vote correct delegation/sample-sg13 0193a1f2b3c4 abstain --reason \"Misread the receipt\"", "Corrected", [answer, reason],
            (parsed, vote) => new CorrectVote(
                vote.Id, vote.Cast?.Answer ?? BallotAnswer.Approve, Read(parsed.GetValue(answer)!)!.Value, parsed.GetValue(reason)!));
    }

    private static ExampleCommand Move()
    {
        var (closes, zone) = (Closes(), Zone());
        return Change("move", "The ballot closes at another time.",
            "tracker vote move delegation/sample-sg13 0193a1f2b3c4 --closes 2027-03-08T23:59:00+01:00 --zone Europe/Zurich", "Moved", [closes, zone],
            (parsed, vote) => new MoveClosing(vote.Id, vote.Closes.Value, Closing(parsed, closes, zone)));
    }

    private static ExampleCommand Cancel()
    {
        var reason = new Argument<string>("reason") { Description = "Why the vote is not expected any more." };
        return Change("cancel", "Say that the vote is not expected any more.",
            "tracker vote cancel delegation/sample-sg13 0193a1f2b3c4 \"The ballot was called off\"", "Cancelled", [reason],
            (parsed, vote) => new CancelVote(vote.Id, parsed.GetValue(reason)!));
    }

    private static ExampleCommand Explain()
    {
        var reason = new Argument<string>("reason") { Description = "Why the vote was not cast." };
        return Change("explain", "Say why a vote was not cast.",
            "tracker vote explain delegation/sample-sg13 0193a1f2b3c4 \"No expert was left\"", "Recorded", [reason],
            (parsed, vote) => new ExplainVote(vote.Id, new(vote.Because.Value, parsed.GetValue(reason)!)));
    }

    private static ExampleCommand Change(
        string name, string does, string example, string done, Symbol[] more, Func<ParseResult, ExpectedVote, Sent> read)
    {
        var vote = Parsing.Argument<EntityId>("vote", "Its identifier, as 'vote list' shows it.");
        return DelegationActs.Change(name, does, example, [vote, .. more], (parsed, state) =>
            VotesPart.Of(state).GetValueOrDefault(parsed.GetValue(vote)) is { } found
                ? (read(parsed, found), $"{done}: {found.Ballot.Value}.") : (null, $"The delegation has no vote '{parsed.GetValue(vote)}'."));
    }

    private static Argument<string> Answer(params string[] more)
    {
        var answer = new Argument<string>("answer") { Description = string.Join(", ", [.. Answers, .. more]) + "." };
        answer.AcceptOnlyFromAmong([.. Answers, .. more]);
        return answer;
    }

    private static Option<DateTimeOffset?> Closes()
    {
        var closes = Parsing.Moment("--closes", "When the ballot closes, with the offset from UTC, such as 2027-03-01T23:59:00+01:00.");
        closes.Required = true;
        return closes;
    }

    private static Option<string?> Zone() => new("--zone") { Description = "The zone in which that is written, such as Europe/Zurich. Default: UTC." };

    private static VoteClosing Closing(ParseResult parsed, Option<DateTimeOffset?> closes, Option<string?> zone) =>
        new(parsed.GetValue(closes)!.Value.ToUniversalTime(), parsed.GetValue(zone) ?? "UTC");

    /// <summary>Null for what is no answer.</summary>
    private static BallotAnswer? Read(string word) =>
        Array.IndexOf(Answers, word) is >= 0 and var at ? Enum.GetValues<BallotAnswer>()[at] : null;

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static object Line(ExpectedVote v) => new
    {
        vote = v.Id.Value, ballot = v.Ballot.Value, closes = Output.Time(v.Closes.Value.At), zone = v.Closes.Value.Zone, state = Word(v.State),
        settled = v.Intended.Value is { } answer ? Word(answer) : null, cast = v.Cast is { } cast ? Word(cast.Answer) : null,
        rule = v.Counted.Value?.Rule, count = v.Counted.Value is { Tally.IsKnown: true } count ? count.Tally : null,
        verdict = v.Counted.Value is { } counted ? Word(BallotRule.Find(counted.Rule)!.Of(counted.Tally)) : null, countedFrom = v.Counted.Value?.Source,
        castAt = v.Cast is { } when ? Output.Time(when.At) : null, because = v.Because.Value, item = v.WorkItem?.Value, point = v.Point?.Value,
    };

    private static string Said(ExpectedVote v)
    {
        var state = v.State switch
        {
            VoteState.Cast => "cast: " + Word(v.Cast!.Answer),
            VoteState.Open => v.Intended.Value is { } answer ? "open, settled: " + Word(answer) : "open, not settled",
            _ => Word(v.State).Replace('-', ' ') + (v.Because.Value is { } because ? ": " + VisibleText.Of(because) : ""),
        };
        var counted = v.Counted.Value is { } count ? $"\n  {VisibleText.Of(count.ToString())}; {Word(BallotRule.Find(count.Rule)!.Of(count.Tally))}" : "";
        return $"{v.Id}  {Output.Time(v.Closes.Value.At)}  {VisibleText.Of(v.Ballot.Value)}  {state}{counted}";
    }
}
