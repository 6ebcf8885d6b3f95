using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Calendar_address_is_replaced_by_a_new_one_and_a_revoked_one_is_still_known_as_such()
    {
        byte[] first = [.. Enumerable.Repeat((byte)1, 32)], second = [.. Enumerable.Repeat((byte)2, 32)];
        Assert.Null(await store.CalendarAddresses.Of(Guest));
        await store.CalendarAddresses.Renew(first, Guest, Chain.Start);
        await store.CalendarAddresses.Renew(second, Guest, Chain.Start.AddMinutes(1));

        var reopened = await Reopened();
        Assert.Equal(new CalendarSecret(Guest, Chain.Start, Chain.Start.AddMinutes(1)), await reopened.CalendarAddresses.Find(first));
        Assert.Equal(new CalendarSecret(Guest, Chain.Start.AddMinutes(1)), await reopened.CalendarAddresses.Of(Guest));
        Assert.True(await reopened.CalendarAddresses.Revoke(Guest, Chain.Start.AddMinutes(2)));
        Assert.False(await reopened.CalendarAddresses.Revoke(Guest, Chain.Start.AddMinutes(3)));
        Assert.Equal(Chain.Start.AddMinutes(2), (await reopened.CalendarAddresses.Find(second))!.RevokedAt);
        Assert.Null(await reopened.CalendarAddresses.Find([.. Enumerable.Repeat((byte)3, 32)]));
    }
}
