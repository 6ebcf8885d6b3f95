using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Offered_place_is_open_until_the_invited_answers_it_and_counts_after_that_as_well()
    {
        var (place, later) = (Place("one"), Place("two", minutes: 5) with { From = null, To = null });
        await store.Invitations.Add(later);
        await store.Invitations.Add(place);
        Assert.Equal([place, later], await (await Reopened()).Invitations.Open(Guest, Chain.Start.AddMinutes(-1)));
        Assert.Equal([later], await store.Invitations.Open(Guest, Chain.Start));
        Assert.Empty(await store.Invitations.Open(Host, Chain.Start.AddMinutes(-1)));

        Assert.False(await store.Invitations.End(place.Id, Host, Expiry));
        Assert.True(await store.Invitations.End(place.Id, Guest, Expiry));
        Assert.False(await store.Invitations.End(place.Id, Guest, Expiry));
        Assert.Equal([later], await store.Invitations.Open(Guest, Chain.Start.AddMinutes(-1)));
        Assert.Equal((2L, 1L, 0L), (await store.Invitations.CountBy(Host, Chain.Start.AddMinutes(-1)), await store.Invitations.CountBy(Host, Chain.Start),
            await store.Invitations.CountBy(Guest, Chain.Start.AddMinutes(-1))));
    }

    [Fact]
    public async Task Offered_places_of_a_delegation_are_listed_until_they_end()
    {
        var (place, later) = (Place("one"), Place("two", minutes: 5) with { Participant = Host, Name = "Lou \0 \ud800", Email = "" });
        await store.Invitations.Add(later);
        await store.Invitations.Add(place);
        await store.Invitations.Add(Place("three") with { Delegation = ActorId.Parse("delegation/other") });
        var sent = await (await Reopened()).Invitations.Sent(Actor, Chain.Start.AddMinutes(-1));
        Assert.Equal([place, later with { Name = "Lou \ufffd \ufffd" }], sent);
        Assert.Equal([later.Id], (await store.Invitations.Sent(Actor, Chain.Start)).Select(p => p.Id));
        Assert.True(await store.Invitations.End(place.Id, Guest, Expiry));
        Assert.Equal([later.Id], (await store.Invitations.Sent(Actor, Chain.Start.AddMinutes(-1))).Select(p => p.Id));
    }

    [Fact]
    public async Task Offered_place_is_forgotten_after_its_time()
    {
        await store.Invitations.Add(Place("one"));
        await store.Invitations.Add(Place("two", minutes: 5));
        await store.Invitations.Forget(Chain.Start);
        Assert.Equal(1, await store.Invitations.CountBy(Host, Chain.Start.AddMinutes(-1)));
    }

    private static OfferedPlace Place(string id, int minutes = 0) => new(
        EntityId.Parse(id), Guest, Host, Actor, GroupId.Parse("org/acme"), RosterRole.Adviser, new DateOnly(2022, 7, 4), new DateOnly(2022, 7, 15),
        Chain.Start.AddMinutes(minutes), "Kim Tanaka", "Kim@example.org");
}
