using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private static readonly ParticipantId Ann = ParticipantId.Parse("ann"), Ben = ParticipantId.Parse("ben");

    [Fact]
    public async Task Access_list_is_found_by_those_who_are_on_it()
    {
        var chain = new Chain(Actor);
        var both = """{"roster":[{"participant":"ann","role":"head"},{"participant":"ben","role":"member"},{"participant":"ben","role":"observer"}]}""";
        await store.Events.Append(chain.Next(access: both));
        await store.Events.Append(new Chain(Other).Next(access: """{"roster":[]}"""));
        Assert.Equal(both, await store.Listings.AccessListWith(Ann, Actor));
        Assert.Equal(both, await store.Listings.AccessListWith(Ben, Actor));
        Assert.Null(await store.Listings.AccessListWith(Ann, Other));
        Assert.Null(await store.Listings.AccessListWith(ParticipantId.Parse("an"), Actor));

        var one = """{"roster":[{"participant":"ben","role":"member"}]}""";
        await store.Events.Append(chain.Next(access: one));
        Assert.Null(await store.Listings.AccessListWith(Ann, Actor));
        Assert.Equal(one, await store.Listings.AccessListWith(Ben, Actor));

        await store.Events.Append(chain.Next(access: both));
        Assert.Equal(both, await store.Listings.AccessListWith(Ann, Actor));
        Assert.Equal(both, await store.Listings.AccessListWith(Ben, Actor));
    }

    [Fact]
    public async Task What_happened_is_known_for_each_compartment()
    {
        await store.Events.Append(new Chain(Actor).Next());
        Assert.True(await store.Listings.Happened(Actor, [CompartmentId.Government, CompartmentId.Record]));
        Assert.False(await store.Listings.Happened(Actor, [CompartmentId.Government]));
        Assert.False(await store.Listings.Happened(Actor, []));
        Assert.False(await store.Listings.Happened(Other, [CompartmentId.Record]));
    }
}
