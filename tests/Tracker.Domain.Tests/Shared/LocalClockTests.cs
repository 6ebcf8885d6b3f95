using System.Globalization;
using CsCheck;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Shared;

public sealed class LocalClockTests
{
    private static readonly string[] Places = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"];
    private static readonly TimeZoneInfo[] Zones = [.. Places.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    private static readonly Gen<(TimeZoneInfo Zone, TimeOnly At, DateTimeOffset Now, DayOfWeek? On)> Cases = Gen.Select(
        Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]), Gen.Int[0, 24 * 60 - 1].Select(m => TimeOnly.MinValue.AddMinutes(m)),
        Gen.Long[Seconds("2020-01-01T00:00Z"), Seconds("2030-01-01T00:00Z")].Select(DateTimeOffset.FromUnixTimeSeconds),
        Gen.Int[-5, 6].Select(d => d < 0 ? (DayOfWeek?)null : (DayOfWeek)d));

    [Theory]
    [InlineData("Europe/Zurich", "02:30", "2027-03-27T12:00Z", "2027-03-28T01:00Z")] // The clock leaps from 2 to 3.
    [InlineData("Europe/Zurich", "02:30", "2027-03-28T01:00Z", "2027-03-29T00:30Z")]
    [InlineData("Europe/Zurich", "02:30", "2027-10-30T12:00Z", "2027-10-31T00:30Z")] // 2:30 is there twice.
    [InlineData("Europe/Zurich", "02:30", "2027-10-31T00:30Z", "2027-11-01T01:30Z")]
    [InlineData("America/New_York", "02:30", "2027-03-14T05:00Z", "2027-03-14T07:00Z")]
    [InlineData("America/New_York", "01:30", "2027-11-07T05:29Z", "2027-11-07T05:30Z")]
    [InlineData("America/New_York", "01:30", "2027-11-07T05:30Z", "2027-11-08T06:30Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2027-10-02T12:00Z", "2027-10-02T15:30Z")] // Half an hour only.
    [InlineData("Australia/Lord_Howe", "01:45", "2027-04-03T12:00Z", "2027-04-03T14:45Z")]
    [InlineData("Asia/Kolkata", "08:00", "2027-03-01T02:30Z", "2027-03-02T02:30Z")]
    public void Next_moment_is_the_first_of_two_and_the_leap_over_none(string zone, string at, string after, string next) => Assert.Equal(
        At(next), LocalClock.Next(TimeZoneInfo.FindSystemTimeZoneById(zone), TimeOnly.Parse(at, CultureInfo.InvariantCulture), At(after)));

    [Fact]
    public void Next_moment_shows_the_time_or_is_the_leap_over_it() => Cases.Sample(c =>
    {
        var next = LocalClock.Next(c.Zone, c.At, c.Now, c.On);
        var shown = TimeZoneInfo.ConvertTime(next, c.Zone).DateTime;
        var leapt = c.Zone.GetUtcOffset(next) - c.Zone.GetUtcOffset(next.AddTicks(-1));
        var wanted = shown.Date + c.At.ToTimeSpan();
        Assert.True(shown == wanted || leapt > TimeSpan.Zero && wanted < shown && wanted >= shown - leapt, $"{shown:O} is not {c.At} in {c.Zone.Id}");
        Assert.True(next > c.Now && (c.On is null || shown.DayOfWeek == c.On));
    });

    [Fact]
    public void Every_day_has_one_moment_and_no_moment_is_left_out() => Cases.Sample(c =>
    {
        var (moment, days) = (c.Now, new List<DateOnly>());
        for (var i = 0; i < 10; i++)
        {
            moment = LocalClock.Next(c.Zone, c.At, moment);
            days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, c.Zone).DateTime));
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(days[0].AddDays), days);
        Assert.InRange(LocalClock.Next(c.Zone, c.At, c.Now) - c.Now, TimeSpan.FromTicks(1), TimeSpan.FromHours(25));
    });

    [Fact]
    public void Last_moment_is_the_one_before_the_next() => Cases.Sample(c =>
    {
        var last = LocalClock.Last(c.Zone, c.At, c.Now, c.On);
        Assert.True(last <= c.Now);
        Assert.Equal(LocalClock.Next(c.Zone, c.At, c.Now, c.On), LocalClock.Next(c.Zone, c.At, last, c.On));
        Assert.Equal(last, LocalClock.Next(c.Zone, c.At, last.AddTicks(-1), c.On));
    });

    private static long Seconds(string at) => At(at).ToUnixTimeSeconds();

    private static DateTimeOffset At(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
