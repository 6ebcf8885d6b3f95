using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Server.Live;
using Tracker.Server.Records;
using Tracker.Storage;

namespace Tracker.Audience.Tests;

/// <summary>The last change and the version of a line in a list tell of the events that the reader may see, and of no other.</summary>
public sealed class LastChangeTests(Stage stage) : IClassFixture<Stage>
{
    public static TheoryData<string> Told => [.. Stories.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Line_of_a_list_follows_every_event_that_its_reader_may_see_and_only_those(string told)
    {
        var story = Stories.All.Single(s => s.Name == told);
        var actor = story.Actor("changed-" + told);
        await story.Prepare(stage, "changed-" + told);
        var (moved, stayed) = (0, 0);
        var before = new Dictionary<Role, (long, DateTimeOffset)>();
        foreach (var step in story.Steps(new Tokens()))
        {
            await stage.Must(actor, step);
            foreach (var role in Cast.All)
            {
                if (await Line(story, actor, role) is not { } line) continue;
                var now = await LastSeen(actor, role, line);
                // What others do at the same time can tell somebody something between the two readings.
                for (var again = 0; again < 5 && now != (line.Version, line.ChangedAt); again++)
                    (line, now) = ((await Line(story, actor, role))!, await LastSeen(actor, role, line));
                Assert.True(now == (line.Version, line.ChangedAt), $"{role} sees {line.Version} of {line.ChangedAt:O} and should see {now} after {step}");
                if (before.TryGetValue(role, out var was))
                    if (was == now) stayed++;
                    else moved++;
                before[role] = now;
            }
        }
        Assert.True(moved > 0 || before.Count == 0, "No line ever moved.");
        if (story.Steps(new Tokens()).DistinctBy(s => s.At).Count() > 1 && before.Count > 1) Assert.True(stayed > 0, "No line ever stayed.");
    }

    /// <summary>The version of the line's compartment after the last event in it, and when the last event happened that somebody may see.</summary>
    private async Task<(long, DateTimeOffset)> LastSeen(ActorId actor, Role role, ListingRow line)
    {
        var held = await Held(actor, role);
        var seen = (await stage.Services.GetRequiredService<IEventLog>().Read(actor, 0)).Where(e => held.Contains(e.Compartment)).ToList();
        return (seen.Where(e => e.Compartment == line.Compartment).Max(e => e.CompartmentVersion), seen.Max(e => e.RecordedAt));
    }

    private async Task<ListingRow?> Line(Story story, ActorId actor, Role role) =>
        (await stage.Services.GetRequiredService<HeldRecords>().Of(story.Kind, stage.Principal(role))).SingleOrDefault(r => r.Row.Actor == actor)?.Row;

    private async Task<HashSet<CompartmentId>> Held(ActorId actor, Role role) =>
        [.. (await stage.Services.GetRequiredService<Commands>().Read(stage.Principal(role), actor)).Parts.Select(p => p.Compartment)];
}
