using Bunit;
using Tracker.Domain.Claims;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.HostingPlans;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.HostingPlans;

/// <summary>A hosting plan as the host committee, program managers and an office see it.</summary>
public sealed class HostingViewTests : BunitContext
{
    private static readonly ActorId Plan = ActorId.Parse("hosting/plenary");
    private static readonly CompartmentId At = CompartmentId.Delegation, Office = CompartmentId.Office(GroupId.Parse("office/standards"));
    private static readonly EntityId Harbor = EntityId.Parse("harbor"), Hall = EntityId.Parse("hall"), Letters = EntityId.Parse("letters");
    private static readonly MeetingDays Spring = new(new(2027, 4, 12), new(2027, 4, 16)), Later = new(new(2027, 5, 3), new(2027, 5, 7));

    private readonly FakeHub hub = new(new HostingKind(), Plan) { Judge = _ => new OutcomeMessage(Result.Accepted) };

    public HostingViewTests()
    {
        Services.AddParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Committee_sees_every_due_day_move_when_the_venue_is_lost()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal("2027-01-12", page.Find("#task-letters time").GetAttribute("datetime")));
        hub.Tell(At, new VenueLost(Harbor, "Flooded"), FakeHub.Ben);
        hub.Tell(At, new VenueSelected(Harbor, Hall), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Equal("2027-02-02", page.Find("#task-letters time").GetAttribute("datetime")));
        Assert.Contains("Flooded", page.Find("#venue-harbor").TextContent, StringComparison.Ordinal);
        Assert.Contains("selected", page.Find("#venue-hall").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_is_moved_from_the_days_that_were_seen()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        var page = Shown();
        page.WaitForElement("#change-plan").Click();
        page.WaitForAssertion(() => Assert.Equal("2027-03-08", page.Find("#plan-first").GetAttribute("value")));
        page.Find("#plan-first").Input("2027-03-09");
        await page.Find("#plan-first").Closest("form")!.SubmitAsync();
        var message = await hub.NextSent();
        var sent = Assert.IsType<MoveHosting>(new HostingKind().Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command);
        Assert.Equal(new MoveHosting(new(new(2027, 3, 8), new(2027, 3, 12)), new(new(2027, 3, 9), new(2027, 3, 12))), sent);
        Assert.False(hub.HasSent);
    }

    [Fact]
    public void Task_that_is_added_says_while_its_days_are_written_when_it_is_due()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        var page = Shown();
        page.WaitForElement("#add-task").Click();
        page.Find("#task-title").Input("Send invitation letters");
        page.WaitForElement("[aria-label^=Discard]");
        page.Find("#task-lead").Input("10");
        page.WaitForAssertion(() => Assert.Contains("Due on", page.Find("#task-lead-hint").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Committee_reads_counts_from_five_on_and_neither_cases_nor_amounts()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        hub.Happen(At, new VisasCounted(new(40, null, 20)), ParticipantId.System);
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal(["40", "fewer than 5", "20"], page.FindAll("#visa-counts dd").Select(d => d.TextContent)));
        Assert.Empty(page.FindAll("#visa-cases, #hosting-budget, #committee"));
    }

    [Fact]
    public void Office_reads_its_cases_and_a_copy_of_the_plan_that_it_cannot_change()
    {
        Planned(CompartmentId.Government);
        hub.Hold(CompartmentId.Government, Right.Read);
        hub.Hold(Office, Right.Write);
        hub.Happen(Office, new ExpertInvited(EntityId.Parse("e1"), new("Kim Rivers", "An institute", "Syldavia"), VisaStatus.ToApply));
        hub.Happen(Office, new ExpertInvited(EntityId.Parse("e2"), new("Lee Brook", "A university", "Borduria"), VisaStatus.Applied, new(2026, 6, 1)));
        hub.Happen(Office, new VisaStatusSet(EntityId.Parse("e2"), VisaStatus.Applied, VisaStatus.Withdrawn, Note: "Changed employer"));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Contains("Kim Rivers", page.Find("#case-e1").TextContent, StringComparison.Ordinal));
        Assert.Contains("Changed employer", page.Find("#case-e2").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#visa-cases tbody button"));
        Assert.Empty(page.FindAll("#add-venue, #add-task, #hosting-status, #hosting-budget"));
    }

    [Fact]
    public void Manager_reads_what_is_planned_at_the_selected_venue()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        hub.Hold(CompartmentId.Program, Right.Write);
        foreach (var (id, units, venue) in new (string, long, EntityId?)[] { ("a", 24_000_00, Harbor), ("b", 18_000_00, Hall), ("c", 9_000_00, null) })
            hub.Happen(CompartmentId.Program, new CostPlanned(EntityId.Parse(id), null, new("Rooms", units, "USD", venue)));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Contains("33,000.00 USD", page.Find(".strip").TextContent, StringComparison.Ordinal));
        Assert.Contains("not counted", page.Find("#hosting-budget").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_of_no_other_meeting_is_unknown_and_no_cause_is_claimed()
    {
        Planned(At);
        hub.Hold(At, Right.Write);
        hub.Happen(At, new MeetingAttendanceRecorded(new(EntityId.Parse("a"), "United States", 14, "List of participants")));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal(["14", "unknown", "0", "–"], Cells(page)));
        hub.Tell(At, new MeetingAttendanceRecorded(new(
            EntityId.Parse("b"), "United States", 6, "List of participants", new Reference("Plenary 2025"), PartialDate.Parse("2025-10"))), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Equal(["14", "6", "1", "2025-10"], Cells(page)));
        Assert.Contains("no cause is claimed", page.Find("#hosting-attendance footer").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Cells(IRenderedComponent<Shell> page) => page.FindAll("#hosting-attendance tbody td").Select(c => c.TextContent.Trim());

    private void Planned(CompartmentId at)
    {
        hub.Happen(at, new HostingOpened("Plenary", new(new(2027, 3, 8), new(2027, 3, 12))));
        hub.Happen(at, new VenueAdded(Harbor, new("Harbor Center", "Boston", Spring, VenueStatus.Secured, 120)));
        hub.Happen(at, new VenueAdded(Hall, new("Mountain Hall", "Denver", Later)));
        hub.Happen(at, new VenueSelected(null, Harbor));
        hub.Happen(at, new HostingTaskAdded(Letters, "Send invitation letters", 90));
    }

    private IRenderedComponent<Shell> Shown() => new Frame(this, hub, FakeHub.Acme).Show(desk => build =>
    {
        build.OpenComponent<HostingView>(0);
        build.AddComponentParameter(1, "Desk", desk);
        build.AddComponentParameter(2, "Of", FollowedPlan.Of(desk));
        build.CloseComponent();
    }, Plan);
}
