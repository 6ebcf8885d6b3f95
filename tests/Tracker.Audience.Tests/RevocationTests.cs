using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>Rights that end while the socket stays open.</summary>
public sealed class RevocationTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly DelegationKind Kind = new();
    private readonly Tokens tokens = new();

    [Fact]
    public async Task Member_taken_off_the_roster_receives_nothing_more()
    {
        var actor = await stage.Found("revoked-roster");
        await using var member = await stage.Connect(Cast.Member);
        await using var head = await stage.Connect(Cast.Head);
        var seen = await Replica.Open(member, Kind, actor);
        var witness = await Replica.Open(head, Kind, actor);
        Assert.NotEqual(RecordState.Empty, seen.Record);

        await stage.Must(Cast.Head, actor, CompartmentId.Delegation, new EndRosterEntry(EntityId.Parse("r-member"), null, new DateOnly(2000, 1, 1)));
        await stage.Must(Cast.Head, actor, CompartmentId.Delegation, new AddNote(tokens.Id(CompartmentId.Delegation), tokens.For(CompartmentId.Delegation)));
        await Settle(witness, head, actor, member);

        Assert.Empty(tokens.Foreign(member.Received, []));
        Assert.NotEmpty(tokens.Foreign(head.Received, []));
        await seen.Reach(RecordState.Empty);
        Assert.Equal(RecordState.Empty, seen.Record);
    }

    [Fact]
    public async Task Official_who_leaves_his_office_receives_nothing_more_of_government()
    {
        var actor = await stage.Found("revoked-office");
        var (office, leaving) = (GroupId.Parse("office/standards"), Cast.All.Single(r => r.Id == "guest"));
        var membership = EntityId.New();
        await stage.Direct(new AddMembership(membership, leaving.Participant, office));
        await stage.Must(Cast.Liaison, actor, CompartmentId.Government, new AddNote(EntityId.New(), "Before."));
        await using var guest = await stage.Connect(leaving);
        await using var liaison = await stage.Connect(Cast.Liaison);
        var seen = await Replica.Open(guest, Kind, actor);
        var witness = await Replica.Open(liaison, Kind, actor);
        Assert.True(seen.Record.VersionOf(CompartmentId.Government) > 0);

        await stage.Direct(new RemoveMembership(membership, leaving.Participant));
        await stage.Must(Cast.Liaison, actor, CompartmentId.Government, new AddNote(tokens.Id(CompartmentId.Government), tokens.For(CompartmentId.Government)));
        await Settle(witness, liaison, actor, guest);

        Assert.Empty(tokens.Foreign(guest.Received, []));
        Assert.NotEmpty(tokens.Foreign(liaison.Received, []));
        await seen.Reach(RecordState.Empty);
    }

    /// <summary>Ends when a witness has everything and the other socket has answered after that: what was to come has come.</summary>
    private static async Task Settle(Replica witness, Tap tap, ActorId actor, Tap other)
    {
        await witness.Reach(await Replica.Fresh(tap, Kind, actor));
        await other.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(ActorId.Parse("delegation/none"))).ToString());
    }
}
