using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>What a member follows and reads, which nobody else sees: not even that their record exists.</summary>
internal sealed class AlertsStory() : Story("alerts")
{
    private static readonly CompartmentId Own = CompartmentId.Own(Cast.Member.Participant);

    public override ActorId Actor(string key) => AlertsKind.Of(Cast.Member.Participant);

    public override string[] HeldBy(Role role) => role == Cast.Member ? [Own.Value] : [];

    public override string[] Lists => [];

    public override Step Again(Tokens tokens) =>
        new(Cast.Member, Own, new FollowRecord(ActorId.Parse("topic/" + tokens.For(Own)), AlertLevel.Nothing, AlertLevel.Important));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (topic, person) = (ActorId.Parse("topic/" + tokens.For(Own)), ActorId.Parse("person/" + tokens.For(Own)));
        var seen = ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Record, 1);
        return
        [
            new(Cast.Member, Own, new OpenAlerts()),
            new(Cast.Member, Own, new FollowRecord(topic, AlertLevel.Nothing, AlertLevel.Everything, tokens.Id(Own), seen)),
            new(Cast.Member, Own, new FollowRecord(person, AlertLevel.Nothing, AlertLevel.Important)),
            new(Cast.System, Own, new RingAlerts([topic])),
            new(Cast.Member, Own, new ReadAlerts([new(topic, seen, [tokens.For(Own)])])),
        ];
    }
}
