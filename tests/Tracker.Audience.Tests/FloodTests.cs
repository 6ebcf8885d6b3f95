using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>A connection that sends more than it may. The limit is low, so that a busy machine reaches it too.</summary>
public sealed class FloodTests(StrictStage stage) : IClassFixture<StrictStage>
{
    [Fact]
    public async Task Flood_from_one_connection_is_slowed_and_leaves_the_others_alone()
    {
        var actor = await stage.Found("flood");
        await using var flooding = await stage.Connect(Cast.Member);
        await using var other = await stage.Connect(Cast.Head);
        var look = WireCodec.Pack(new PresenceUpdate(ActorId.Parse("delegation/none"))).ToString();

        var flood = Enumerable.Range(0, 2_000).Select(_ => flooding.Invoke(Wire.Look, look)).ToArray();
        var outcome = await other.Send(actor, CompartmentId.Delegation, new AddNote(EntityId.New(), "Not slowed."));
        var answers = await Task.WhenAll(flood);

        Assert.Equal(Result.Accepted, outcome.Result);
        Assert.Contains(answers, a => a.GetProperty("rejection").GetProperty("code").GetString() == RejectionCode.TooFast);
    }
}

/// <summary>A server that takes ten messages a second from a connection.</summary>
public sealed class StrictStage() : Stage(messagesPerSecond: 10);
