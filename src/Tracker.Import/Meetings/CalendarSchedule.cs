using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Tracker.Domain.Meetings;
using Calendar = Ical.Net.Calendar;

namespace Tracker.Import.Meetings;

/// <summary>Sessions of an iCalendar file (RFC 5545): events and series with their exceptions, in the zone in which most of them are.</summary>
internal static class CalendarSchedule
{
    /// <summary>A rule such as "each 30 February" would be tried without end.</summary>
    private static readonly EvaluationOptions Limited = new() { MaxUnmatchedIncrementsLimit = 10_000 };

    public static MeetingWeek Read(string text)
    {
        Calendar? calendar;
        List<Occurrence> all;
        try
        {
            calendar = Calendar.Load(text);
            all = calendar is null ? [] : [.. calendar.GetOccurrences<CalendarEvent>(options: Limited).Take(MeetingWeek.MostRows + 1)];
        }
        catch (EvaluationException)
        {
            return MeetingWeek.Unread("A series in it has days that never come.");
        }
        // The library says in these ways that a file is none.
        catch (Exception e) when (e is SerializationException or ArgumentException or FormatException or InvalidOperationException or NullReferenceException)
        {
            return MeetingWeek.Unread("The file is not a calendar.");
        }
        if (calendar is null || calendar.Events.Count == 0) return MeetingWeek.Unread("The calendar has no event.");
        if (all.Count > MeetingWeek.MostRows) return MeetingWeek.Unread($"The series have more than {MeetingWeek.MostRows} events: give them an end.");
        var zone = all.Select(o => ZoneOf(o.Period.StartTime)).OfType<string>().GroupBy(z => z).MaxBy(g => g.Count())?.Key;
        var (rows, problems) = (ImmutableArray.CreateBuilder<WeekRow>(), ImmutableArray.CreateBuilder<WeekProblem>());
        var nth = 0;
        foreach (var one in all.OrderBy(o => o.Period.StartTime.Value))
        {
            nth++;
            var held = (CalendarEvent)one.Source;
            var (session, day, words) = Session(held, one.Period, zone);
            if (session is null) problems.Add(new(nth, "An event needs a name (SUMMARY)."));
            else rows.Add(new(nth, session, words, day));
        }
        // The days of its sessions are not those of the meeting: a calendar may be only a part.
        var name = calendar.Properties["X-WR-CALNAME"]?.Value as string;
        return new(
            rows.ToImmutable(), problems.ToImmutable(), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), zone is null ? null : new Held(Zone: zone));
    }

    private static (Session?, PartialInterval?, string) Session(CalendarEvent held, Period period, string? zone)
    {
        if (string.IsNullOrWhiteSpace(held.Summary)) return (null, null, "");
        var (starts, ends) = (In(zone, period.StartTime), period.EffectiveEndTime is { } end ? In(zone, end) : null);
        var whole = !period.StartTime.HasTime;
        // The last day of an event of whole days is the one after it.
        var last = ends is { } to ? DateOnly.FromDateTime(whole ? to.AddDays(-1) : to) : (DateOnly?)null;
        var first = DateOnly.FromDateTime(starts!.Value);
        var several = last > first && (whole || ends - starts > TimeSpan.FromDays(1));
        var session = new Session(
            held.Summary.Trim(), whole ? null : Clock(starts.Value), whole || ends is null || ends == starts ? null : Clock(ends.Value),
            string.IsNullOrWhiteSpace(held.Location) ? null : held.Location.Trim(), Cancelled: held.Status == EventStatus.Cancelled);
        var words = string.Join(" · ", new[] { first.ToString("O", CultureInfo.InvariantCulture), session.Starts, session.Ends, session.Title, session.Room }
            .Where(w => w is not null));
        return (session, new PartialInterval(PartialDate.Of(first), several ? PartialDate.Of(last!.Value) : null), words);
    }

    /// <summary>The zone in which it is said, if it has one and the machine knows it.</summary>
    private static string? ZoneOf(CalDateTime at) =>
        at.HasTime && at.TzId is { } id && ZoneName.IsWellFormed(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? id : null;

    /// <summary>What the clock shows in that zone; as it is written if one of the two zones is not known.</summary>
    private static DateTime? In(string? zone, CalDateTime at) =>
        zone is null || ZoneOf(at) is not { } own || own == zone ? at.Value
        : TimeZoneInfo.ConvertTimeFromUtc(at.AsUtc, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
