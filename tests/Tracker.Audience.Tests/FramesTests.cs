using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>
/// Snapshot at v plus the frames from v to w equals the snapshot at w: for every command of a delegation, sent by every
/// role, as seen by every role.
/// </summary>
public sealed class FramesTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly DelegationKind Kind = new();

    public static TheoryData<string> Senders => [.. Cast.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Frames_lead_from_any_snapshot_to_the_next(string senderId)
    {
        var sender = Cast.All.Single(r => r.Id == senderId);
        var actor = ActorId.Parse($"delegation/frames-{senderId}");
        var story = new DelegationStory(new Tokens());
        var viewers = await Task.WhenAll(Cast.All.Select(async role => (Role: role, Live: await stage.Connect(role), Fresh: await stage.Connect(role))));
        var replicas = new Dictionary<Role, Replica>();
        story.Look = at => stage.StateOf(actor, at);

        foreach (var step in story.Steps())
        {
            await Try(viewers.Single(v => v.Role == sender).Live, sender, step, actor);
            foreach (var (role, live, fresh) in viewers)
            {
                if (!replicas.TryGetValue(role, out var known)) replicas[role] = await Replica.Open(live, Kind, actor);
                else if (!known.Record.Exists) await known.Reopen();
                var now = await Replica.Fresh(fresh, Kind, actor);
                await replicas[role].Reach(now);
                Assert.Equal(Replica.Show(Kind, now), Replica.Show(Kind, replicas[role].Record));
            }
        }

        foreach (var (_, live, fresh) in viewers)
        {
            await live.DisposeAsync();
            await fresh.DisposeAsync();
        }
    }

    [Fact]
    public void Story_has_every_command_and_the_cast_every_role()
    {
        var told = new DelegationStory(new Tokens()).Steps().Select(s => s.Command().GetType()).ToHashSet();
        Assert.All(Kind.Codec.Commands, c => Assert.Contains(c.Type, told));
        Assert.All(Enum.GetValues<RosterRole>(), role => Assert.Contains(Cast.All, r => r.Roster == role));
    }

    /// <summary>The sender tries first, over his own socket; where he may not, somebody who may does it, so that the story goes on.</summary>
    private async Task Try(Tap tap, Role sender, Step step, ActorId actor)
    {
        var command = step.Command();
        var message = new CommandMessage(actor, OperationId.New(), step.At, 0, Kind.Codec.NameOf(command).Name, new RawJson(Kind.Codec.Encode(command)));
        var outcome = await tap.Invoke<CommandMessage, OutcomeMessage>(Wire.Execute, message);
        if (outcome.Result == Result.Accepted) return;
        Assert.True(sender != step.By, $"{command} by {sender}: {outcome.Rejection?.Sentence} {outcome.Rejection?.Field}");
        await stage.Must(step.By, actor, step.At, step.Command());
    }
}
