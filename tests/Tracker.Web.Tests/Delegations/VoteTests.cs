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
}
