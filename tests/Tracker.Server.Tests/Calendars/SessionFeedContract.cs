using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Meetings;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;
using Tracker.Server.Tests.Api;
using Tracker.Server.Web;
using Tracker.Testing;

namespace Tracker.Server.Tests.Calendars;

/// <summary>The sessions of a body's meeting in the calendar of those whose delegation goes there, as another library reads them.</summary>
public abstract class SessionFeedContract : IAsyncLifetime
{
    private const string Meeting = "meeting/sg13-2037", Public = "record";
    private static readonly Source Schedule = new("Schedule", "A line");
    private RunningServer server = null!;

    protected abstract Task<(string Key, string Value)[]> Settings();

    public virtual async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The week in which the clocks of its place are set back.</summary>
    public async ValueTask InitializeAsync()
    {
        server = await Delegation.Start(null, await Settings());
        var goes = new AnnouncedGathering("ITU-T SG13", "July 2022", new(2022, 7, 4), new(2022, 7, 15));
        var moved = goes with { OpensOn = new(2037, 10, 22), ClosesOn = new(2037, 10, 30) };
        await Delegation.Accepted(server, "head", "delegation", new ChangeGathering(goes, moved));
        await Opens("committee/itu-t/sg13", "Study Group 13");
        await Says("committee/itu-t/sg13", new AlsoNamed("ITU-T/SG13"));
        await Opens(Meeting, "Meeting of Study Group 13");
        await Says(Meeting, new OfCommittee(new Reference("Study Group 13", ActorId.Parse("committee/itu-t/sg13"))));
        await Says(Meeting, new Held("Geneva", Zone: "Europe/Zurich"), "2037-10-22", "2037-10-30");
    }

    [Fact]
    public async Task Series_with_exceptions_whole_days_and_nights_are_read_at_the_time_of_the_place()
    {
        await Reads(Calendar);
        var (lines, problems) = await Python("official");
        Assert.Equal("", problems);
        Assert.Equal(
            [
                "Dinner|CONFIRMED|2037-10-24T22:00:00|2037-10-25T01:00:00|2037-10-24T20:00:00",
                "ITU-T SG13: July 2022|CONFIRMED|2037-10-22|2037-10-31|",
                "Plenary|CONFIRMED|2037-10-22T09:00:00|2037-10-22T10:30:00|2037-10-22T07:00:00",
                "Plenary|CONFIRMED|2037-10-24T09:00:00|2037-10-24T10:30:00|2037-10-24T07:00:00",
                "Plenary|CONFIRMED|2037-10-25T14:00:00|2037-10-25T15:00:00|2037-10-25T13:00:00",
                "Plenary|CONFIRMED|2037-10-26T09:00:00|2037-10-26T10:30:00|2037-10-26T08:00:00",
                "Visit of the laboratory|CONFIRMED|2037-10-28|2037-10-30|",
            ], lines.Select(l => l.Line));
        Assert.All(lines, l => Assert.Equal(l.Line.StartsWith("ITU-T", StringComparison.Ordinal), l.Sequence > 0));
    }

    [Fact]
    public async Task Later_schedule_moves_and_cancels_under_the_same_names_and_counts_up()
    {
        await Reads(Calendar);
        var before = (await Python("official")).Lines.ToDictionary(l => l.Uid);
        await Reads(Calendar.Replace("20371024T22", "20371026T21", StringComparison.Ordinal).Replace("20371025T01", "20371027T00", StringComparison.Ordinal)
            .Replace("SUMMARY:Visit of the laboratory", "SUMMARY:Visit of the laboratory\nSTATUS:CANCELLED", StringComparison.Ordinal));
        var (after, problems) = await Python("official");
        Assert.Equal("", problems);
        Assert.Equal(before.Keys.Order(), after.Select(l => l.Uid).Order());
        var changed = after.Where(l => l.Line != before[l.Uid].Line).ToList();
        Assert.Equal(
            [
                "Dinner|CONFIRMED|2037-10-26T21:00:00|2037-10-27T00:00:00|2037-10-26T20:00:00",
                "Visit of the laboratory|CANCELLED|2037-10-28|2037-10-30|",
            ], changed.Select(l => l.Line));
        Assert.All(changed, l => Assert.Equal(before[l.Uid].Sequence + 1, l.Sequence));
    }

    [Fact]
    public async Task Only_sessions_that_concern_the_delegation_and_that_the_participant_may_read_are_in_it()
    {
        await Says(Meeting, new Session("Opening", "09:00"), "2037-10-22");
        await Says(Meeting, new Session("Breakfast of Orion", "07:30", "08:30"), "2037-10-23", at: "org/orion");
        await Opens("meeting/joint", "Joint meeting");
        await Says("meeting/joint", new Held("Geneva", Zone: "Europe/Zurich"), "2037-10-29", "2037-10-29");
        await Says("meeting/joint", new Session("Joint session", "09:00", "10:00", Group: new Reference("ITU-T SG13")), "2037-10-29");
        await Says("meeting/joint", new Session("Of others", "11:00", "12:00", Group: new Reference("ITU-T SG15")), "2037-10-29");
        await Opens("meeting/later", "Meeting after it");
        await Says("meeting/later", new OfCommittee(new Reference("ITU-T SG13")));
        await Says("meeting/later", new Session("Much later", "09:00"), "2037-12-01");

        Assert.Equal(["Breakfast of Orion", "Joint session (ITU-T SG13)", "Opening"], await Sessions("head"));
        Assert.Equal(["Joint session (ITU-T SG13)", "Opening"], await Sessions("official"));
        Assert.Empty(await Sessions("outsider"));
    }

