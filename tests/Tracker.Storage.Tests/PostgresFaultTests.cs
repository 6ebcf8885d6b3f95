using Tracker.Domain.Shared;
using Tracker.Storage.Postgres;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public sealed class PostgresFaultTests
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/sg13/2026-11");

    [Fact]
    public async Task Stopped_database_makes_outcomes_unknown_and_a_started_one_goes_on()
    {
        await using var server = PostgresServer.StartPrivate();
        await using var database = await server.CreateDatabase();
        await using var store = await PostgresStore.Open(database.ConnectionString);
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next());

        server.Stop(immediate: true);
        Task[] lost = [store.Events.Append(chain.Next()), store.Events.Append(chain.Next())];
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => lost[0]);
        await Assert.ThrowsAnyAsync<Exception>(() => lost[1]);
        await Assert.ThrowsAnyAsync<Exception>(() => store.Ping());
        store.Refusals.Record(new Refusal(Chain.Start, ParticipantId.System, Actor, "any", "any"));

        server.Start();
        var again = Chain.After(Actor, await store.Events.Read(Actor, 0));
        await store.Events.Append(again.Next());
        Assert.Equal([1, 2], (await store.Events.Read(Actor, 0)).Select(e => e.Version));
    }

    [Fact]
    public async Task Killed_database_loses_nothing_acknowledged_and_stores_nothing_twice()
    {
        await using var server = PostgresServer.StartPrivate();
        await using var database = await server.CreateDatabase();
        await using var store = await PostgresStore.Open(database.ConnectionString);
        var acknowledged = new List<OperationId>();
        for (var kill = 0; kill < 3; kill++)
        {
            var chain = Chain.After(Actor, await store.Events.Read(Actor, 0));
            var sent = Enumerable.Range(0, 500).Select(_ => chain.Next())
                .Select(append => (append.Events[0].Operation, Done: store.Events.Append(append))).ToList();
            await sent[100].Done;
            server.Kill();
            foreach (var (operation, done) in sent)
                if (await Stored(done)) acknowledged.Add(operation);
            server.Start();
        }
        var events = await store.Events.Read(Actor, 0);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(v => (long)v), events.Select(e => e.Version));
        Assert.Equal(events.Count, events.Select(e => e.Operation).Distinct().Count());
        Assert.Empty(acknowledged.Except(events.Select(e => e.Operation)));
        Assert.InRange(acknowledged.Count, 300, 1_500);
    }

    [Fact]
    public async Task Restart_between_edits_disturbs_none()
    {
        await using var server = PostgresServer.StartPrivate();
        await using var database = await server.CreateDatabase();
        await using var store = await PostgresStore.Open(database.ConnectionString);
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.Events.Read(Actor, 0)));
        server.Stop(immediate: false);
        server.Start();
        Assert.Single(await store.Events.Read(Actor, 0));
        await store.Events.Append(chain.Next());
        Assert.Equal(2, (await store.Events.Read(Actor, 0)).Count);
    }

    private static async Task<bool> Stored(Task append)
    {
        try
        {
            await append;
            return true;
        }
        catch (Exception e) when (e is OutcomeUnknownException or FencedException)
        {
            return false;
        }
    }
}
