using CsCheck;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.HostingPlans.HostingBench;

namespace Tracker.Domain.Tests.HostingPlans;

public sealed class VenueTests
{
    private static readonly Gen<(int Edit, int Days, int Which)[]> Edits = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 200], Gen.Int[0, 1]).Array[1, 25];
    private readonly HostingBench plan = new();

    [Fact]
    public void Days_are_those_of_the_selected_venue_and_else_those_of_the_plan()
    {
        Assert.Equal(Planned, plan.Plan.Days);
        Assert.Equal(Spring, plan.WithVenues().Plan.Days);
        Assert.Null(plan.Write(Host, new SelectVenue(Harbor)));
        Assert.Equal(Planned, plan.Plan.Days);
    }

    [Fact]
    public void Lost_venue_falls_back_to_another_and_every_task_follows_its_dates_in_one_step()
    {
        plan.WithVenues();
        Assert.Null(plan.Write(Host, new AddHostingTask(Id("letters"), "Send invitation letters", 90)));
        Assert.Equal(new DateOnly(2027, 1, 12), plan.Plan.AllTasks.Single().DueBefore(plan.Plan.Days));
        Assert.Equal("reason", plan.Write(Host, new LoseVenue(Harbor, " ", Hall))?.Field);
        Assert.Null(plan.Write(Host, new LoseVenue(Harbor, "Flooded", Hall)));
        Assert.Equal((Hall, Later), (plan.Plan.Selected.Value!.Value, plan.Plan.Days));
        Assert.Equal(new DateOnly(2027, 2, 2), plan.Plan.AllTasks.Single().DueBefore(plan.Plan.Days));
        Assert.Equal("to", plan.Write(Host, new SelectVenue(Hall, Harbor))?.Field);
    }

    [Fact]
    public void Lost_venue_without_another_leaves_the_planned_dates()
    {
        plan.WithVenues();
        Assert.Equal("fallBack", plan.Write(Host, new LoseVenue(Hall, "Sold", Harbor))?.Field);
        Assert.Equal("fallBack", plan.Write(Host, new LoseVenue(Harbor, "Flooded", Harbor))?.Field);
        Assert.Null(plan.Write(Host, new LoseVenue(Hall, "Sold")));
        Assert.Equal("fallBack", plan.Write(Host, new LoseVenue(Harbor, "Flooded", Hall))?.Field);
        Assert.Null(plan.Write(Host, new LoseVenue(Harbor, "Flooded")));
        Assert.Equal((null, Planned), (plan.Plan.Selected.Value, plan.Plan.Days));
    }

    [Fact]
    public void Of_two_who_select_at_once_the_second_is_told()
    {
        plan.WithVenues();
        Assert.Null(plan.Write(Manager, new SelectVenue(Harbor, Hall)));
        Assert.Equal(RejectionCode.Conflict, plan.Write(Host, new SelectVenue(Harbor))?.Code);
    }

    [Fact]
    public void Meeting_does_not_end_before_it_begins_and_a_venue_seats_somebody()
    {
        Assert.Equal("to", plan.Write(Host, new MoveHosting(Planned, new(new(2027, 3, 8), new(2027, 3, 7))))?.Field);
        Assert.Equal("terms.days", plan.Write(Host, new AddVenue(Harbor, Terms("A", new(new(2027, 3, 8), new(2027, 3, 7)))))?.Field);
        Assert.Equal("terms.capacity", plan.Write(Host, new AddVenue(Harbor, Terms("A", Planned) with { Capacity = 0 }))?.Field);
    }

    /// <summary>Whatever is edited in whatever order, a task is due its days before the first day of the selected venue, or else of the plan; and what the
    /// offices read is what the committee reads.</summary>
    [Fact]
    public void Due_days_follow_the_meeting_whatever_the_order_of_edits() => Edits.Sample(edits =>
    {
        var bench = new HostingBench().WithVenues();
        Assert.Null(bench.Write(Host, new AddHostingTask(Id("t"), "Letters", 30)));
        foreach (var (edit, days, which) in edits)
        {
            var (now, id) = (bench.Plan, which == 0 ? Harbor : Hall);
            var to = new MeetingDays(Planned.First.AddDays(days), Planned.First.AddDays(days + 2));
            HostingCommand command = edit switch
            {
                0 => new MoveHosting(now.Planned.Value, to),
                1 => new ChangeVenue(id, now.AllVenues[id].Terms.Value, now.AllVenues[id].Terms.Value with { Days = to }),
                2 => new SelectVenue(now.Selected.Value, id),
                3 => new SelectVenue(now.Selected.Value),
                4 => new LoseVenue(id, "Lost", now.Selected.Is(id) ? id == Harbor ? Hall : Harbor : null),
                5 => new SetLead(Id("t"), now.Tasks![Id("t")].Lead.Value, days),
                _ => new TickHostingTask(Id("t"), now.Tasks![Id("t")].Done.Value, which == 0),
            };
            bench.Write(Host, command);
            var plan = bench.Plan;
            var first = plan.Selected.Value is { } selected ? plan.AllVenues[selected].Terms.Value.Days.First : plan.Planned.Value.First;
            Assert.True(plan.Venue is not { IsLost: true });
            Assert.Equal(first.AddDays(-plan.Tasks![Id("t")].Lead.Value), plan.Tasks[Id("t")].DueBefore(plan.Days));
            var copy = bench.Record.In<HostingPlan>(CompartmentId.Government)!;
            Assert.Equal((plan.Days, plan.Tasks[Id("t")].DueBefore(plan.Days)), (copy.Days, copy.Tasks![Id("t")].DueBefore(copy.Days)));
        }
    }, iter: 300);

    [Fact]
    public void Amounts_are_planned_by_program_managers_only_and_never_for_a_venue_that_is_not_there()
    {
        plan.WithVenues();
        var rooms = new PlannedCost("Rooms", 24_000_00, "USD", Harbor);
        Assert.Equal(Rejection.NotFound, plan.Send(Host, CompartmentId.Program, new PlanCost(Id("c"), null, rooms)));
        Assert.Equal(Rejection.NotFound, plan.Send(Liaison, CompartmentId.Program, new PlanCost(Id("c"), null, rooms)));
        Assert.Equal("to.venue", plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), null, rooms with { Venue = Id("none") }))?.Field);
        Assert.Equal("to.units", plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), null, rooms with { Units = 0 }))?.Field);
        Assert.Equal("to.currency", plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), null, rooms with { Currency = "$" }))?.Field);
        Assert.Null(plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), null, rooms)));
        Assert.Equal(RejectionCode.Conflict, plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), null, rooms with { Units = 1 }))?.Code);
        Assert.Null(plan.Send(Manager, CompartmentId.Program, new PlanCost(Id("c"), rooms)));
        Assert.Empty(plan.Record.In<HostingPlan>(CompartmentId.Program)!.AllCosts);
    }

    [Fact]
    public void Committee_has_people_of_companies_and_writes_the_plan_but_not_who_is_on_it()
    {
        Assert.Equal(Rejection.NotFound, plan.Write(Stranger, new RenameHosting(new("WG 11 plenary", "Mine"))));
        var official = new Addressees([new(Liaison.Id, GroupId.Parse("office/standards"))]);
        Assert.Equal("to", plan.Write(Manager, new NameHostCommittee(plan.Plan.Committee.Value, official))?.Field);
        Assert.Equal(RejectionCode.Forbidden, plan.Write(Host, new NameHostCommittee(plan.Plan.Committee.Value, new([])))?.Code);
        Assert.Equal(RejectionCode.Forbidden, plan.Write(Host, new SetVisaRule(VisaRule.Usual, new(60)))?.Code);
        Assert.Equal(RejectionCode.NotFound, plan.Write(Liaison, new RenameHosting(new("WG 11 plenary", "Ours")))?.Code);
        Assert.Null(plan.Write(Host, new RenameHosting(new("WG 11 plenary", "WG 11 plenary, spring"))));
    }
}
