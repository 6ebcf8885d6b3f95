using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Protocol;

namespace Tracker.Web.Tests.Watches;

public sealed class StandingsTests
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public void Counted_officers_can_be_read_with_and_without_the_editors(bool withEditors)
    {
        var standings = new ThresholdStandings([new(new("WG 5"), [], [], withEditors ? [] : null)]);
        var sent = JsonSerializer.SerializeToUtf8Bytes(standings, ApiJson.Strict.ThresholdStandings);
        var (read, rejection) = StrictJson.Read<ThresholdStandings>(sent, ApiJson.Strict.ThresholdStandings, "the answer");
        Assert.Null(rejection);
        Assert.Equal(withEditors, Assert.Single(read!.Committees).Editors is not null);
    }
}
