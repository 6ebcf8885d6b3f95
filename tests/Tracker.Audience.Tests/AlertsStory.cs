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
            .. Held(tokens, topic),
            // A participant has one such record, in which mails are numbered and codes are counted.
            .. Mailed(tokens, topic, seen).Select((step, i) => step with { Once = $"mail {i}" }),
        ];
    }

    /// <summary>What waits to go out: taken back, or begun and refused.</summary>
    private static IEnumerable<Step> Held(Tokens tokens, ActorId topic)
    {
        var (back, gone) = (tokens.Id(Own), tokens.Id(Own));
        HeldAct Act() => new(
            topic, CompartmentId.Record, "rename", $$"""{"to":"{{tokens.For(Own)}}"}""", OperationId.New(), 1, tokens.For(Own), tokens.For(Own),
            tokens.For(Own), CompartmentId.Record, [Cast.Member.Participant]);
        return
        [
            new(Cast.Member, Own, new HoldAct(back, Act())),
            new(Cast.Member, Own, new TakeBackAct(back)),
            new(Cast.Member, Own, new HoldAct(gone, Act())),
            new(Cast.Member, Own, new HurryAct(gone)),
            new(Cast.System, Own, new BeginAct(gone)),
            new(Cast.System, Own, new SettleAct(gone, tokens.For(Own))),
            new(Cast.Member, Own, new DismissAct(gone)),
        ];
    }

    /// <summary>An address, what is mailed there, and how it is refused.</summary>
    private static IEnumerable<Step> Mailed(Tokens tokens, ActorId topic, ImmutableSortedDictionary<CompartmentId, long> seen)
    {
        var (code, at) = (tokens.For(Own), new DateTimeOffset(2027, 3, 1, 7, 0, 0, TimeSpan.Zero));
        var chosen = Delivery.In("Europe/Zurich");
        return
        [
            new(Cast.Member, Own, new ChooseDelivery(chosen)),
            new(Cast.System, Own, new ProposeAddress(tokens.For(Own) + "@example.org", AddressCode.HashOf(tokens.For(Own)))),
            new(Cast.Member, Own, new CancelAddress()),
            new(Cast.System, Own, new ProposeAddress(tokens.For(Own) + "@example.org", AddressCode.HashOf(code))),
            new(Cast.Member, Own, new ConfirmAddress(code)),
            new(Cast.System, Own, new PassDigest(AlertWay.Daily, at)),
            new(Cast.System, Own, new BeginMail(1, AlertWay.AtOnce, [new(topic, seen, [tokens.For(Own)])])),
            new(Cast.System, Own, new SettleMail(1, [new(topic, seen, Reminders: [tokens.For(Own)])])),
            new(Cast.System, Own, new BeginMail(2, AlertWay.Daily, [new(topic, seen)], at)),
            new(Cast.System, Own, new PutOffMail(2, tokens.For(Own), false)),
            new(Cast.System, Own, new BeginMail(3, AlertWay.AtOnce, [new(topic, seen)])),
            new(Cast.System, Own, new CloseAddress(3, tokens.For(Own))),
            new(Cast.Member, Own, new SwitchMail(true)),
            new(Cast.Member, Own, new RemoveAddress()),
            new(Cast.System, Own, new ProposeAddress(tokens.For(Own) + "@example.org", AddressCode.HashOf(tokens.For(Own)))),
        ];
    }
}
