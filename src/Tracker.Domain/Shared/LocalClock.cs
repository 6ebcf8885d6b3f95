namespace Tracker.Domain.Shared;

/// <summary>Moments by the clock of a place, also on the days on which it is moved.</summary>
public static class LocalClock
{
    /// <summary>
    /// The first moment (UTC) after <paramref name="after"/> at which the clock shows <paramref name="at"/>: of two with that time the first, and if the
    /// clock leaps over it, the moment of the leap.
    /// </summary>
    /// <param name="on">Only on this day of the week; null for every day.</param>
    public static DateTimeOffset Next(TimeZoneInfo zone, TimeOnly at, DateTimeOffset after, DayOfWeek? on = null)
    {
        for (var day = DayOf(zone, after).AddDays(-1); ; day = day.AddDays(1))
            if (IsOn(day, on) && Moment(zone, day.ToDateTime(at)) is var moment && moment > after)
                return moment;
    }

    /// <summary>The last such moment that is not after <paramref name="until"/>.</summary>
    public static DateTimeOffset Last(TimeZoneInfo zone, TimeOnly at, DateTimeOffset until, DayOfWeek? on = null)
    {
        for (var day = DayOf(zone, until).AddDays(1); ; day = day.AddDays(-1))
            if (IsOn(day, on) && Moment(zone, day.ToDateTime(at)) is var moment && moment <= until)
                return moment;
    }

    public static TimeOnly TimeAt(TimeZoneInfo zone, DateTimeOffset at) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static DateOnly DayOf(TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static bool IsOn(DateOnly day, DayOfWeek? on) => on is null || day.DayOfWeek == on;

    /// <summary>Asks a zone only for its offset at moments: what its rules say of local times is not to be relied on for all zones.</summary>
    private static DateTimeOffset Moment(TimeZoneInfo zone, DateTime clock)
    {
        var (before, after) = (new DateTimeOffset(clock, TimeSpan.Zero).AddDays(-1), new DateTimeOffset(clock, TimeSpan.Zero).AddDays(1));
        var offsets = (TimeSpan[])[zone.GetUtcOffset(before), zone.GetUtcOffset(after)];
        foreach (var offset in offsets.Distinct().OrderDescending())
            if (new DateTimeOffset(clock, offset) is var moment && zone.GetUtcOffset(moment) == offset)
                return moment.ToUniversalTime();
        return Leap(zone, before, after);
    }

    /// <summary>The moment between two at which the clock is moved.</summary>
    private static DateTimeOffset Leap(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var was = zone.GetUtcOffset(before);
        var (low, high) = (before.ToUnixTimeSeconds(), after.ToUnixTimeSeconds());
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == was) low = middle;
            else high = middle;
        }
        return DateTimeOffset.FromUnixTimeSeconds(high);
    }
}
