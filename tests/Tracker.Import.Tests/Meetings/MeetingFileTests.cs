using System.Text;
using Tracker.Domain.Claims;
using Tracker.Domain.Meetings;
using Tracker.Domain.Shared;
using Tracker.Import.Meetings;
using Tracker.Testing;

namespace Tracker.Import.Tests.Meetings;

public class MeetingFileTests
{
    private const string Yaml = """
        title: "45<sup>th</sup> plenary meeting week"
        ordinal: 45
        time:
          from: {date: 2026-08-31}
          to: {date: 2026-09-04}
        general_area: Berlin, Germany
        country_code: DE
        secretariat: {name: Somebody, email: somebody@example.org}
        schedule:
          - {date: 2026-08-31, time: "9:00–10:30 (UTC+2 Berlin)", event: Opening, room: Hall 1}
          - {date: 2026-09-01, event: WG 5 meeting, description: in two parts}
          - {date: 2026-09-01, time: soon, event: Dinner}
        reference_documents:
          - {id: N1637, description: Result of voting}
        agenda:
          opening_session:
            date: 2026-08-31
            items:
              - number: 8
                title: Report
                subitems:
                  - {title: 8.1 Votes, n_doc: N1637}
                  - {title: Others, n_doc: NXXXX}
        """;

    private const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Somebody//EN
        X-WR-CALNAME:Plenary week
        BEGIN:VEVENT
        UID:series@example.org
        SUMMARY:Coordination
        DTSTART;TZID=Europe/Berlin:20260831T080000
        DTEND;TZID=Europe/Berlin:20260831T083000
        RRULE:FREQ=DAILY;COUNT=4
        EXDATE;TZID=Europe/Berlin:20260901T080000
        END:VEVENT
        BEGIN:VEVENT
        UID:series@example.org
        RECURRENCE-ID;TZID=Europe/Berlin:20260902T080000
        SUMMARY:Coordination
        DTSTART;TZID=Europe/Berlin:20260902T090000
        DTEND;TZID=Europe/Berlin:20260902T093000
        END:VEVENT
        BEGIN:VEVENT
        UID:utc@example.org
        SUMMARY:WG 5
        DTSTART:20260901T110000Z
        DTEND:20260901T130000Z
        LOCATION:Room 2
        STATUS:CANCELLED
        END:VEVENT
        BEGIN:VEVENT
        UID:days@example.org
        SUMMARY:Editors' days
        DTSTART;VALUE=DATE:20260902
        DTEND;VALUE=DATE:20260904
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public void A_week_in_YAML_is_read_with_its_sessions_documents_and_agenda_and_nothing_of_persons()
    {
        var week = Read("plenary-45.yml", Yaml);

        Assert.Equal("45th plenary meeting week", week.Title);
        Assert.Equal(new Held("Berlin, Germany", "DE", 45, "Europe/Berlin"), week.Held);
        Assert.Equal("2026-08-31/2026-09-04", week.Days!.ToString());
        Assert.Equal(
            [
                new Session("Opening", "09:00", "10:30", "Hall 1"), new Session("WG 5 meeting", Group: new Reference("WG 5")),
                new MeetingDocument("N1637", "Result of voting"), new AgendaItem("Report", "8"), new AgendaItem("Votes", "8.1", "N1637"),
                new AgendaItem("Others", "8.2"),
            ],
            week.Rows.Select(r => r.Statement));
        Assert.Equal("2026-09-01 · WG 5 meeting · in two parts", week.Rows[1].Words);
        Assert.Equal((12, "“soon” is no time. " + ClockSpan.Rule), (Assert.Single(week.Problems).Row, week.Problems[0].Sentence));
        Assert.DoesNotContain(week.Rows, r => r.Words.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_is_read_with_series_exceptions_cancelled_and_whole_days_in_one_zone()
    {
        var week = Read("week.ICS", Calendar.ReplaceLineEndings("\r\n"));

        Assert.Equal(("Plenary week", "Europe/Berlin"), (week.Title, week.Held?.Zone));
        Assert.Equal(
            [
                "2026-08-31/.. Coordination 08:00 08:30", "2026-09-01/.. WG 5 13:00 15:00 Room 2 cancelled", "2026-09-02/.. Coordination 09:00 09:30",
                "2026-09-02/2026-09-03 Editors' days", "2026-09-03/.. Coordination 08:00 08:30",
            ],
            week.Rows.Select(r => (r, s: (Session)r.Statement)).Select(r => string.Join(' ', new[]
            {
                r.r.Day!.ToString(), r.s.Title, r.s.Starts, r.s.Ends, r.s.Room, r.s.Cancelled ? "cancelled" : null,
            }.OfType<string>())).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a.yml", "schedule: [", "The file is not YAML from here on.")]
    [InlineData("a.yml", "just words", "The file has no fields.")]
    [InlineData("a.yml", "a: &x [1]\nb: [*x, *x]", "A schedule must not use aliases.")]
    [InlineData("a.ics", "no calendar", "The file is not a calendar.")]
    [InlineData("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "The calendar has no event.")]
    [InlineData("a.txt", "", "There is nothing in it.")]
    public void A_file_that_cannot_be_read_says_why(string name, string text, string sentence)
    {
        var week = Read(name, text);

        Assert.Equal(sentence, Assert.Single(week.Problems).Sentence);
        Assert.Equal(sentence, week.Refused);
    }

    [Fact]
    public void A_series_without_an_end_is_refused() => Assert.Equal(
        "The series have more than 1000 events: give them an end.",
        Read("a.ics", Calendar.Replace(";COUNT=4", "", StringComparison.Ordinal).ReplaceLineEndings("\r\n")).Refused);

    [Fact]
    public void A_series_whose_days_never_come_is_refused() => Assert.Equal(
        "A series in it has days that never come.",
        Read("a.ics", Calendar.Replace("DAILY;COUNT=4", "YEARLY;BYMONTH=2;BYMONTHDAY=30", StringComparison.Ordinal).ReplaceLineEndings("\r\n")).Refused);

    [Fact]
    public void What_is_nested_without_end_is_refused() =>
        Assert.Equal("A schedule can be nested 40 deep.", Read("a.yml", "a: " + new string('[', 100_000)).Refused);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("The file is not UTF-8 text.", MeetingFiles.Read("a.yml", [0xC3, 0x28]).Refused);

    [Fact]
    public void Every_published_week_is_read()
    {
        var weeks = Enumerable.Range(21, 25).Where(n => n % 2 == 1).Select(n => SharedData.FileAt($"meeting_events/plenary-meeting-{n}.yml")).OfType<string>()
            .Select(f => MeetingFiles.Read(f, File.ReadAllBytes(f))).ToList();
        if (weeks.Count == 0) return;

        Assert.Equal(13, weeks.Count);
        Assert.All(weeks, w => Assert.Empty(w.Problems));
        Assert.All(weeks, w => Assert.NotNull(w.Days?.From));
        Assert.Equal(76, weeks.Sum(w => w.Rows.Count(r => r.Statement is Session)));
        Assert.DoesNotContain(weeks.SelectMany(w => w.Rows), r => r.Words.Contains('@', StringComparison.Ordinal));
        Assert.Contains(weeks, w => w.Held?.Zone == "Asia/Seoul");
    }

    private static MeetingWeek Read(string name, string text) => MeetingFiles.Read(name, Encoding.UTF8.GetBytes(text));
}
