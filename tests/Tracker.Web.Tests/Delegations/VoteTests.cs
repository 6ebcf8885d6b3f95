using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Delegations;

public sealed class VoteTests
{
    [Theory]
    [InlineData(ClosingTime.Day), InlineData(ClosingTime.NewDay)]
    public void Close_is_read_from_the_field_at_which_the_rules_refuse_it(string day)
    {
        var zone = ReaderZone.Of("Europe/Zurich");
        var closes = new VoteClosing(new(2027, 2, 1, 22, 59, 0, TimeSpan.Zero), zone.Id);
        var (read, no) = ClosingTime.Read(new FormWords(ClosingTime.Fields(closes, zone, day)), zone, day);
        Assert.Equal((closes, null), (read, no));
        Assert.Equal(day, ClosingTime.Read(new FormWords(new Dictionary<string, string>()), zone, day).Rejection!.Field);
    }

    /// <summary>Zurich sets its clocks forward on 28 March 2027 and back on 31 October; the hour that is left out is no time.</summary>
    [Theory]
    [InlineData("2027-03-27", "23:59", "2027-03-27T22:59:00Z"), InlineData("2027-03-28", "23:59", "2027-03-28T21:59:00Z")]
    [InlineData("2027-10-30", "23:59", "2027-10-30T21:59:00Z"), InlineData("2027-10-31", "23:59", "2027-10-31T22:59:00Z")]
    [InlineData("2027-03-28", "02:30", null)]
    public void Close_is_by_the_clock_of_the_zone_over_the_change_of_its_clocks(string day, string clock, string? expected)
    {
        var zone = ReaderZone.Of("Europe/Zurich");
        var words = new Dictionary<string, string> { [ClosingTime.Day] = day, [ClosingTime.Clock] = clock };
        var (closes, no) = ClosingTime.Read(new FormWords(words), zone);
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), closes?.At);
        if (closes is null) Assert.Contains("02:30", no!.Sentence, StringComparison.Ordinal);
        else Assert.Equal(words.ToHashSet(), ClosingTime.Fields(closes, zone).ToHashSet());
    }
}
