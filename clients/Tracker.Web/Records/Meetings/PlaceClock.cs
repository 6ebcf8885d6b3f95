using System.Globalization;
using Tracker.Domain.Claims;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Meetings;

/// <summary>The times of sessions, which are of the clock at their place, for a reader elsewhere.</summary>
public static class PlaceClock
{
    /// <summary>The times of a session on the reader's clock, such as "03:00–05:30", with the day where it is another one; null where they are the same,
    /// or where the zone of the place or the day is not known.</summary>
    public static string? Elsewhere(Session session, PartialDate? day, ReaderZone? place, ReaderZone reader)
    {
        if (place is null || place.Id == reader.Id || session.Starts is null || day is not { Day: > 0 } on) return null;
        if (At(on.Earliest, session.Starts, place) is not { } starts) return null;
        var ends = session.Ends is null ? null
            : At(string.CompareOrdinal(session.Ends, session.Starts) > 0 ? on.Earliest : on.Earliest.AddDays(1), session.Ends, place);
        var there = reader.Local(starts);
        if (there.DateTime == on.Earliest.ToDateTime(TimeOnly.Parse(session.Starts, CultureInfo.InvariantCulture))) return null;
        var other = DateOnly.FromDateTime(there.DateTime) == on.Earliest ? "" : there.ToString("ddd ", CultureInfo.InvariantCulture);
        return other + Clock(there) + (ends is { } last ? "–" + Clock(reader.Local(last)) : "");
    }

    private static DateTimeOffset? At(DateOnly day, string clock, ReaderZone place) =>
        place.Moment(day.ToDateTime(TimeOnly.Parse(clock, CultureInfo.InvariantCulture)));

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
