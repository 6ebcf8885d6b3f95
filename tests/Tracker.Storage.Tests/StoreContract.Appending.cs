using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Append_is_read_back_exactly()
    {
        var append = new Chain(Actor).Next(count: 3, text: "ä 漢 \\u0000");
        await store.Events.Append(append);
        Assert.Equivalent(append.Events, await store.Events.Read(Actor, 0), strict: true);
    }

    [Fact]
    public async Task Append_survives_reopening()
    {
        var append = new Chain(Actor).Next(count: 2);
        await store.Events.Append(append);
        Assert.Equivalent(append.Events, await (await Reopened()).Events.Read(Actor, 0), strict: true);
    }

    [Fact]
    public async Task Read_gives_versions_above_the_asked_one_up_to_the_limit()
    {
        var chain = new Chain(Actor);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Events.Append(chain.Next())));
        Assert.Equal([8, 9, 10], (await store.Events.Read(Actor, 7, 3)).Select(e => e.Version));
        Assert.Empty(await store.Events.Read(Actor, 20));
        Assert.Empty(await store.Events.Read(Other, 0));
    }

    [Fact]
    public async Task Operation_is_found_with_its_events_in_order()
    {
        var chain = new Chain(Actor);
        var operation = OperationId.New();
        await store.Events.Append(chain.Next());
        await store.Events.Append(chain.Next(operation, count: 3));
        Assert.Equal([(2, 0), (3, 1), (4, 2)], (await store.Events.FindOperation(Actor, operation)).Select(e => (e.Version, e.Ordinal)));
        Assert.Empty(await store.Events.FindOperation(Actor, OperationId.New()));
        Assert.Empty(await store.Events.FindOperation(Other, operation));
    }

    [Fact]
    public async Task Actors_are_given_once_each_in_order()
    {
        foreach (var actor in (ActorId[])[Other, Actor, ActorId.Parse("directory/a")])
            await store.Events.Append(new Chain(actor).Next(count: 2));
        Assert.Equal(["delegation/sg13/2026-11", "directory/a", "work-item/itu-t/sg15/q11/g.8310"],
            await store.Events.Actors().Select(a => a.Value).ToListAsync());
    }

    [Fact]
    public async Task Operation_appended_twice_is_a_duplicate_and_stored_once()
    {
        var chain = new Chain(Actor);
        var operation = OperationId.New();
        await store.Events.Append(chain.Next(operation));
        await Assert.ThrowsAsync<DuplicateOperationException>(() => store.Events.Append(chain.Next(operation)));
        Assert.Single(await store.Events.FindOperation(Actor, operation));
        Assert.Single(await store.Events.Read(Actor, 0));
    }

    [Fact]
    public async Task Same_operation_id_of_two_actors_is_no_duplicate()
    {
        var operation = OperationId.New();
        await store.Events.Append(new Chain(Actor).Next(operation));
        await store.Events.Append(new Chain(Other).Next(operation));
        Assert.Single(await store.Events.FindOperation(Other, operation));
    }

    [Fact]
    public async Task Stale_activation_is_fenced_and_leaves_nothing()
    {
        await using var rival = await engine.OpenRival();
        var (first, second) = (new Chain(Actor), new Chain(Actor));
        await store.Events.Append(first.Next());
        await Assert.ThrowsAsync<FencedException>(() => rival.Events.Append(second.Next(listings: [Row(Actor, "stale", 9)], access: "stale")));
        Assert.Single(await store.Events.Read(Actor, 0));
        Assert.Empty(await store.Listings.List("delegation", null, null, 0, 10));
        Assert.Empty(await store.Listings.AccessLists("delegation"));
    }

    [Fact]
    public async Task Stale_activation_stays_fenced_although_its_version_would_be_the_next()
    {
        await using var rival = await engine.OpenRival();
        var stale = new Chain(Actor);
        var (one, two) = (stale.Next(), stale.Next());
        await rival.Events.Append(new Chain(Actor).Next());
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(one));
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(two));
        Assert.Single(await store.Events.Read(Actor, 0));
    }

    [Fact]
    public async Task Activation_that_reads_again_goes_on_after_being_fenced()
    {
        await using var rival = await engine.OpenRival();
        await rival.Events.Append(new Chain(Actor).Next(count: 3));
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(new Chain(Actor).Next()));
        await store.Events.Append(Chain.After(Actor, await store.Events.Read(Actor, 0)).Next());
        Assert.Equal([1, 2, 3, 4], (await store.Events.Read(Actor, 0)).Select(e => e.Version));
    }

    [Fact]
    public async Task Gap_is_refused()
    {
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next());
        chain.Next();
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(chain.Next()));
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(new Chain(Other, 5).Next()));
        Assert.Equal([Actor], await store.Events.Actors().ToListAsync());
    }

    [Fact]
    public async Task Appends_behind_a_failed_one_are_fenced_and_other_actors_stored()
    {
        await using var rival = await engine.OpenRival();
        await rival.Events.Append(new Chain(Actor).Next());
        var (stale, innocent) = (new Chain(Actor), new Chain(Other));
        var appends = Enumerable.Range(0, 50).Select(_ => (Stale: store.Events.Append(stale.Next()), Innocent: store.Events.Append(innocent.Next()))).ToList();
        foreach (var (behind, aside) in appends)
        {
            await Assert.ThrowsAsync<FencedException>(() => behind);
            await aside;
        }
        Assert.Single(await store.Events.Read(Actor, 0));
        Assert.Equal(50, (await store.Events.Read(Other, 0)).Count);
    }

    [Fact]
    public async Task Duplicate_amid_a_group_fails_alone_with_what_was_built_on_it()
    {
        var (chain, innocent) = (new Chain(Actor), new Chain(Other));
        var operation = OperationId.New();
        await store.Events.Append(chain.Next(operation));
        var before = chain.Next();
        Task[] tasks = [store.Events.Append(before), store.Events.Append(chain.Next(operation)), store.Events.Append(chain.Next()),
            store.Events.Append(innocent.Next())];
        await tasks[0];
        await Assert.ThrowsAsync<DuplicateOperationException>(() => tasks[1]);
        await Assert.ThrowsAsync<FencedException>(() => tasks[2]);
        await tasks[3];
        Assert.Equal([1, 2], (await store.Events.Read(Actor, 0)).Select(e => e.Version));
    }

    [Fact]
    public async Task Malformed_append_is_an_argument_error_and_stores_nothing()
    {
        var good = new Chain(Actor).Next(count: 2);
        Append[] bad =
        [
            good with { Events = [] },
            good with { Actor = Other },
            good with { Events = [good.Events[1], good.Events[0]] },
            good with { Events = [good.Events[0], good.Events[1] with { Version = 3 }] },
            good with { Events = [good.Events[0] with { RecordedAt = Chain.Start.AddTicks(1) }] },
            good with { Events = [good.Events[0] with { Hash = [1] }] },
            good with { Listings = [Row(Other, "foreign", 1)] },
        ];
        foreach (var append in bad) await Assert.ThrowsAsync<ArgumentException>(() => store.Events.Append(append));
        Assert.Empty(await store.Events.Read(Actor, 0));
    }

    [Fact]
    public async Task Fifty_actors_with_two_hundred_operations_each_are_stored_gapless()
    {
        var chains = Enumerable.Range(0, 50)
            .Select(i => (Actor: ActorId.Parse($"work-item/many/{i:00}"), Chain: new Chain(ActorId.Parse($"work-item/many/{i:00}")))).ToList();
        await Task.WhenAll(Enumerable.Range(0, 200)
            .SelectMany(n => chains.Select(c => store.Events.Append(c.Chain.Next(listings: [Row(c.Actor, $"title {n}", n + 1)])))));
        foreach (var (actor, chain) in chains) AssertWhole(await store.Events.Read(actor, 0), 200);
        Assert.All(await store.Listings.List("work-item", null, null, 0, 100), row => Assert.Equal(("title 199", 200), (row.Title, row.Version)));
    }

    [Fact]
    public async Task Ten_thousand_races_of_two_activations_have_one_winner_each()
    {
        await using var rival = await engine.OpenRival();
        var tails = Enumerable.Range(0, 1_000).ToDictionary(i => ActorId.Parse($"delegation/raced/{i}"), _ => (Version: 0L, Hash: HashChain.Origin));
        for (var round = 1; round <= 10; round++)
        {
            var races = tails.Select(tail => Race(tail.Key,
                    new Chain(tail.Key, tail.Value.Version, tail.Value.Hash).Next(),
                    new Chain(tail.Key, tail.Value.Version, tail.Value.Hash).Next())).ToList();
            foreach (var (actor, winner) in await Task.WhenAll(races)) tails[actor] = (winner.Version, winner.Hash);
        }
        foreach (var (actor, tail) in tails)
        {
            var events = await store.Events.Read(actor, 0);
            AssertWhole(events, 10);
            Assert.Equal(tail.Hash, events[^1].Hash);
        }

        async Task<(ActorId, StoredEvent)> Race(ActorId actor, Append mine, Append theirs)
        {
            var (one, two) = (Wins(store, mine), Wins(rival, theirs));
            Assert.NotEqual(await one, await two);
            return (actor, (await one ? mine : theirs).Events[0]);
        }
    }

    private static async Task<bool> Wins(IStore store, Append append)
    {
        try
        {
            await store.Events.Append(append);
            return true;
        }
        catch (FencedException)
        {
            return false;
        }
    }

    private static void AssertWhole(IReadOnlyList<StoredEvent> events, int count)
    {
        Assert.Equal(Enumerable.Range(1, count).Select(v => (long)v), events.Select(e => e.Version));
        var hash = HashChain.Origin;
        foreach (var row in events) Assert.Equal(row.Hash, hash = HashChain.Next(hash, row));
    }
}
