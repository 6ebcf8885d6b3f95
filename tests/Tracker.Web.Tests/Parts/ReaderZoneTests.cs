using Bunit;
using Microsoft.AspNetCore.Components;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class ReaderZoneTests : BunitContext
{
    private static readonly DateTimeOffset Winter = new(2022, 11, 14, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Summer = new(2022, 7, 4, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Zurich", "14 Nov 2022, 09:00 CET", "5 Jul 2022, 00:30 CEST")]
    [InlineData("America/New_York", "14 Nov 2022, 03:00 EST", "4 Jul 2022, 18:30 EDT")]
    [InlineData("Asia/Kolkata", "14 Nov 2022, 13:30 IST", "5 Jul 2022, 04:00 IST")]
    [InlineData("Asia/Calcutta", "14 Nov 2022, 13:30 IST", "5 Jul 2022, 04:00 IST")]
    [InlineData("Europe/London", "14 Nov 2022, 08:00 GMT", "4 Jul 2022, 23:30 BST")]
    [InlineData("Europe/Dublin", "14 Nov 2022, 08:00 GMT", "4 Jul 2022, 23:30 IST")]
    [InlineData("Australia/Sydney", "14 Nov 2022, 19:00 AEDT", "5 Jul 2022, 08:30 AEST")]
    [InlineData("Asia/Dubai", "14 Nov 2022, 12:00 UTC+4", "5 Jul 2022, 02:30 UTC+4")]
    [InlineData("America/Sao_Paulo", "14 Nov 2022, 05:00 UTC−3", "4 Jul 2022, 19:30 UTC−3")]
    [InlineData("Asia/Kathmandu", "14 Nov 2022, 13:45 UTC+5:45", "5 Jul 2022, 04:15 UTC+5:45")]
    [InlineData("UTC", "14 Nov 2022, 08:00 UTC", "4 Jul 2022, 22:30 UTC")]
    public void Time_is_shown_in_the_zone_and_names_it(string zone, string winter, string summer)
    {
        var reader = ReaderZone.Of(zone);
        Assert.Equal((winter, summer), (reader.Show(Winter), reader.Show(Summer)));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("Mars/Olympus"), InlineData("../../etc/passwd")]
    [InlineData("Europe/../Europe/Zurich"), InlineData("/etc/passwd"), InlineData("Europe"), InlineData("Europe/Zurich\n"), InlineData("leapseconds")]
    public void Zone_that_is_not_known_is_utc(string? zone) => Assert.Equal("14 Nov 2022, 08:00 UTC", ReaderZone.Of(zone).Show(Winter));

    [Fact]
    public void Time_on_a_page_is_for_people_and_for_programs()
    {
        var page = Render<CascadingValue<ReaderZone>>(p => p
            .Add(c => c.Value, ReaderZone.Of("Europe/Zurich")).AddChildContent<ReaderTime>(t => t.Add(r => r.At, Winter)));
        page.MarkupMatches("""<time datetime="2022-11-14T09:00:00+01:00" title="Europe/Zurich">14 Nov 2022, 09:00 CET</time>""");
        Render<ReaderTime>(t => t.Add(r => r.At, Winter))
            .MarkupMatches("""<time datetime="2022-11-14T08:00:00+00:00" title="UTC">14 Nov 2022, 08:00 UTC</time>""");
    }

    [Theory]
    [InlineData("2022-11-14T08:00:00Z", "14 Nov 2022, 09:00 CET"), InlineData("2022-11-14T09:00:00.123456+01:00", "14 Nov 2022, 09:00 CET")]
    [InlineData("2022-11-14", "2022-11-14"), InlineData("2022-99-14T08:00:00Z", "2022-99-14T08:00:00Z")]
    [InlineData("At 2022-11-14T08:00:00Z", "At 2022-11-14T08:00:00Z")]
    public void Moment_in_a_history_is_shown_as_every_time(string value, string shown) => Assert.Equal(shown, ReaderZone.Of("Europe/Zurich").ShowIfTime(value));
}
