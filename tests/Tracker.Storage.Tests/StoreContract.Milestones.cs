using Tracker.Storage;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Milestone_found_is_the_last_up_to_the_version_and_the_time()
    {
        for (var i = 1; i <= 3; i++) await store.Milestones.Add(Actor, i * 1_000, Monday.AddHours(i), [(byte)i]);
        await store.Milestones.Add(Other, 500, Monday, [9]);

        Assert.Null(await store.Milestones.Find(Actor, 999, null));
        Assert.Equal((1_000, 1), Of(await store.Milestones.Find(Actor, 1_000, null)));
        Assert.Equal((2_000, 2), Of(await store.Milestones.Find(Actor, 2_999, null)));
        Assert.Equal((3_000, 3), Of(await store.Milestones.Find(Actor, null, null)));
        Assert.Null(await store.Milestones.Find(Actor, null, Monday.AddMinutes(59)));
        Assert.Equal((2_000, 2), Of(await store.Milestones.Find(Actor, null, Monday.AddHours(2))));
        Assert.Equal((1_000, 1), Of(await store.Milestones.Find(Actor, 1_500, Monday.AddHours(3))));
        Assert.Equal((3_000, 3), Of(await store.Milestones.Find(Actor, long.MaxValue, DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task Milestone_of_a_version_that_is_kept_already_changes_nothing()
    {
        await store.Milestones.Add(Actor, 1_000, Monday, [1]);
        await store.Milestones.Add(Actor, 1_000, Monday.AddHours(1), [2]);
        Assert.Equal((1_000, 1), Of(await (await Reopened()).Milestones.Find(Actor, 1_000, Monday)));
    }

    [Fact]
    public async Task Milestones_may_be_removed_by_the_program_and_added_again()
    {
        await store.Milestones.Add(Actor, 1_000, Monday, new byte[1_000_000]);
        await AsProgram("delete from milestone");
        Assert.Null(await store.Milestones.Find(Actor, null, null));
        await store.Milestones.Add(Actor, 1_000, Monday, [1]);
        Assert.Equal((1_000, 1), Of(await store.Milestones.Find(Actor, null, null)));
    }

    private static (long, int) Of(Milestone? found) => (found!.Version, Assert.Single(found.Bytes));
}
