using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Meetings;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;

namespace Tracker.Domain.Tests.Meetings;

public class MeetingWeekTests
{
    private static readonly Source Schedule = new("Draft schedule", "a row", null, "https://example.org/schedule");

    [Fact]
    public void A_pasted_table_is_read_by_its_headings_or_by_the_order_of_its_columns()
    {
        const string Named = "Date\tSession\tStart\tEnd\tPlace\tWG\n2026-08-31\tOpening\t9:00\t10:30\tHall 1\t\n\tWG 5 meeting\t13:00\t17:00\tRoom 2\tWG 5";
        const string Bare = "Mon, 31 August 2026\t9:00-10:30\tOpening\tHall 1\n\t13:00–17:00\tWG 5 meeting\tRoom 2\tWG 5";

        foreach (var text in (string[])[Named, Bare])
        {
            var week = SessionTable.Read(text);

            Assert.Empty(week.Problems);
            Assert.Equal(
                [new Session("Opening", "09:00", "10:30", "Hall 1"), new Session("WG 5 meeting", "13:00", "17:00", "Room 2", new Reference("WG 5"))],
                week.Rows.Select(r => r.Statement));
            Assert.All(week.Rows, r => Assert.Equal("2026-08-31", r.Day!.From!.Value.Value));
        }
    }

