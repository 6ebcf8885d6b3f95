using Tracker.Domain.Calls;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Calls.CallBench;

namespace Tracker.Domain.Tests.Calls;

public sealed class ApplyingTests
{
    private readonly CallBench call = new();

    [Fact]
    public void Application_counts_for_the_whole_last_second_and_not_after_it()
    {
        call.Record.Now = Deadline.At.AddMilliseconds(999);
        Assert.Null(call.Ask(new Apply(Application())));
        call.Record.Now = Deadline.At.AddSeconds(1);
        var late = call.Ask(new Apply(Application("late")));
        Assert.Equal((RejectionCode.IllegalStep, "application"), (late?.Code, late?.Field));
        Assert.Contains("1 Oct 2026, 17:00 (America/New_York)", late!.Sentence, StringComparison.Ordinal);
        // What was sent in time is not refused because it is sent again.
        Assert.Null(call.Ask(new Apply(Application())));
    }

    [Fact]
    public void Deadline_is_one_moment_in_every_zone()
    {
        var kolkata = Deadline.At.ToOffset(TimeSpan.FromHours(5.5));
        Assert.True(Deadline.Admits(kolkata));
        Assert.False(Deadline.Admits(kolkata.AddSeconds(1)));
    }

    [Fact]
    public void Deadline_moves_only_to_a_later_moment_and_with_a_reason()
    {
        var later = Deadline with { At = Deadline.At.AddDays(7) };
        Assert.Equal("reason", Move(new(later, " "))?.Field);
        Assert.Equal(RejectionCode.IllegalStep, Move(new(Deadline with { At = Deadline.At.AddDays(-1) }, "Sooner"))?.Code);
        Assert.Null(Move(new(later, "A holiday")));
        Assert.Equal(RejectionCode.IllegalStep, Move(new(later with { At = later.At.AddDays(-1) }, "Another, at once"))?.Code);
        call.Record.Now = Deadline.At.AddDays(6);
        Assert.Null(call.Ask(new Apply(Application())));
    }

    [Fact]
    public void Incomplete_application_is_refused_with_everything_that_is_missing()
    {
        var no = call.Ask(new Apply(Application() with { Title = " ", Plan = "", Estimate = [], Answers = [] }));
        Assert.Equal("Still missing: the title, what you will do, the estimate of the costs, the answer to “Fewer than 500 employees?”.", no?.Sentence);
        Assert.Empty(call.Program.All);
    }

    [Fact]
    public void Who_may_not_apply_reads_the_rule()
    {
        var no = call.Ask(new Apply(Application() with { Answers = [new(Small, false)] }));
        Assert.Equal("application.answers", no?.Field);
        Assert.Contains("Terms, paragraph 2", no!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_that_the_call_does_not_pay_is_refused_by_name_and_a_sum_above_the_cap_too()
    {
        var dues = call.Ask(new Apply(Application() with { Estimate = [new(CostKind.Dues, 100, "Membership")] }));
        Assert.Equal("This call does not pay for dues.", dues?.Sentence);
        var much = call.Ask(new Apply(Application(units: 30_000_01)));
        Assert.Equal("The cap per award is 30,000.00 USD; this is 30,000.01 USD.", much?.Sentence);
        Assert.Null(call.Ask(new Apply(Application(units: 30_000_00))));
    }

    [Fact]
    public void Application_is_read_by_its_company_and_the_managers_and_by_no_other_applicant()
    {
        Assert.Null(call.Ask(new Apply(Application())));
        Assert.Equal([App], call.Program.All.Select(f => f.Application.Id));
        Assert.Equal(["org/orion", "record"], Held(Rival));
        Assert.Equal(["org/acme", "record"], Held(Engineer));
        Assert.Equal(Rejection.NotFound, call.Send(Rival, CallKind.CompartmentOf(Acme), new WithdrawApplication(App, "Ours")));
        Assert.Equal("application.company", call.Send(Rival, CallKind.CompartmentOf(Orion), new Apply(Application("other")))?.Field);
    }

    [Fact]
    public void Company_that_sends_under_the_id_of_another_one_changes_nothing_of_it()
    {
        call.Agree(Application());
        Assert.Null(call.Manage(new DecideApplication(App, new(5_000_00, "Agreed"))));
        var before = call.Program.Find(App);
        Assert.Null(call.Send(Rival, CallKind.CompartmentOf(Orion), new Apply(Application("app", 1_00, Orion) with { Title = "Ours" })));
        Assert.Null(call.Send(Rival, CallKind.CompartmentOf(Orion), new WithdrawApplication(App, "Another grant")));
        Assert.Equal(before, call.Program.Find(App));
        Assert.Equal(5_000_00, call.Program.KeptBy(Acme));
    }

    [Fact]
    public void Withdrawn_application_is_not_judged_and_a_decided_one_is_not_withdrawn()
    {
        call.Agree(Application());
        call.Ask(new Apply(Application("other")));
        Assert.Null(call.Ask(new WithdrawApplication(Id("other"), "Another grant")));
        Assert.Equal("The applicant withdrew this application.", call.Manage(new NameReviewers(Id("other"), Acme, Both))?.Sentence);
        Assert.Null(call.Manage(new DecideApplication(App, new(0, "Next year"))));
        Assert.Equal(RejectionCode.IllegalStep, call.Ask(new WithdrawApplication(App, "Too late"))?.Code);
    }

    private IEnumerable<string> Held(Principal who) =>
        Turn.Held(call.Record.Kind, call.Record.Record, call.Record.StandingOf(who)).Select(c => c.Value).Order(StringComparer.Ordinal);

    private Rejection? Move(MoveDeadline command) => call.Manage(command);
}
