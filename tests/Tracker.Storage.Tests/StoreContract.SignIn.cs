using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private static readonly ParticipantId Guest = ParticipantId.Parse("guest");
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset Expiry = Chain.Start.AddHours(1);

    [Fact]
    public async Task Link_signs_in_once()
    {
        await store.SignInLinks.Add(Secret, Guest, ParticipantId.System, Expiry);
        Assert.Equal(Guest, await store.SignInLinks.Peek(Secret, Chain.Start));
        Assert.Equal(Guest, await store.SignInLinks.Use(Secret, Chain.Start));
        Assert.Null(await store.SignInLinks.Use(Secret, Chain.Start));
        Assert.Null(await store.SignInLinks.Peek(Secret, Chain.Start));
    }

    [Fact]
    public async Task Link_signs_in_one_of_twenty_at_once()
    {
        await store.SignInLinks.Add(Secret, Guest, ParticipantId.System, Expiry);
        var used = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.SignInLinks.Use(Secret, Chain.Start))));
        Assert.Equal(1, used.Count(p => p is not null));
    }

    [Fact]
    public async Task Expired_or_unknown_link_signs_nobody_in()
    {
        await store.SignInLinks.Add(Secret, Guest, ParticipantId.System, Expiry);
        Assert.Null(await store.SignInLinks.Use(Secret, Expiry));
        Assert.Null(await store.SignInLinks.Peek(Secret, Expiry));
        Assert.Null(await store.SignInLinks.Use([1, 2, 3], Chain.Start));
        Assert.Equal(Guest, await store.SignInLinks.Use(Secret, Expiry.AddMicroseconds(-1)));
    }

    [Fact]
    public async Task Keys_are_kept_in_the_order_they_were_added()
    {
        store.Keys.Add("first", "<key id='1'/>");
        store.Keys.Add("second", "<key id='2'/>");
        Assert.Equal(["<key id='1'/>", "<key id='2'/>"], (await Reopened()).Keys.ReadAll());
    }

    [Fact]
    public async Task Refusals_are_kept_newest_first()
    {
        Refusal[] refusals = [.. Enumerable.Range(0, 5).Select(i => new Refusal(Chain.Start.AddSeconds(i), Guest, Actor, $"command-{i}", "forbidden"))];
        foreach (var refusal in refusals) store.Refusals.Record(refusal);
        Assert.Equal(refusals.Reverse().Take(3), await (await Reopened()).Refusals.Read(3));
    }

    [Fact]
    public async Task Refusal_of_a_hostile_name_is_kept_in_a_storable_form()
    {
        store.Refusals.Record(new Refusal(Chain.Start, Guest, Actor, "x\0" + new string('y', 10_000), "unknown-command"));
        Assert.Equal("x\ufffd" + new string('y', 198), Assert.Single(await (await Reopened()).Refusals.Read(10)).Command);
    }

    [Fact]
    public async Task Snapshot_is_read_where_the_snapshot_store_writes_it()
    {
        Assert.Null(await store.ReadSnapshot(Actor));
        await engine.AsProgram(store, $"""
            insert into orleansstorage (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring, payloadbinary, version)
            values ('{SnapshotPlace.ServiceId}', '{SnapshotPlace.StateName}', 0, 0, '{Actor}', {(engine is PostgresEngine ? @"'\x0102'" : "x'0102'")}, 1)
            """);
        Assert.Equal([1, 2], await store.ReadSnapshot(Actor));
        Assert.Null(await store.ReadSnapshot(Other));
    }
}
