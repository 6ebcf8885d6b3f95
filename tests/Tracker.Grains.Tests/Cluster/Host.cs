using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>What a web host asks of records, from within one silo.</summary>
internal sealed class Host(InProcessSiloHandle silo)
{
    public InProcessSiloHandle Silo => silo;
    public IGrainFactory Grains { get; } = silo.ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>What no answer came to is unknown, as it is for a web host.</summary>
    public async Task<OutcomeMessage> Send(Principal by, CommandMessage m)
    {
        try
        {
            var reply = await Grains.Record(m.Actor).Execute(
                Caller.Of(by), new CommandCall(m.Operation, m.Compartment, m.Seen, m.Name, m.Payload.Utf8.ToArray(), m.OnBehalfOf, m.Again));
            return new OutcomeMessage(
                (Result)reply.Result, reply.Version, reply.Rejection is null ? null : JsonSerializer.Deserialize(reply.Rejection, WireJson.Strict.Rejection));
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException or OperationCanceledException)
        {
            return OutcomeMessage.Unknown;
        }
    }

    public Task<AllowanceShare> Tell(string participant, string host, bool isUsed, int sockets) =>
        Grains.GetGrain<IAllowanceGrain>(participant).Tell(host, isUsed, sockets);

    public async Task<long> Must(Principal by, CommandMessage message)
    {
        var outcome = await Send(by, message);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence ?? outcome.Result.ToString());
        return outcome.Version;
    }

    public async Task<TState> State<TState>(Principal by, ActorId actor, CompartmentId at, RecordKind kind) where TState : class
    {
        var reply = await Grains.Record(actor).Open(Caller.Of(by), new OpenCall([], null));
        var opened = JsonSerializer.Deserialize(reply.Opened, WireJson.Strict.OpenedMessage)!;
        return (TState)JsonSerializer.Deserialize(opened.Parts.Single(p => p.Compartment == at).State!.Value.Utf8.Span, kind.StateInfo)!;
    }

    public async Task<Watcher> Watch(ActorId actor)
    {
        var watcher = new Watcher();
        await Grains.Record(actor).Watch(silo.Name, Grains.CreateObjectReference<IRecordObserver>(watcher), -1, []);
        return watcher;
    }
}
