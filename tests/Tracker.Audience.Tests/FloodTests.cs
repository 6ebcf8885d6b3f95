using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

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

    [Fact]
    public async Task Flood_of_typing_from_one_connection_is_slowed_and_leaves_the_others_alone()
    {
        const int Typed = 10_000;
        await stage.Found("flood-typing");
        var (at, text) = (CompartmentId.Delegation, DraftStory.Of("flood-typing", CompartmentId.Delegation));
        await stage.Must(Cast.Head, text, at, new CreateDraft("Brief"));
        await using var flooding = await stage.Connect(Cast.Member);
        await using var other = await stage.Connect(Cast.Head);
        var window = await Replica.Open(other, DraftKind.Of(new DelegationKind()), text, Guid.NewGuid());
        var opened = await flooding.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text, Session: Guid.NewGuid()));

        for (var number = 1; number <= Typed; number++)
            await flooding.Post(Wire.Type, new TypeMessage(opened.Text!.Value, number, 0, Intent.Write, Insert("x")).Write());
        var rejection = await window.Type(_ => Insert("Not slowed."));
        await flooding.Hears(RejectionCode.TooFast);

        Assert.Null(rejection);
        var now = stage.DraftOf(text).Text.PlainText();
        Assert.Contains("Not slowed.", now, StringComparison.Ordinal);
        Assert.True(now.Length < Typed / 2, $"{now.Length} characters were taken.");
    }

    private static TextChange Insert(string text) => TextChange.Build().Insert(text).ToChange();
}

/// <summary>A server that takes ten messages a second from a connection.</summary>
public sealed class StrictStage() : Stage(messagesPerSecond: 10);
