using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>
/// Snapshot at v plus the frames from v to w equals the snapshot at w: for every command of every kind, sent by
/// every role, as seen by every role.
/// </summary>
public sealed class FramesTests(Stage stage) : IClassFixture<Stage>
{
    public static TheoryData<string> Senders => [.. Cast.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Senders))]
    public Task Frames_lead_from_any_snapshot_of_a_delegation_to_the_next(string sender)
    {
        var story = new DelegationStory(new Tokens());
        story.Look = at => stage.StateOf(story.Actor("frames-" + sender), at);
        return Prove(story, sender);
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public Task Frames_lead_from_any_snapshot_of_a_work_item_to_the_next(string sender) => Prove(new WorkItemStory(new Tokens()), sender);

    [Theory]
    [MemberData(nameof(Senders))]
    public Task Frames_lead_from_any_snapshot_of_the_directory_to_the_next(string sender)
    {
        var tokens = new Tokens();
        tokens.StartAfter(10_000 + 100 * Array.FindIndex(Cast.All, r => r.Id == sender));
        return Prove(new DirectoryStory(tokens), sender);
    }

    /// <summary>Read twice: as bytes by windows in which somebody could type, and as JSON by those who only watch.</summary>
    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Frames_lead_from_any_snapshot_of_a_text_to_the_next(string sender)
    {
        await stage.FoundWhole("frames-text-" + sender);
        foreach (var at in DraftStory.Places)
        {
            var actor = DraftStory.Of("frames-text-" + sender, at);
            await Prove(new DraftStory(new Tokens(), at, () => stage.DraftOf(actor)), "text-" + sender, sender);
        }
    }

    /// <summary>Standards, committees and the other public records have the commands and rules of the work item.</summary>
    [Fact]
    public void Stories_have_every_command_and_the_cast_every_role()
    {
        IStory[] stories = [new DelegationStory(new Tokens()), new WorkItemStory(new Tokens()), new DirectoryStory(new Tokens()), .. DraftStory.Places.Select(at => new DraftStory(new Tokens(), at, () => DraftState.Empty))];
        var told = stories.SelectMany(s => s.Steps()).Select(s => s.Command().GetType()).Append(typeof(OpenDirectory)).ToHashSet();
        Assert.All(TrackerKinds.All.All.SelectMany(k => k.Codec.Commands), c => Assert.Contains(c.Type, told));
        Assert.All(Enum.GetValues<RosterRole>(), role => Assert.Contains(Cast.All, r => r.Roster == role));
    }

    private Task Prove(IStory story, string sender) => Prove(story, sender, sender);

    private async Task Prove(IStory story, string name, string senderId)
    {
        var (actor, sender) = (story.Actor("frames-" + name), Cast.All.Single(r => r.Id == senderId));
        var kind = TrackerKinds.All.Of(actor)!;
        var viewers = await Task.WhenAll(Cast.All.Select(async role => (Role: role, Live: await stage.Connect(role), Fresh: await stage.Connect(role))));
        var replicas = new Dictionary<Role, Replica[]>();

        foreach (var step in story.Steps())
        {
            await Try(viewers.Single(v => v.Role == sender).Live, replicas.GetValueOrDefault(sender), sender, step, actor, kind);
            foreach (var (role, live, fresh) in viewers)
            {
                if (!replicas.TryGetValue(role, out var known)) replicas[role] = known = await Windows(kind, actor, live, fresh);
                else if (!known[0].Record.Exists) foreach (var replica in known) await replica.Reopen();
                var now = await Replica.Fresh(fresh, kind, actor);
                foreach (var replica in known)
                {
                    await replica.Reach(now);
                    Assert.Equal(Replica.Show(kind, now), Replica.Show(kind, replica.Record));
                }
            }
        }

        foreach (var (_, live, fresh) in viewers)
        {
            await live.DisposeAsync();
            await fresh.DisposeAsync();
        }
    }

    private static async Task<Replica[]> Windows(RecordKind kind, ActorId actor, Tap live, Tap fresh) => kind is DraftKind
        ? [await Replica.Open(live, kind, actor, Guid.NewGuid()), await Replica.Open(fresh, kind, actor)]
        : [await Replica.Open(live, kind, actor)];

    /// <summary>The sender tries first, over his own socket; where he may not, somebody who may does it, so that the story goes on.</summary>
    private async Task Try(Tap tap, Replica[]? windows, Role sender, Step step, ActorId actor, RecordKind kind)
    {
        if (step is TypedStep typed)
        {
            var rejection = await windows![0].Type(typed.Change, typed.Intent);
            if (rejection is null) return;
            Assert.True(sender != step.By, $"{typed.Intent} by {sender}: {rejection.Sentence}");
            await stage.Must(actor, step);
            return;
        }
        var command = step.Command();
        var message = new CommandMessage(actor, OperationId.New(), step.At, 0, kind.Codec.NameOf(command).Name, new RawJson(kind.Codec.Encode(command)));
        var outcome = await tap.Invoke<CommandMessage, OutcomeMessage>(Wire.Execute, message);
        if (outcome.Result == Result.Accepted) return;
        Assert.True(sender != step.By, $"{command} by {sender}: {outcome.Rejection?.Sentence} {outcome.Rejection?.Field}");
        await stage.Must(step.By, actor, step.At, step.Command());
    }
}
