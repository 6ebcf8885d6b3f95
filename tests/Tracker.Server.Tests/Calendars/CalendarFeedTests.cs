using System.Diagnostics;
using System.Net;
using Ical.Net;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Calendars;

/// <summary>The private calendar of a participant, as a program without a session reads it.</summary>
public sealed class CalendarFeedTests : IAsyncLifetime
{
    private static readonly EntityId Meeting = EntityId.Parse("prep");
    private static readonly PreparationTime Time = new(new(2099, 3, 28, 23, 30, 0, TimeSpan.Zero), 180, "Europe/Zurich", "Room 3");
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Delegation.Start();
        var goes = new AnnouncedGathering("ITU-T SG13", "July 2022", new(2022, 7, 4), new(2022, 7, 15));
        await Accepted("head", new ChangeGathering(goes, goes with { OpensOn = new(2099, 4, 1), ClosesOn = new(2099, 4, 10) }));
        await Accepted("head", new PlanPreparation(Meeting, "Before SG13", Time, [EntityId.Parse("p1")], [ParticipantId.Parse("official")]));
        await Accepted("head", new AddTask(EntityId.Parse("t1"), "Ask the laboratory", ParticipantId.Parse("official"), new DateOnly(2099, 3, 1)));
        await Accepted("head", new AddTask(EntityId.Parse("t2"), "Somebody else’s", ParticipantId.Parse("head"), new DateOnly(2099, 3, 1)));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Calendar_has_gatherings_as_whole_days_meetings_by_the_clock_of_the_place_and_own_tasks()
    {
        var calendar = await Read(await Address("official"));
        Assert.Equal(
            ["Before SG13", "Due: Ask the laboratory", "ITU-T SG13: July 2022"], calendar.Events.Select(e => e.Summary!).Order(StringComparer.Ordinal));
        var gathering = calendar.Events.Single(e => e.Uid!.StartsWith("gathering.", StringComparison.Ordinal));
        Assert.Equal((true, new DateOnly(2099, 4, 1), new DateOnly(2099, 4, 11)), (gathering.IsAllDay, gathering.Start!.Date, gathering.End!.Date));
        var meeting = calendar.Events.Single(e => e.Summary == "Before SG13");
        Assert.Equal(("Europe/Zurich", Time.Starts.UtcDateTime, Time.Ends.UtcDateTime), (meeting.Start!.TzId, meeting.Start.AsUtc, meeting.End!.AsUtc));
        Assert.Equal("Europe/Zurich", Assert.Single(calendar.TimeZones).TzId);
    }

    [Fact]
    public async Task Moved_and_cancelled_meetings_and_a_moved_gathering_count_up_under_the_same_name()
    {
        var address = await Address("official");
        var before = (await Read(address)).Events.ToDictionary(e => e.Uid!);
        await Accepted("head", new MovePreparation(Meeting, Time, Time with { Starts = Time.Starts.AddDays(1) }));
        await Accepted("head", new CancelPreparation(Meeting, "No room"));
        var goes = new AnnouncedGathering("ITU-T SG13", "July 2022", new(2099, 4, 1), new(2099, 4, 10));
        await Accepted("head", new ChangeGathering(goes, goes with { ClosesOn = new(2099, 4, 9) }));
        var after = (await Read(address)).Events;
        Assert.Equal(before.Keys.Order(), after.Select(e => e.Uid!).Order());
        var meeting = after.Single(e => e.Summary == "Before SG13");
        Assert.Equal((EventStatus.Cancelled, true), (meeting.Status, meeting.Sequence > before[meeting.Uid!].Sequence));
        var gathering = after.Single(e => e.Uid!.StartsWith("gathering.", StringComparison.Ordinal));
        Assert.Equal((new DateOnly(2099, 4, 10), true), (gathering.End!.Date, gathering.Sequence > before[gathering.Uid!].Sequence));
    }

    [Fact]
    public async Task Only_what_the_participant_may_read_at_that_moment_is_in_it()
    {
        Assert.Empty((await Read(await Address("outsider"))).Events);
        var address = await Address("official");
        Assert.NotEmpty((await Read(address)).Events);
        await Accepted("head", new EndRosterEntry(EntityId.Parse("r-official"), null, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1)));
        Assert.Empty((await Read(address)).Events);
    }

    [Fact]
    public async Task Revoked_and_replaced_addresses_are_gone_with_a_sentence_and_one_that_never_was_is_not_found()
    {
        var first = await Address("official");
        var second = await Address("official");
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Gone, await Status(first, "This calendar address was revoked."));
        Assert.NotEmpty((await Read(second)).Events);
        using var official = await server.SignedIn("official");
        Assert.NotNull((await RunningServer.Json(await official.GetAsync("/api/calendar/address")))["madeAt"]);
        using var revoked = await official.PostAsync("/api/calendar/revoke", null);
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, await Status(second, "This calendar address was revoked."));
        using var again = await official.PostAsync("/api/calendar/revoke", null);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{server.Address}calendar/{new string('x', 43)}.ics", "There is no such calendar."));
    }

    [Fact]
    public async Task Secret_is_stored_nowhere()
    {
        var secret = (await Address("official")).Split('/')[^1].Split('.')[0];
        foreach (var file in System.IO.Directory.EnumerateFiles(server.Folder, "*.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>The library icalendar of Python prints what it understands.</summary>
    [Fact]
    public async Task Another_library_reads_the_same_days_times_and_states()
    {
        await Accepted("head", new CancelPreparation(Meeting, "No room"));
        using var program = server.Browser();
        var file = Path.Combine(server.Folder, "calendar.ics");
        await File.WriteAllTextAsync(file, await program.GetStringAsync(await Address("official")), TestContext.Current.CancellationToken);
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Reader, file]) { RedirectStandardOutput = true })!;
        var lines = (await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "Before SG13|CANCELLED|2099-03-29T00:30:00|2099-03-29T04:30:00|Europe/Zurich",
                "Due: Ask the laboratory|CONFIRMED|2099-03-01|2099-03-02|",
                "ITU-T SG13: July 2022|CONFIRMED|2099-04-01|2099-04-11|",
                "zones Europe/Zurich",
            ], lines);
    }

    private const string Reader = """
        import sys
        from icalendar import Calendar
        calendar = Calendar.from_ical(open(sys.argv[1], 'rb').read())
        lines = []
        for e in calendar.walk('VEVENT'):
            plain = lambda d: d.replace(tzinfo=None).isoformat() if hasattr(d, 'hour') else d.isoformat()
            start, end = e['DTSTART'], e['DTEND']
            lines.append('|'.join([str(e['SUMMARY']), str(e['STATUS']), plain(start.dt), plain(end.dt), start.params.get('TZID', '')]))
        print('\n'.join(sorted(lines)))
        print('zones ' + ','.join(str(z['TZID']) for z in calendar.walk('VTIMEZONE')))
        """;

    private async Task<string> Address(string who)
    {
        using var browser = await server.SignedIn(who);
        return (string)(await RunningServer.Json(await browser.PostAsync("/api/calendar/address", null)))["address"]!;
    }

    private async Task<Calendar> Read(string address)
    {
        using var program = server.Browser();
        using var answer = await program.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return Calendar.Load(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpStatusCode> Status(string address, string says)
    {
        using var program = server.Browser();
        using var answer = await program.GetAsync(address);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return answer.StatusCode;
    }

    private Task Accepted(string who, Command command) => Delegation.Accepted(server, who, "delegation", command);
}
