using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Tracker.Domain.Delegations;

namespace Tracker.Server.Calendars;

/// <summary>Meetings as iCalendar (RFC 5545).</summary>
internal static class CalendarFiles
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Names the one who wrote the file, as the standard wants it.</summary>
    private const string Product = "-//Tracker//Tracker//EN";

    /// <summary>One file for some meetings; each keeps its identifier, so that a later file moves or cancels what an earlier one brought.</summary>
    public static string Of(IEnumerable<CalendarEvent> events, string? name = null)
    {
        var calendar = new Calendar { ProductId = Product, Method = "PUBLISH" };
        if (name is not null) calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var one in events) calendar.Events.Add(one);
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
            Start = Utc(time.Starts),
            End = Utc(time.Ends),
            Sequence = (int)Math.Min(int.MaxValue, Math.Max(meeting.Time.Version, meeting.CancelledFor.Version)),
            Status = meeting.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
