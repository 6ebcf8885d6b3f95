using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Tracker.Domain.Delegations;
using Tracker.Domain.Meetings;
using Tracker.Domain.Parts;

namespace Tracker.Server.Calendars;

/// <summary>Meetings as iCalendar (RFC 5545).</summary>
internal static class CalendarFiles
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Names the one who wrote the file, as the standard wants it.</summary>
    private const string Product = "-//Tracker//Tracker//EN";

    /// <summary>Of a zone, the rules that hold now are written: those of the time from which on the library looks for them.</summary>
    private static readonly DateTime RulesFrom = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>One file for some meetings; each keeps its identifier, so that a later file moves or cancels what an earlier one brought.</summary>
    public static string Of(IEnumerable<CalendarEvent> events, string? name = null)
    {
        var calendar = new Calendar { ProductId = Product, Method = "PUBLISH" };
        if (name is not null) calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var one in events) calendar.Events.Add(one);
        // A list of its own: what is added to the calendar changes the list of its events.
        foreach (var zone in calendar.Events.Select(e => e.Start?.TzId).OfType<string>().Where(z => z != CalDateTime.UtcTzId).Distinct().ToList())
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, RulesFrom, false));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>A preparation meeting; its changes count up, so that a calendar takes the last one.</summary>
    /// <param name="address">Where it is on the screen.</param>
    public static CalendarEvent Of(ActorId delegation, Preparation meeting, string address)
    {
        var (time, last) = (meeting.Time.Value, meeting.CancelledFor.At ?? meeting.Time.At ?? DateTimeOffset.UnixEpoch);
        return new CalendarEvent
        {
            Uid = $"{meeting.Id}.{delegation.Key.Replace('/', '.')}@tracker",
            Summary = meeting.Title.Value,
            Location = time.Place,
            Url = new Uri(address),
            DtStamp = Utc(last),
            LastModified = Utc(last),
            Start = At(time.Starts, time.Zone),
            End = At(time.Ends, time.Zone),
            Sequence = (int)Math.Min(int.MaxValue, Math.Max(meeting.Time.Version, meeting.CancelledFor.Version)),
            Status = meeting.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
    }

    /// <summary>A gathering: whole days, of which the last one counts.</summary>
    /// <param name="version">Counts up with every change of the delegation.</param>
    /// <param name="now">When this was written.</param>
    public static CalendarEvent Of(ActorId delegation, DelegationFacts facts, long version, DateTimeOffset now, string address) => new()
    {
        Uid = $"gathering.{delegation.Key.Replace('/', '.')}@tracker",
        Summary = $"{facts.Committee}: {facts.Gathering}",
        Description = facts.Title.Value,
        Url = new Uri(address),
        DtStamp = Utc(now),
        Start = new CalDateTime(facts.OpensOn),
        End = new CalDateTime(facts.ClosesOn.AddDays(1)),
        Sequence = (int)Math.Min(int.MaxValue, version),
        Status = EventStatus.Confirmed,
        Transparency = TransparencyType.Transparent,
    };

    /// <summary>A session by the clock of the place; of whole days if it has no times. Its corrections count up under one name. Null if its times are none
    /// that a clock shows.</summary>
    /// <param name="meeting">What the meeting is called.</param>
    public static CalendarEvent? Of(GatheringSession one, string meeting, string address)
    {
        var (session, first) = (one.Session, one.Days.From!.Value.Earliest);
        var last = one.Days.To is { } to && to.Latest > first ? to.Latest : first;
        if (session.Starts is not null && ClockSpan.TimeOf(session.Starts) is null) return null;
        var group = session.Group is { } of && !session.Title.Contains(of.Name, StringComparison.OrdinalIgnoreCase) ? $" ({of.Name})" : "";
        var made = new CalendarEvent
        {
            Uid = $"session.{one.First}.{one.Meeting.Key.Replace('/', '.')}@tracker",
            Summary = session.Title + group,
            Description = meeting,
            Location = string.Join(", ", new[] { session.Room, one.Held?.Place }.OfType<string>()),
            Url = new Uri(address),
            DtStamp = Utc(one.At),
            LastModified = Utc(one.At),
            Sequence = one.Changes,
            Status = session.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        if (ClockSpan.TimeOf(session.Starts) is not { } starts)
        {
            (made.Start, made.End, made.Transparency) = (new(first), new(last.AddDays(1)), TransparencyType.Transparent);
            return made;
        }
        made.Start = There(first, starts, one.Held?.Zone);
        if (ClockSpan.TimeOf(session.Ends) is { } ends) made.End = There(ends <= starts ? first.AddDays(1) : first, ends, one.Held?.Zone);
        return made;
    }

    /// <summary>A time that the clock of the place shows; of no zone if that is not recorded.</summary>
    private static CalDateTime There(DateOnly day, TimeOnly time, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId
            ? new(day.ToDateTime(time), zone == CalDateTime.UtcTzId ? CalDateTime.UtcTzId : zone) : new(day.ToDateTime(time));

    /// <summary>The last day of a task.</summary>
    public static CalendarEvent Of(ActorId delegation, CompartmentId at, TaskEntry task, DateOnly due, DateTimeOffset now, string address) => new()
    {
        Uid = $"task.{task.Id}.{at.Value.Replace('/', '.')}.{delegation.Key.Replace('/', '.')}@tracker",
        Summary = "Due: " + task.Title.Value,
        Url = new Uri(address),
        DtStamp = Utc(now),
        Start = new CalDateTime(due),
        End = new CalDateTime(due.AddDays(1)),
        Sequence = (int)Math.Min(int.MaxValue, Math.Max(task.Due.Version, task.Title.Version)),
        Status = EventStatus.Confirmed,
        Transparency = TransparencyType.Transparent,
    };

    /// <summary>A moment by the clock of the place, or in UTC if this program does not know its zone.</summary>
    private static CalDateTime At(DateTimeOffset at, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId && zone != CalDateTime.UtcTzId
            ? new(TimeZoneInfo.ConvertTime(at, known).DateTime, zone)
            : Utc(at);

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
