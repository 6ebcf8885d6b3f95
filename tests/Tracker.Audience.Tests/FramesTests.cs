using Tracker.Domain;
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
    public static IEnumerable<TheoryDataRow<string, string>> Tellings =>
        from story in Stories.All from role in Cast.All select new TheoryDataRow<string, string>(story.Name, role.Id);

    [Theory]
    [MemberData(nameof(Tellings))]
    public async Task Frames_lead_from_any_snapshot_to_the_next(string told, string by)
    {
        var (story, sender) = (Stories.All.Single(s => s.Name == told), Cast.All.Single(r => r.Id == by));
        var (key, kind) = ($"frames-{told}-{by}", story.Kind);
        var actor = story.Actor(key);
        await story.Prepare(stage, key);
        var viewers = await Task.WhenAll(Cast.All.Select(async role => (Role: role, Live: await stage.Connect(role), Fresh: await stage.Connect(role))));
        var replicas = new Dictionary<Role, Replica[]>();

        foreach (var step in story.Steps(new Tokens()).Where(s => !stage.IsOver(actor, s)))
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
                    var shown = replica.Record;
                    // The program may ring in between: then both are compared with that.
                    while (shown.Compartments.Any(c => c.Value.Version > now.VersionOf(c.Key)))
                    {
                        await replica.Reach(now = await Replica.Fresh(fresh, kind, actor));
                        shown = replica.Record;
                    }
                    Assert.Equal(Replica.Show(kind, now), Replica.Show(kind, shown));
                }
            }
        }

        foreach (var (_, live, fresh) in viewers)
        {
            await live.DisposeAsync();
            await fresh.DisposeAsync();
        }
    }

    /// <summary>A text is read twice: as bytes by a window in which somebody could type, and as JSON by one that only watches.</summary>
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
        var command = stage.CommandOf(actor, step);
        var outcome = await tap.Send(actor, step.At, command);
        if (outcome.Result == Result.Accepted)
        {
            await stage.Settle(actor, step);
            return;
        }
        Assert.True(sender != step.By, $"{command} by {sender}: {outcome.Rejection?.Sentence} {outcome.Rejection?.Field}");
        await stage.Must(actor, step);
    }
}
