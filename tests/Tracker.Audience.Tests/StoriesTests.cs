using Tracker.Domain;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>What the stories leave out, no test of audiences sees.</summary>
public sealed class StoriesTests
{
    public static TheoryData<string> Kinds => [.. TrackerKinds.All.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_command_of_a_kind_is_told(string name)
    {
        var kind = TrackerKinds.All.Find(name)!;
        var told = Stories.Of(kind).SelectMany(s => s.Steps(new Tokens())).Select(s => s.Command(kind.EmptyState).GetType());
        Assert.Empty(kind.Codec.Commands.Select(c => c.Type).Except(told).Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_compartment_of_a_kind_is_told_of_and_held_by_somebody(string name)
    {
        var kind = TrackerKinds.All.Find(name)!;
        var told = Stories.Of(kind).SelectMany(story => Told(story).Where(at => Cast.All.Any(role => story.HeldBy(role).Contains(at.Value)))).ToList();
        Assert.All(kind.Compartments, rule => Assert.Contains(told, at => rule.Matches(at)));
    }

    /// <summary>Where its commands are sent, and where words of them come to be listed.</summary>
    private static List<CompartmentId> Told(Story story)
    {
        var tokens = new Tokens();
        var sent = story.Steps(tokens).Select(step => step.At).ToList();
        return [.. sent, .. story.Listed.Where(at => tokens.Of(at.Value).Any())];
    }

    [Fact]
    public void Every_role_of_a_roster_is_cast() =>
        Assert.Empty(TrackerKinds.All.All.SelectMany(k => k.Roles).Except(Cast.All.Select(r => r.Roster).OfType<RosterRole>()));
}
