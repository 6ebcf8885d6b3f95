using System.Net;
using Ical.Net;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Calendars;

/// <summary>A preparation meeting as a file for the calendar of those who may read it, read by a library of others.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private const string Address = $"/api/preparation/calendar?actor={Delegation.Actor}&meeting=prep";
    private static readonly EntityId Meeting = EntityId.Parse("prep");
    private static readonly PreparationTime Time = new(new(2099, 3, 29, 0, 30, 0, TimeSpan.Zero), 90, "Europe/Zurich", "Room 3; first floor, left");
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Delegation.Start();
        var goes = new AnnouncedGathering("ITU-T SG13", "July 2022", new(2022, 7, 4), new(2022, 7, 15));
        await Delegation.Accepted(server, "head", "delegation", new ChangeGathering(goes, goes with { ClosesOn = new(2099, 12, 31) }));
        await Delegation.Accepted(server, "head", "delegation", new PlanPreparation(
            Meeting, "Before SG13: “New IP”, 新IP", Time, [EntityId.Parse("p1")], [ParticipantId.Parse("head"), ParticipantId.Parse("official")]));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task File_says_what_when_and_where_and_a_later_one_moves_the_meeting_in_the_same_calendar()
    {
        var (first, _) = await Read("official");
        Assert.Equal(("Before SG13: “New IP”, 新IP", Time.Place), (first.Summary, first.Location));
        Assert.Equal((Time.Starts.UtcDateTime, Time.Ends.UtcDateTime), (first.Start!.AsUtc, first.End!.AsUtc));
        Assert.EndsWith("/d/sg13?tab=preparation&meeting=prep", first.Url!.ToString(), StringComparison.Ordinal);

        await Delegation.Accepted(server, "official", "delegation", new MovePreparation(Meeting, Time, Time with { Starts = Time.Starts.AddDays(1) }));
        var (moved, _) = await Read("head");
        Assert.Equal((first.Uid, Time.Starts.AddDays(1).UtcDateTime), (moved.Uid, moved.Start!.AsUtc));
        Assert.True(moved.Sequence > first.Sequence);
    }

    [Fact]
    public async Task Cancelled_meeting_is_cancelled_in_the_calendar()
    {
        var (before, _) = await Read("head");
        await Delegation.Accepted(server, "head", "delegation", new CancelPreparation(Meeting, "Moved"));
        var (after, _) = await Read("head");
        Assert.Equal((EventStatus.Confirmed, EventStatus.Cancelled, before.Uid), (before.Status, after.Status, after.Uid));
        Assert.True(after.Sequence > before.Sequence);
    }

    [Fact]
    public async Task Lines_are_as_long_as_the_standard_allows_and_end_as_it_says()
    {
        var (_, file) = await Read("head");
        Assert.All(file.Split("\r\n"), line =>
        {
            Assert.DoesNotContain('\n', line);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75);
        });
        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_learns_whether_there_is_a_meeting()
    {
        var elsewhere = Address.Replace("sg13", "none", StringComparison.Ordinal);
        foreach (var (who, address) in new[] { ("outsider", Address), ("head", Address + "x"), ("outsider", elsewhere) })
        {
            using var browser = await server.SignedIn(who);
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<(Ical.Net.CalendarComponents.CalendarEvent Event, string File)> Read(string who)
    {
        using var browser = await server.SignedIn(who);
        using var answer = await browser.GetAsync(Address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var file = await answer.Content.ReadAsStringAsync();
        return (Calendar.Load(file)!.Events.Single(), file);
    }
}
