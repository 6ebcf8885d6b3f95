using Tracker.Domain.Calls;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Calls.CallBench;

namespace Tracker.Domain.Tests.Calls;

public sealed class CorrectingTests
{
    private readonly CallBench call = new();

    [Fact]
    public void Words_of_an_open_call_are_corrected_with_a_reason()
    {
        var to = Terms with { Title = "Small companies in quantum standards", For = "Taking part in four meetings" };
        Assert.Equal("reason", Correct(Terms, to, " ")?.Field);
        Assert.Null(Correct(Terms, to));
        Assert.Equal(to, call.Of(CompartmentId.Record).Terms);
        Assert.Null(Correct(to, to));
        Assert.Null(Correct(to, to with { Costs = [.. to.Costs.Reverse()] }));
        Assert.Equal(to, call.Of(CompartmentId.Record).Terms);
    }

    [Fact]
    public void Deadline_keeps_its_own_way()
    {
        var later = Deadline with { At = Deadline.At.AddDays(7) };
        Assert.Null(call.Manage(new MoveDeadline(later, "A holiday")));
        Assert.Null(Correct(Terms, Terms with { For = "Taking part in four meetings" }));
        Assert.Equal(later, call.Of(CompartmentId.Record).Terms!.Deadline);
    }

    [Fact]
    public void Second_of_two_corrections_is_told_of_the_first()
    {
        Assert.Null(Correct(Terms, Terms with { Title = "Mine" }));
        var no = Correct(Terms, Terms with { For = "Theirs" });
        Assert.Equal((RejectionCode.Conflict, "was"), (no?.Code, no?.Field));
    }

    [Fact]
    public void Nothing_on_which_an_applicant_relies_is_taken_away()
    {
        Assert.Equal("to.mostPerAward", Correct(Terms, Terms with { MostPerAward = 1_00 })?.Field);
        Assert.Equal("to.mostPerApplicant", Correct(Terms, Terms with { MostPerApplicant = Terms.MostPerAward })?.Field);
        Assert.Equal("to.costs", Correct(Terms, Terms with { Costs = [CostKind.Travel] })?.Field);
        Assert.Equal("to.currency", Correct(Terms, Terms with { Currency = "EUR" })?.Field);
        var asked = Terms with { Criteria = [.. Terms.Criteria, new(Id("new"), "In this country?", "Terms, paragraph 3")] };
        Assert.Equal("to.criteria", Correct(Terms, asked)?.Field);
        var turned = Terms with { Criteria = [Terms.Criteria[0] with { Wanted = false }] };
        Assert.Equal("to.criteria", Correct(Terms, turned)?.Field);
        var more = Terms with
        {
            MostPerAward = 40_000_00, MostPerApplicant = 60_000_00, Costs = [.. Terms.Costs, CostKind.Dues],
            Criteria = [Terms.Criteria[0] with { Question = "Fewer than 500 people?" }],
        };
        Assert.Null(Correct(Terms, more));
        Assert.Null(call.Ask(new Apply(Application(units: 40_000_00))));
    }

    [Fact]
    public void Money_of_the_whole_call_covers_what_is_awarded_and_one_award_of_its_cap()
    {
        Assert.Equal("money.most", Correct(Terms, Terms, most: 20_000_00)?.Field);
        call.Agree(Application("a", 30_000_00));
        Assert.Null(call.Manage(new DecideApplication(Id("a"), new(30_000_00, "Agreed"))));
        call.Agree(Application("b", 30_000_00, Orion));
        Assert.Null(call.Manage(new DecideApplication(Id("b"), new(30_000_00, "Agreed"))));
        Assert.Equal("More than this is awarded already.", Correct(Terms, Terms, most: 59_999_99)?.Sentence);
        Assert.Null(Correct(Terms, Terms, most: 60_000_00));
        Assert.Equal(60_000_00, call.Program.Money!.Most);
    }

    [Fact]
    public void What_a_call_offers_is_settled_at_its_deadline()
    {
        call.Record.Now = Deadline.At.AddSeconds(1);
        Assert.Equal("to", Correct(Terms, Terms with { Title = "Later" })?.Field);
    }

    [Fact]
    public void Only_program_managers_correct_a_call() =>
        Assert.Equal(Rejection.NotFound, call.Send(Engineer, CompartmentId.Program, new CorrectCall(Terms, Terms with { Title = "Ours" }, "Ours")));

    private Rejection? Correct(CallTerms was, CallTerms to, string reason = "It was wrong", long? most = null) =>
        call.Manage(new CorrectCall(was, to, reason, most));
}
