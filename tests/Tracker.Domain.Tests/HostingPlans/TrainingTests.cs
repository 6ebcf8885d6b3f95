using Tracker.Domain.Claims;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.HostingPlans.HostingBench;

namespace Tracker.Domain.Tests.HostingPlans;

public sealed class TrainingTests
{
    private static readonly TrainingDay Day = new("Consensus in practice", "A university", new(2027, 3, 12), "Due process");
    private static readonly LaterRole Role =
        new("Associate rapporteur", new Reference("ITU-T SG13", ActorId.Parse("committee/itu-t/sg13")), PartialDate.Parse("2026-03"), "List of rapporteurs");

    private readonly HostingBench plan = new();

    [Fact]
    public void Training_day_is_planned_by_the_committee_and_read_by_the_offices()
    {
        Assert.Equal("to.practices", Plan(Host, null, Day with { Practices = " " })?.Field);
        Assert.Null(Plan(Host, null, Day));
        Assert.Equal(RejectionCode.Conflict, Plan(Manager, null, Day with { Host = "Another one" })?.Code);
        Assert.Equal(Day, plan.Record.In<HostingPlan>(CompartmentId.Government)!.Training!.Value);
    }

    [Fact]
    public void Participant_and_their_later_role_are_read_by_the_office_only_and_counted_from_five_on()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(plan.Send(Liaison, Office, new EnrolTrainee(Id($"t{i}"), new($"Expert {i}", "An institute", "Syldavia"))));
            Assert.Equal(i < 4 ? null : 5, plan.Plan.Counts?.Trained);
            for (var twice = 0; twice < 2; twice++) Assert.Null(plan.Send(Liaison, Office, new FollowLaterRole(Id($"t{i}"), Role)));
            Assert.Equal(i < 4 ? null : 5, plan.Plan.Counts?.InRoles);
        }
        Assert.Equal(Role, Assert.Single(plan.Cases.AllTrainees.First().AllRoles));
        foreach (var who in new[] { Manager, Host, OtherOffice })
            Assert.Equal(Rejection.NotFound, plan.Send(who, Office, new FollowLaterRole(Id("t0"), Role)));
    }

    [Fact]
    public void Later_role_has_a_place_a_date_that_has_come_and_a_source()
    {
        Assert.Null(plan.Send(Liaison, Office, new EnrolTrainee(Id("t"), new("Expert", "An institute", "Syldavia"))));
        Assert.Equal("role.role", Follow(Role with { Role = "" })?.Field);
        Assert.Equal("role.in.name", Follow(Role with { In = new(" ") })?.Field);
        Assert.Equal("role.source", Follow(Role with { Source = "" })?.Field);
        Assert.Equal("role.since", Follow(Role with { Since = PartialDate.Parse("2031") })?.Field);
    }

    private Rejection? Follow(LaterRole role) => plan.Send(Liaison, Office, new FollowLaterRole(Id("t"), role));

    private Rejection? Plan(Principal who, TrainingDay? was, TrainingDay? to) => plan.Send(who, CompartmentId.Delegation, new PlanTraining(was, to));
}
