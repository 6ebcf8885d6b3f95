using System.Globalization;
using CsCheck;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Calls.CallBench;

namespace Tracker.Domain.Tests.Calls;

public sealed class AwardingTests
{
    private readonly CallBench call = new();

    [Fact]
    public void Award_above_a_cap_is_refused_by_the_name_of_the_cap()
    {
        call.Agree(Application(units: 30_000_00));
        call.Agree(Application("app2", 30_000_00));
        Assert.Equal("The cap per award is 30,000.00 USD; this is 30,000.01 USD.", Award(App, 30_000_01)?.Sentence);
        Assert.Null(Award(App, 30_000_00));
        Assert.Equal(
            "The cap per applicant is 50,000.00 USD, of which 30,000.00 USD is awarded; this is 20,000.01 USD.", Award(Id("app2"), 20_000_01)?.Sentence);
        Assert.Null(Award(Id("app2"), 20_000_00));
    }

    [Fact]
    public void Award_is_not_more_than_was_asked_for()
    {
        call.Agree(Application(units: 100_00));
        Assert.Equal("The applicant asked for 100.00 USD.", Award(App, 100_01)?.Sentence);
        Assert.Null(Award(App, 100_00));
    }

    [Fact]
    public void Who_drops_out_returns_what_is_not_spent_and_it_can_be_awarded_again()
    {
        call.Agree(Application(units: 30_000_00));
        call.Agree(Application("app2", 30_000_00));
        Assert.Null(Award(App, 30_000_00));
        Assert.Equal("ending.spent", End(App, 30_000_01)?.Field);
        Assert.Null(End(App, 4_000_00));
        Assert.Equal(26_000_00, call.Program.Find(App)!.Returned);
        Assert.Equal(26_000_00, call.Of(CallKind.CompartmentOf(Acme)).Find(App)!.Returned);
        Assert.Null(Award(Id("app2"), 30_000_00));
    }

    [Fact]
    public void Activity_is_reported_on_an_award_with_the_records_that_arose_and_within_its_amount()
    {
        call.Agree(Application());
        Assert.Equal("There is no award to report on.", Report("a1", 1)?.Sentence);
        Award(App, 10_000_00);
        Assert.Null(Report("a1", 9_000_00));
        Assert.Equal("activity.units", Report("a2", 1_000_01)?.Field);
        Assert.Null(Report("a2", 1_000_00));
        Assert.Equal("work-item/itu-t/y.qkdn", call.Program.Find(App)!.Done.First().Records.Single().Actor?.Value);
        End(App, 10_000_00);
        Assert.Equal("This award has ended.", Report("a3", 0)?.Sentence);
    }

    [Fact]
    public void Whatever_is_awarded_and_ended_in_whatever_order_no_cap_is_passed_and_no_cent_is_lost() =>
        Gen.Select(Gen.Int[0, 7], Gen.Long[-1, 31_000_00], Gen.Bool).Array[1, 40].Sample(steps =>
        {
            var all = new CallBench();
            for (var i = 0; i < 8; i++) all.Agree(Application($"a{i}", 30_000_00, i % 2 == 0 ? Acme : Orion));
            foreach (var (which, units, ends) in steps)
                all.Manage(ends ? new EndAward(Id($"a{which}"), new(EndedAs.DroppedOut, units, "Dropped out"))
                    : new DecideApplication(Id($"a{which}"), new(units, "Agreed")));
            var filed = all.Program.All.ToList();
            return filed.TrueForAll(f => f.Kept + f.Returned == (f.Outcome?.Units ?? 0) && f.Kept >= 0 && f.Returned >= 0 && f.Kept <= Terms.MostPerAward)
                && new[] { Acme, Orion }.All(c => all.Program.KeptBy(c) <= Terms.MostPerApplicant)
                && new[] { Acme, Orion }.All(c => all.Of(CallKind.CompartmentOf(c)).Kept == all.Program.KeptBy(c))
                && all.Program.Kept <= Money.Most;
        }, iter: 300);

    [Fact]
    public void No_application_is_taken_after_the_deadline() => Gen.Long[-2_000, 2_000].Sample(
        milliseconds =>
        {
            var late = new CallBench { Record = { Now = Deadline.At.AddMilliseconds(milliseconds) } };
            return late.Ask(new Apply(Application())) is null == milliseconds < 1_000 && late.Program.All.Any() == milliseconds < 1_000;
        }, iter: 300);

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("10000.01"), InlineData("7.125")]
    public void Hours_that_nobody_works_are_refused_at_their_field(string hours)
    {
        call.Agree(Application());
        Assert.Null(Award(App, 10_000_00));
        Assert.Equal("activity.hours", call.Ask(new ReportActivity(App, Attended with { Hours = decimal.Parse(hours, CultureInfo.InvariantCulture) }))!.Field);
        Assert.Null(call.Ask(new ReportActivity(App, Attended with { Hours = 7.25m })));
    }

    [Fact]
    public void Sheet_lists_hours_and_costs_leaves_unknown_hours_empty_and_says_on_each_line_that_the_credit_is_a_proposal()
    {
        call.Agree(Application());
        Assert.Null(Award(App, 10_000_00));
        Assert.Null(call.Ask(new ReportActivity(App, Attended with { Hours = 7.5m })));
        Assert.Null(call.Ask(new ReportActivity(App, Attended with { Id = Id("b"), What = "=cmd()", On = new(2026, 9, 10) })));
        var lines = IncentiveSheet.Of(Terms, call.Program.All, g => g.Value).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("2026-09-09,Attended a meeting,7.5,4000.00,USD,Y.QKDN,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2026-09-10,'=cmd(),,4000.00,USD,", lines[2], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), l => Assert.Contains(IncentiveSheet.Note, l, StringComparison.Ordinal));
    }

    private static readonly Activity Attended = new(Id("a"), new(2026, 9, 9), "Attended a meeting", 4_000_00, [new Reference("Y.QKDN")]);

    private Rejection? Award(EntityId id, long units) => call.Manage(new DecideApplication(id, new(units, "Agreed")));

    private Rejection? End(EntityId id, long spent) => call.Manage(new EndAward(id, new(EndedAs.DroppedOut, spent, "The expert left")));

    private Rejection? Report(string id, long units) => call.Ask(new ReportActivity(App, new(
        Id(id), new(2026, 9, 9), "Attended a meeting", units, [new Reference("Y.QKDN", ActorId.Parse("work-item/itu-t/y.qkdn"))])));
}
