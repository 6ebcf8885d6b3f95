using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Programs.ProgramBench;

namespace Tracker.Domain.Tests.Programs;

public sealed class RiskTests
{
    private static readonly DateOnly Today = new(2026, 2, 22);
    private readonly ProgramBench program = new();

    [Fact]
    public void Two_years_from_the_proposal_of_a_standard_of_59_months_leave_35_uncovered()
    {
        var funding = new Funding([new(PartialDate.Parse("2013-09"), PartialDate.Parse("2015-08"))]);
        Assert.Equal(35, funding.Uncovered(Month.Of(new(2018, 8, 1))));
        Assert.Equal(59, new Funding([new(PartialDate.Parse("2013-09"), PartialDate.Parse("2013-09"))]).Uncovered(Month.Of(new(2018, 8, 1))) + 1);
    }

    [Fact]
    public void Three_months_before_approval_are_amber_and_six_months_less_are_red_until_a_second_expert_is_accepted()
    {
        Plan("2028-01", "2028-04", "2028-10");
        Assert.Equal((RiskLevel.Amber, RiskRule.EndsInsideTheRange, 3), Said());
        Shorten("2027-06");
        Assert.Equal((RiskLevel.Red, RiskRule.EndsBeforeTheRange, 9), Said());
        Assert.Equal("Funding ends 2027-06, before the early forecast 2028-01; nobody else", RiskWords.Rule(Risk()));
        Assert.Equal(0, Risk().ExpertsAtEnd);
        var id = EntityId.Parse("h1");
        program.Accept(Head, Open, new ProposeHandover(id, Item, HandoverKind.SecondExpert, "Knows the text", new Reference("Sam")));
        Assert.Equal(RiskLevel.Red, Risk().Level);
        program.Accept(Manager, Open, new DecideHandover(id, HandoverState.Proposed, HandoverState.Accepted, "Agreed"));
        Assert.Equal((RiskLevel.Amber, RiskRule.SecondExpertAccepted, 9), Said());
    }

    [Fact]
    public void Only_expert_whose_funding_ends_four_months_before_the_expected_approval_is_red()
    {
        Plan("2028-04", "2028-04", "2028-04");
        Shorten("2027-11");
        Assert.Equal(RiskLevel.Red, Risk().Level);
    }

    [Fact]
    public void Stream_of_another_expert_that_covers_the_range_makes_it_covered()
    {
        Plan("2028-01", "2028-04", "2028-10");
        program.Accept(Manager, Open, Streaming(Other, "2028-01", "2028-09") with { Expert = new Reference("Sam") });
        Assert.Equal((RiskLevel.Covered, RiskRule.CoversTheRange, 0), Said());
        Assert.Equal(1, Risk().ExpertsAtEnd);
    }

    [Fact]
    public void Month_in_which_nobody_is_paid_counts_although_a_later_stream_follows()
    {
        Plan("2028-06", "2028-07", "2028-08");
        program.Accept(Manager, Open, Streaming(Other, "2028-02", "2028-12"));
        Assert.Equal((RiskLevel.Red, RiskRule.EndsBeforeTheRange, 1), Said());
    }

    [Fact]
    public void Accepted_withdrawal_stays_red()
    {
        Plan("2028-01", "2028-04", "2028-10");
        program.Accept(Head, Open, new ProposeHandover(EntityId.Parse("h1"), Item, HandoverKind.AcceptedWithdrawal, "No substitute"));
        program.Accept(Head, Open, new DecideHandover(EntityId.Parse("h1"), HandoverState.Proposed, HandoverState.Accepted, "No substitute"));
        Assert.Equal(RiskLevel.Red, Risk().Level);
        Assert.Equal("Withdrawal accepted for want of funding", RiskWords.Rule(Risk()));
    }

    [Fact]
    public void Bridge_is_decided_by_a_manager_and_named_with_its_last_month()
    {
        Plan("2028-04", "2028-05", "2028-06");
        program.Accept(Head, Open, new ProposeHandover(
            EntityId.Parse("h1"), Item, HandoverKind.BridgeFunding, "Unspent travel", Until: PartialDate.Parse("2028-06")));
        var yes = new DecideHandover(EntityId.Parse("h1"), HandoverState.Proposed, HandoverState.Accepted, "Found");
        Assert.Equal("Only a program manager can decide about bridge funding.", program.Send(Head, Open, yes)?.Sentence);
        program.Accept(Manager, Open, yes);
        Assert.Equal(RiskLevel.Amber, Risk().Level);
    }

    [Fact]
    public void Item_that_ended_reports_whether_its_cycle_was_covered()
    {
        var end = new ItemEnd(Item, Ended: PartialDate.Parse("2027-12"));
        Assert.Equal((RiskLevel.Ended, RiskRule.Ended), (Risk(end).Level, Risk(end).Rule));
        Shorten("2027-06");
        Assert.Equal("Ended after 5 months without funding", RiskWords.Rule(Risk(end)));
    }

    [Fact]
    public void Without_a_forecast_nothing_is_said()
    {
        Assert.Equal((RiskLevel.Unknown, RiskRule.NoEndKnown, 0), Said());
        Assert.Equal("too few cases: 2 comparable items (ISO/IEC harmonized stages), 5 are needed",
            RiskWords.Basis(new ItemEnd(Item, Cases: 2, Since: PartialDate.Parse("2020-01"), Compared: "ISO/IEC harmonized stages")));
    }

    private ItemRisk Risk(ItemEnd? end = null) => ItemRisk.Of(program.Coverage, _ => end, Today).Single();

    private (RiskLevel, RiskRule, int) Said() => (Risk().Level, Risk().Rule, Risk().Uncovered);

    private void Plan(string early, string middle, string late) => program.Accept(Manager, Open, new PlanEnd(
        Item, To: new(PartialDate.Parse(early), PartialDate.Parse(middle), PartialDate.Parse(late), "Rapporteur")));

    private void Shorten(string to)
    {
        var was = program.Coverage.Streams[Line].Runs.Value;
        program.Accept(Manager, Open, new ChangeStream(Line, was, was with { To = PartialDate.Parse(to) }, "Budget decision"));
    }
}
