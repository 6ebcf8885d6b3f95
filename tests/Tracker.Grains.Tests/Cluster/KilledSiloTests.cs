using Tracker.Domain.Shared;
using Tracker.Protocol;
using static Tracker.Grains.Tests.Delegates;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>A silo dies with commands under way: its records go on in the other, and what was acknowledged is there.</summary>
public sealed class KilledSiloTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task Record_of_a_killed_silo_goes_on_in_the_other_with_everything_acknowledged()
    {
        var actor = ActorId.Parse("delegation/killed");
        await silos.Second.Must(Liaison, TwoSilosTests.Message(actor, Create()));
        var made = (await silos.Log.Read(actor, 0)).Count;
        var before = TwoSilosTests.Notes(actor, 20).ToList();
        var acknowledged = await Task.WhenAll(before.Select(m => silos.First.Must(Head, m)));
        var held = Task.WhenAny(silos.Logs.Select(l => l.Hold(5)).ToArray());
        var underWay = TwoSilosTests.Notes(actor, 5).Select(m => (Message: m, Sent: silos.First.Send(Head, m))).ToList();
        await held;

        await silos.KillSecond();
        foreach (var log in silos.Logs) log.Release();
        foreach (var (message, sent) in underWay)
            for (var outcome = await sent; outcome.Result != Result.Accepted;)
                outcome = await silos.First.Send(Head, message with { Again = true });

        var stored = (await silos.Log.Read(actor, made)).ToList();
        Assert.Equal(Enumerable.Range(made + 1, 25).Select(v => (long)v), stored.Select(e => e.Version));
        Assert.Equal(before.Zip(acknowledged).OrderBy(p => p.Second).Select(p => p.First.Operation), stored.Take(20).Select(e => e.Operation));
        Assert.Equal(underWay.Select(u => u.Message.Operation).OrderBy(o => o.Id), stored.Skip(20).Select(e => e.Operation).OrderBy(o => o.Id));
    }
}
