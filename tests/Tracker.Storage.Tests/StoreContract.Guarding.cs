using System.Data.Common;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData("update event set name = 'other'")]
    [InlineData("delete from event")]
    [InlineData("delete from event where version = 1")]
    public async Task Program_cannot_change_events(string sql)
    {
        await store.Events.Append(new Chain(Actor).Next(count: 2));
        await Assert.ThrowsAnyAsync<DbException>(() => AsProgram(sql));
        AssertWhole(await store.Events.Read(Actor, 0), 2);
    }

    [Theory]
    [InlineData("compartment = 'government'")]
    [InlineData("compartment_version = compartment_version + 1")]
    [InlineData("ordinal = ordinal + 5")]
    [InlineData("participant = 'another'")]
    [InlineData("on_behalf_of = 'administration'")]
    [InlineData("name = 'altered'")]
    [InlineData("schema = 2")]
    [InlineData("version = 7")]
    [InlineData("actor = 'delegation/other'")]
    [InlineData("hash = @zero")]
    [InlineData("payload = @zero")]
    [InlineData("recorded_at = @later")]
    [InlineData("operation = @operation")]
    public async Task Altered_field_shows_in_the_hash_chain(string change)
    {
        await store.Events.Append(new Chain(Actor).Next(count: 3));
        var postgres = engine is PostgresEngine;
        await engine.Tamper($"update event set {change} where version = 2"
            .Replace("@zero", postgres ? @"decode(repeat('00', 32), 'hex')" : "zeroblob(32)", StringComparison.Ordinal)
            .Replace("@later", postgres ? "recorded_at + interval '1 microsecond'" : "recorded_at + 1", StringComparison.Ordinal)
            .Replace("@operation", "'00000000-0000-0000-0000-000000000001'", StringComparison.Ordinal));
        var hash = HashChain.Origin;
        var events = new List<StoredEvent>();
        await foreach (var actor in store.Events.Actors()) events.AddRange(await store.Events.Read(actor, 0));
        Assert.Equal(3, events.Count);
        Assert.False(events.OrderBy(e => e.Version).All(e => e.Hash.SequenceEqual(hash = HashChain.Next(hash, e))));
    }

    [Fact]
    public async Task Removed_event_shows_in_the_hash_chain()
    {
        await store.Events.Append(new Chain(Actor).Next(count: 3));
        await engine.Tamper("delete from event where version = 2");
        var hash = HashChain.Origin;
        Assert.False((await store.Events.Read(Actor, 0)).All(e => e.Hash.SequenceEqual(hash = HashChain.Next(hash, e))));
    }

    [Fact]
    public async Task Changed_schema_file_is_named_at_opening()
    {
        await store.DisposeAsync();
        await engine.Tamper("update schema_migration set hash = 'other' where name = '001_events.sql'");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(engine.Open);
        Assert.Contains("001_events.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_a_newer_program_is_refused_by_name()
    {
        await store.DisposeAsync();
        await engine.Tamper("insert into schema_migration (name, hash) values ('900_future.sql', 'x')");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(engine.Open);
        Assert.Contains("900_future.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_only_store_reads_beside_the_writer_and_writes_nothing()
    {
        await store.Events.Append(new Chain(Actor).Next(count: 2));
        await using var reader = Stores.OpenReadOnly(engine.Settings);
        Assert.Equal(2, (await reader.Events.Read(Actor, 0)).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Events.Append(new Chain(Other).Next()));
        await Assert.ThrowsAnyAsync<Exception>(() => reader.SignInLinks.Add([1], ParticipantId.System, ParticipantId.System, Chain.Start));
        await store.Events.Append(new Chain(Other).Next());
        Assert.Single(await reader.Events.Read(Other, 0));
    }

    [Fact]
    public async Task Ping_answers_while_the_store_is_open() => await store.Ping();

    [Fact]
    public async Task Store_that_failed_a_commit_says_so_until_it_takes_a_write_again()
    {
        Assert.True(await store.CanWrite());
        Func<string, Task> run = engine is PostgresEngine ? engine.Tamper : sql => AsProgram(sql);
        await run("alter table event rename to event_gone");
        await run("alter table write_probe rename to write_probe_gone");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => store.Events.Append(new Chain(Actor).Next()));
        Assert.False(await store.CanWrite());
        await run("alter table write_probe_gone rename to write_probe");
        await run("alter table event_gone rename to event");
        Assert.True(await store.CanWrite());
        await store.Events.Append(new Chain(Actor).Next());
    }
}
