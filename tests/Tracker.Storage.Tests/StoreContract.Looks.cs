using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Last_look_is_kept_for_each_participant_and_never_moves_backwards()
    {
        Assert.Null(await store.Looks.Last(Guest));
        await store.Looks.Set(Guest, Chain.Start.AddMinutes(5));
        await store.Looks.Set(Host, Chain.Start);

        await store.Looks.Set(Guest, Chain.Start.AddMinutes(4));
        Assert.Equal(Chain.Start.AddMinutes(5), await (await Reopened()).Looks.Last(Guest));

        await store.Looks.Set(Guest, Chain.Start.AddMinutes(6));
        Assert.Equal((Chain.Start.AddMinutes(6), Chain.Start), (await store.Looks.Last(Guest), await store.Looks.Last(Host)));
    }
}
