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
        Assert.Equal(new UsedLink(Guest, ParticipantId.System), await store.SignInLinks.Use(Secret, Chain.Start));
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
        Assert.Equal(Guest, (await store.SignInLinks.Use(Secret, Expiry.AddMicroseconds(-1)))?.Participant);
    }

    [Fact]
    public async Task Links_of_one_issuer_for_one_participant_are_voided_and_no_others()
    {
        await store.SignInLinks.Add([1], Guest, Host, Expiry);
        await store.SignInLinks.Add([2], Guest, ParticipantId.System, Expiry);
        await store.SignInLinks.Add([3], Host, Host, Expiry);
        Assert.Equal([Host, ParticipantId.System], (await store.SignInLinks.IssuersFor(Guest, Chain.Start)).Order());
        Assert.Empty(await store.SignInLinks.IssuersFor(Guest, Expiry));

        await store.SignInLinks.Void(Guest, Host, Chain.Start);
        Assert.Equal((null, Guest, Host), (await store.SignInLinks.Peek([1], Chain.Start), await store.SignInLinks.Peek([2], Chain.Start),
            await store.SignInLinks.Peek([3], Chain.Start)));
        Assert.Equal([ParticipantId.System], await store.SignInLinks.IssuersFor(Guest, Chain.Start));
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
    public async Task Flood_of_refusals_is_eleven_rows_a_minute_that_count_all_of_it()
    {
        for (var i = 0; i < 30_000; i++) store.Refusals.Record(new Refusal(Chain.Start, Guest, Actor, $"flood-{i}", "too-fast"));
        store.Refusals.Record(new Refusal(Chain.Start, ParticipantId.System, Actor, "another", "forbidden"));
        store.Refusals.Record(new Refusal(Chain.Start.AddMinutes(1), Guest, Actor, "later", "too-fast"));
        var before = store.Refusals;
        var stored = await (await Reopened()).Refusals.Read(int.MaxValue);
        Assert.Equal(0, before.Dropped);
        Assert.Equal((13, 30_002), (stored.Count, stored.Sum(r => r.Times)));
        Assert.Equal(29_990, Assert.Single(stored, r => r.Command == "flood-29999").Times);
    }

    [Fact]
    public async Task Only_the_newest_refusals_are_kept()
    {
        await engine.Tamper(engine is PostgresEngine
            ? "insert into refusal (at, participant, actor, command, code) select now(), 'guest', 'delegation/a', 'old', 'x' from generate_series(1, 25000)"
            : "with recursive n(i) as (values(1) union all select i + 1 from n where i < 25000) "
                + "insert into refusal (at, participant, actor, command, code) select 1, 'guest', 'delegation/a', 'old', 'x' from n");
        store.Refusals.Record(new Refusal(Chain.Start, Guest, Actor, "new", "forbidden"));
        var stored = await (await Reopened()).Refusals.Read(int.MaxValue);
        Assert.Equal((20_000, "new"), (stored.Count, stored[0].Command));
    }

    [Fact]
    public async Task Refusal_of_a_hostile_name_is_kept_in_a_storable_form()
    {
        store.Refusals.Record(new Refusal(Chain.Start, Guest, Actor, "x\0" + new string('y', 10_000), "unknown-command"));
        Assert.Equal("x\ufffd" + new string('y', 198), Assert.Single(await (await Reopened()).Refusals.Read(10)).Command);
    }
}
