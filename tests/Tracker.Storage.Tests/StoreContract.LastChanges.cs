using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private const string Forgotten = "delete from last_change; delete from last_change_fill; insert into last_change_fill values ('')";

    [Fact]
    public async Task Last_change_of_a_compartment_is_its_last_event()
    {
        var chain = new Chain(Actor);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Events.Append(chain.Next(count: 2))));
        await store.Events.Append(new Chain(Other).Next());
        Assert.Equal([Last(Actor, 40)], await store.Listings.LastChanges([Actor, ActorId.Parse("delegation/none")]));
        Assert.Equal([Last(Actor, 40), Last(Other, 1)], await Changes());
    }

    [Fact]
    public async Task Last_change_is_that_of_a_stored_event_only()
    {
        var (chain, lost) = (new Chain(Actor), new Chain(Actor));
        await store.Events.Append(chain.Next());
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(lost.Next(count: 9)));
        Assert.Equal([Last(Actor, 1)], await Changes());
    }

    [Fact]
    public async Task Last_changes_of_events_from_before_they_were_kept_are_filled_in()
    {
        var actors = Enumerable.Range(0, 250).Select(i => ActorId.Parse($"delegation/d{i:d3}")).ToList();
        await Task.WhenAll(actors.Select((a, i) => store.Events.Append(new Chain(a).Next(count: (i % 3) + 1))));
        await engine.Tamper(Forgotten);
        await Reopened();
        Assert.Empty(await store.Listings.LastChanges(actors));
        await store.Listings.FillLastChanges();
        Assert.Equal(
            actors.Select((a, i) => Last(a, (i % 3) + 1)), (await store.Listings.LastChanges(actors)).OrderBy(c => c.Actor.Value, StringComparer.Ordinal));
        Assert.Null(await AsProgram("select reached from last_change_fill"));
    }

    [Fact]
    public async Task Filling_in_goes_on_where_it_stopped()
    {
        await store.Events.Append(new Chain(Actor).Next());
        await store.Events.Append(new Chain(Other).Next());
        await engine.Tamper(Forgotten + $"; update last_change_fill set reached = '{Actor.Value}'");
        await Reopened();
        await store.Listings.FillLastChanges();
        Assert.Equal([Last(Other, 1)], await Changes());
    }

    [Fact]
    public async Task Filling_in_never_goes_back_behind_what_is_appended_meanwhile()
    {
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next());
        await engine.Tamper(Forgotten);
        await Reopened();
        await Task.WhenAll(store.Listings.FillLastChanges(), Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await store.Events.Append(chain.Next());
        }));
        Assert.Equal([Last(Actor, 21)], await Changes());
        await engine.Tamper("insert into last_change_fill values ('')");
        await store.Listings.FillLastChanges();
        Assert.Equal([Last(Actor, 21)], await Changes());
    }

    private static LastChange Last(ActorId actor, long version) => new(actor, CompartmentId.Record, version, Chain.Start.AddMicroseconds(version));

    private async Task<IEnumerable<LastChange>> Changes() =>
        (await store.Listings.LastChanges([Actor, Other])).OrderBy(c => c.Actor.Value, StringComparer.Ordinal);
}