    private const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Body//EN
        BEGIN:VEVENT
        UID:plenary@example.org
        SUMMARY:Plenary
        DTSTART;TZID=Europe/Zurich:20371022T090000
        DTEND;TZID=Europe/Zurich:20371022T103000
        RRULE:FREQ=DAILY;COUNT=5
        EXDATE;TZID=Europe/Zurich:20371023T090000
        END:VEVENT
        BEGIN:VEVENT
        UID:plenary@example.org
        RECURRENCE-ID;TZID=Europe/Zurich:20371025T090000
        SUMMARY:Plenary
        DTSTART;TZID=Europe/Zurich:20371025T140000
        DTEND;TZID=Europe/Zurich:20371025T150000
        END:VEVENT
        BEGIN:VEVENT
        UID:dinner@example.org
        SUMMARY:Dinner
        DTSTART;TZID=Europe/Zurich:20371024T220000
        DTEND;TZID=Europe/Zurich:20371025T010000
        END:VEVENT
        BEGIN:VEVENT
        UID:visit@example.org
        SUMMARY:Visit of the laboratory
        DTSTART;VALUE=DATE:20371028
        DTEND;VALUE=DATE:20371030
        END:VEVENT
        END:VCALENDAR
        """;

    /// <summary>What the library icalendar of Python understands of each event, and what it finds wrong.</summary>
    private const string Reader = """
        import sys, json, datetime
        from icalendar import Calendar
        text = open(sys.argv[1], 'rb').read()
        problems = [] if all(len(line) <= 75 for line in text.split(b'\r\n')) and b'\n' not in text.replace(b'\r\n', b'') else ['lines']
        calendar = Calendar.from_ical(text)
        zones = {str(z['TZID']) for z in calendar.walk('VTIMEZONE')}
        problems += [str(e) for c in calendar.walk() for e in c.errors]
        lines = []
        for e in calendar.walk('VEVENT'):
            start, end = e['DTSTART'], e.get('DTEND', e['DTSTART'])
            plain = lambda d: d.replace(tzinfo=None).isoformat() if hasattr(d, 'hour') else d.isoformat()
            zone = start.params.get('TZID')
            if zone and zone not in zones: problems.append('no zone ' + zone)
            if 'DTSTAMP' not in e: problems.append('no stamp')
            if 'DTEND' in e and end.dt <= start.dt: problems.append('ends before it starts')
            utc = start.dt.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat() if getattr(start.dt, 'tzinfo', None) else ''
            lines.append([str(e['UID']), int(e['SEQUENCE']), '|'.join([str(e['SUMMARY']), str(e['STATUS']), plain(start.dt), plain(end.dt), utc])])
        if len({line[0] for line in lines}) < len(lines): problems.append('one name twice')
        print(json.dumps([sorted(lines, key=lambda line: line[2]), '; '.join(problems)]))
        """;

    private async Task<(List<(string Uid, int Sequence, string Line)> Lines, string Problems)> Python(string who)
    {
        using var browser = await server.SignedIn(who);
        using var made = await browser.PostAsync("/api/calendar/address", null);
        using var program = server.Browser();
        var file = Path.Combine(server.Folder, "calendar.ics");
        await File.WriteAllTextAsync(
            file, await program.GetStringAsync((string)(await RunningServer.Json(made))["address"]!), TestContext.Current.CancellationToken);
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Reader, file]) { RedirectStandardOutput = true })!;
        using var said = JsonDocument.Parse(await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = said.RootElement[0].EnumerateArray().Select(l => (l[0].GetString()!, l[1].GetInt32(), l[2].GetString()!));
        return ([.. lines], said.RootElement[1].GetString()!);
    }

    private async Task<IEnumerable<string>> Sessions(string who) => (await Python(who)).Lines
        .Where(l => l.Uid.StartsWith("session.", StringComparison.Ordinal)).Select(l => l.Line.Split('|')[0]).Order(StringComparer.Ordinal);

    /// <summary>The file is read as from a screen, and recorded by the head.</summary>
    private async Task Reads(string calendar)
    {
        using var browser = await server.SignedIn("head");
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(calendar.ReplaceLineEndings("\r\n")));
        using var answer = await browser.PostAsync("/api/schedules?name=week.ics", bytes);
        var week = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ApiJson.Lenient.MeetingWeek)!;
        var head = server.Directory.Find(ParticipantId.Parse("head"))!;
        var record = await server.Services.GetRequiredService<OpenedRecords>().Open(head, ActorId.Parse(Meeting));
        var book = record!.Of<SubjectState>(CompartmentId.Record)!.Book;
        foreach (var command in WeekChanges.Of(book, week).Commands(row => new Source("Schedule", row.Words))) await Accepted(Meeting, Public, command);
    }

    private Task Opens(string actor, string title) => Accepted(actor, Public, new OpenSubject(EntityId.New(), title, Schedule));

    private Task Says(string actor, Statement statement, string? from = null, string? to = null, string at = Public) => Accepted(
        actor, at, new RecordClaim(new Assertion(EntityId.New(), statement, Schedule,
            from is null ? null : new PartialInterval(PartialDate.Parse(from), to is null ? null : PartialDate.Parse(to)))));

    private async Task Accepted(string actor, string at, Command command)
    {
        var outcome = await server.Sends("head", actor, at, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
    }
}

public sealed class SqliteSessionFeedTests : SessionFeedContract
{
    protected override Task<(string Key, string Value)[]> Settings() => Task.FromResult(Array.Empty<(string, string)>());
}

public sealed class PostgresSessionFeedTests : SessionFeedContract
{
    private PostgresDatabase database = null!;

    protected override async Task<(string Key, string Value)[]> Settings() =>
        [("Tracker:Storage:ConnectionString", (database = await PostgresServer.Shared.CreateDatabase()).ConnectionString)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
