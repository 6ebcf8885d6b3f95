using Tracker.Domain.Shared;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Ballot_box_is_replaced_in_place_and_only_by_one_who_read_its_last_content()
    {
        var (survey, other) = (ActorId.Parse("survey/2026"), ActorId.Parse("survey/2027"));
        Assert.Null(await store.BallotBoxes.Read(survey));
        Assert.False(await store.BallotBoxes.Replace(survey, 1, [1]));
        Assert.True(await store.BallotBoxes.Replace(survey, 0, [1]));
        Assert.False(await store.BallotBoxes.Replace(survey, 0, [2]));
        Assert.True(await store.BallotBoxes.Replace(survey, 1, [3, 4]));
        Assert.False(await store.BallotBoxes.Replace(survey, 1, [5]));

        var reopened = await Reopened();
        var found = (await reopened.BallotBoxes.Read(survey))!;
        Assert.Equal(2, found.Version);
        Assert.Equal([3, 4], found.Content);
        Assert.Null(await reopened.BallotBoxes.Read(other));
    }
}