    [Theory]
    [InlineData("2027-03-28\t02:30-04:00\tNight session", "02:30"), InlineData("2027-03-27\t23:00-02:15\tNight session", "02:15")]
    [InlineData("2027-03-28\t03:00-04:00\tNight session", null), InlineData("2027-10-31\t02:30-04:00\tNight session", null)]
    [InlineData("2027-03-28\t\tWhole day", null)]
    public void Time_over_which_the_clocks_of_the_place_are_put_forward_is_said_with_its_row(string row, string? time)
    {
        var week = SessionTable.Read("2027-03-26\t09:00-10:00\tOpening\n" + row).ByTheClockOf(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var said = time is null ? null : $"There is no {time} on that day in Europe/Berlin: the clocks are put forward over it.";
        Assert.Equal(said is null ? [] : [new WeekProblem(2, said)], week.Problems);
        Assert.Equal(said is null ? 2 : 1, week.Rows.Length);
    }

    [Theory]
    [InlineData("31 Aug\t9:00\tOpening", "2026-08-31")]
    [InlineData("August 31, 2026\t9:00\tOpening", "2026-08-31")]
    [InlineData("31.8.2026\t9:00\tOpening", "2026-08-31")]
    public void Days_are_read_as_they_are_written(string row, string day) =>
        Assert.Equal(day, Assert.Single(SessionTable.Read(row, 2026).Rows).Day!.From!.Value.Value);

    [Theory]
    [InlineData("03/04/2026\t9:00\tOpening", "“03/04/2026” is not a day. Write it as 2026-08-31.")]
    [InlineData("31 Aug\t9:00\tOpening", "“31 Aug” is not a day. Write it as 2026-08-31.")]
    [InlineData("\t9:00\tOpening", "The day is missing.")]
    [InlineData("2026-08-31\tsoon\tOpening", "“soon” is no time. Write times as 09:00-12:30, 09:00, or nothing for the whole day.")]
    [InlineData("2026-08-31\t9:00\t", "The name of the session is missing.")]
    [InlineData(" \n ", "There is nothing in it.")]
    public void A_row_that_is_not_taken_says_why(string row, string sentence) =>
        Assert.Equal(sentence, Assert.Single(SessionTable.Read(row).Problems).Sentence);

    [Theory]
    [InlineData("CANCELLED: Plenary", "Plenary", true)]
    [InlineData("Plenary (cancelled)", "Plenary", true)]
    [InlineData("Cancelled projects", "Cancelled projects", false)]
    public void A_cancelled_session_is_one(string printed, string title, bool cancelled) =>
        Assert.Equal(new Session(title, Cancelled: cancelled), Assert.Single(SessionTable.Read("2026-08-31\t\t" + printed).Rows).Statement);

    [Fact]
    public void The_same_schedule_again_changes_nothing_and_a_later_one_corrects_it()
    {
        var meeting = Desk.Opened(Meeting.Kind, null, "Plenary");
        var week = SessionTable.Read("2026-08-31\t9:00-10:30\tOpening\tHall 1\n2026-09-01\t9:00\tWG 5\n2026-09-02\t9:00\tWG 5") with
        {
            Held = new Held("Berlin", Zone: "Europe/Berlin"), Days = new(PartialDate.Parse("2026-08-31"), PartialDate.Parse("2026-09-04")),
        };
        Record(meeting, week);

        Assert.All(Changes(meeting, week).Rows, r => Assert.Equal(WeekChange.Same, r.Change));

        var later = SessionTable.Read("2026-08-31\t10:00-11:30\tOpening\tHall 1\n2026-09-01\t9:00\tWG 5\n2026-09-03\t9:00\tWG 5\n2026-09-03\t\tDinner");
        Assert.Equal([WeekChange.Changed, WeekChange.Same, WeekChange.Changed, WeekChange.New], Changes(meeting, later).Rows.Select(r => r.Change));
        Record(meeting, later);

        Assert.Equal(
            ["Dinner", "Opening 10:00", "WG 5 09:00", "WG 5 09:00"],
            Book(meeting).Facts<Session>().Select(s => $"{s.Title} {s.Starts}".Trim()).Order(StringComparer.Ordinal));
        Assert.Equal("Europe/Berlin", Assert.Single(Book(meeting).Facts<Held>()).Zone);
    }

    [Fact]
    public void A_session_that_the_schedule_no_longer_has_stays_and_is_named_and_one_that_a_person_took_back_does_not_return()
    {
        var meeting = Desk.Opened(Meeting.Kind, null, "Plenary");
        var week = SessionTable.Read("2026-08-31\t9:00\tOpening\n2026-08-31\t11:00\tReception");
        Record(meeting, week);
        var opening = Book(meeting).Claims.Single(c => c.Statement is Session { Title: "Opening" });
        Assert.Null(meeting.Send(Desk.Expert, new WithdrawClaim(opening.Id, "Not of this meeting")));

        var again = Changes(meeting, SessionTable.Read("2026-08-31\t9:00\tOpening"));

        Assert.Equal(WeekChange.TakenBack, Assert.Single(again.Rows).Change);
        Assert.Equal("Reception", ((Session)Assert.Single(again.Missing).Statement).Title);
        Assert.Empty(again.Commands(_ => Schedule));
    }

    [Fact]
    public void A_schedule_completes_what_is_known_of_the_meeting_and_stands_beside_what_it_contradicts()
    {
        var meeting = Desk.Opened(Meeting.Kind, null, "Plenary");
        Assert.Null(meeting.Claim(new Held("Berlin", "Germany"), "2026-09"));
        var days = new PartialInterval(PartialDate.Parse("2026-09-01"), PartialDate.Parse("2026-09-04"));

        Record(meeting, new MeetingWeek([], [], Held: new Held(Ordinal: 45, Zone: "Europe/Berlin"), Days: days));
        Assert.Equal(new Held("Berlin", "Germany", 45, "Europe/Berlin"), Assert.Single(Book(meeting).Facts<Held>()));
        Assert.Equal(days, Book(meeting).Standing<Held>().Single().Valid);

        Record(meeting, new MeetingWeek([], [], Held: new Held("Paris"), Days: days));
        Assert.Equal(["Berlin", "Paris"], Assert.Single(Book(meeting).Disputes()).Claims.Select(c => ((Held)c.Statement).Place).Order());
    }

    [Theory]
    [InlineData("9:00", null, "statement.starts")]
    [InlineData("09:00", "09:00", "statement.ends")]
    [InlineData(null, "10:00", "statement.starts")]
    public void A_session_with_times_that_cannot_be_is_refused_at_its_field(string? starts, string? ends, string field) =>
        Assert.Equal(field, new Session("Opening", starts, ends).Refuses()?.Field);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("Berlin time", false)]
    [InlineData("/etc/passwd", false)]
    public void The_zone_of_a_place_is_a_name_of_the_time_zone_database(string zone, bool good) => Assert.Equal(good, new Held(Zone: zone).Refuses() is null);

    private static void Record(Desk meeting, MeetingWeek week)
    {
        foreach (var command in Changes(meeting, week).Commands(_ => Schedule).ToImmutableArray()) Assert.Null(meeting.Send(Desk.Expert, command));
    }

    private static WeekChanges Changes(Desk meeting, MeetingWeek week) => WeekChanges.Of(Book(meeting), week);
    private static ClaimBook Book(Desk meeting) => meeting.Facts.Book;
}
