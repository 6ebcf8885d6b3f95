using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class PreparationTests
{
    private static readonly ReaderZone Zurich = ReaderZone.Of("Europe/Zurich"), NewYork = ReaderZone.Of("America/New_York");

    private static Tracker.Web.Live.FormWords Words(string day, string time, string minutes = "60", string place = "Call") => new(new Dictionary<string, string>
    {
        [PlannedTime.Day] = day, [PlannedTime.Clock] = time, [PlannedTime.Minutes] = minutes, [PlannedTime.Place] = place,
    });

    [Theory]
    [InlineData("2027-03-28", "02:30", "time"), InlineData("2027-03-28", "half past", "time")]
    [InlineData("", "14:00", "day"), InlineData("2027-02-30", "14:00", "day")]
    [InlineData("2027-03-29", "14:00", "minutes", "an hour"), InlineData("2027-03-29", "14:00", "minutes", "-5")]
    public void Time_that_is_none_is_said_at_its_field(string day, string time, string field, string minutes = "60")
    {
        var (read, no) = PlannedTime.Read(Words(day, time, minutes), Zurich);
        Assert.Null(read);
        Assert.Equal(field, no!.Field);
    }

    [Theory]
    [InlineData("2027-03-28", "03:30", "2027-03-28T01:30:00Z"), InlineData("2027-10-31", "02:30", "2027-10-31T00:30:00Z")]
    [InlineData("2027-01-10", "23:45:00", "2027-01-10T22:45:00Z")]
    public void Time_is_read_on_the_readers_clock_and_of_two_the_first(string day, string time, string starts)
    {
        var (read, no) = PlannedTime.Read(Words(day, time), Zurich);
        Assert.Null(no);
        Assert.Equal((DateTimeOffset.Parse(starts, null), "Europe/Zurich"), (read!.Starts, read.Zone));
    }

    [Fact]
    public void Form_begins_with_the_time_on_the_clock_of_whoever_reads()
    {
        var time = new PreparationTime(new(2027, 2, 22, 19, 0, 0, TimeSpan.Zero), 60, "America/New_York", "Call");
        Assert.Equal(("2027-02-22", "14:00"), (PlannedTime.Fields(time, NewYork)["day"], PlannedTime.Fields(time, NewYork)["time"]));
        Assert.Equal("20:00", PlannedTime.Fields(time, Zurich)["time"]);
        var (again, _) = PlannedTime.Read(new(PlannedTime.Fields(time, Zurich)), Zurich);
        Assert.Equal(time.Starts, again!.Starts);
    }
}

public sealed class PreparationFormsTests : BunitContext
{
    private static readonly EntityId Meeting = EntityId.Parse("m1");

    public PreparationFormsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Observers_are_not_invited_unless_they_are_ticked()
    {
        var hub = new FakeHub();
        hub.Happen(CompartmentId.Delegation, new RosterEntryAdded(
            EntityId.Parse("r3"), ParticipantId.Parse("obi"), "Obi Observer", FakeHub.Acme, RosterRole.Observer));
        var desks = await Desks.Open(hub);
        this.AddReads();
        var form = Render<PlanForm>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation));
        var people = form.FindAll("fieldset")[^1].QuerySelectorAll("label.check").ToDictionary(
            l => l.TextContent.Trim(), l => l.QuerySelector("input")!.HasAttribute("checked"));
        Assert.All(people, p => Assert.Equal(!p.Key.Contains("observer", StringComparison.Ordinal), p.Value));
        Assert.Contains(people.Keys, k => k.StartsWith("Obi Observer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Task_without_words_is_refused_by_the_label_of_its_field()
    {
        var hub = new FakeHub();
        var time = new PreparationTime(new(2026, 7, 3, 14, 0, 0, TimeSpan.Zero), 60, "UTC", "Call");
        hub.Happen(CompartmentId.Delegation, new PreparationPlanned(Meeting, "Before", time, [FakeHub.Point], [FakeHub.Ben]));
        var desks = await Desks.Open(hub);
        this.AddReads();
        var point = Render<PreparedPoint>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation)
            .Add(f => f.Meeting, desks.Delegation.Preparations![Meeting]).Add(f => f.Point, FakeHub.Point));
        point.FindAll("button").Single(b => b.TextContent.Trim() == "With a task…").Click();
        await point.Find("form").SubmitAsync();
        point.WaitForAssertion(() => Assert.Equal("“Task” must not be empty.", point.Find(".refusal").TextContent));
    }
}
