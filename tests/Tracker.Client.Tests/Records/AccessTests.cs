using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Records;

public sealed class AccessTests
{
    private readonly World world = new();

    [Fact]
    public void Only_what_is_held_is_in_the_record()
    {
        var (liaison, member) = (world.Join(World.Liaison), world.Join(World.Member));

        Assert.Equal("For the office only", Assert.Single(liaison.Government!.Notes.Values).Text.Value);
        Assert.Null(member.Government);
        Assert.Equal([CompartmentId.Delegation], member.Session.Rights.Keys);
    }

    [Fact]
    public void Losing_a_compartment_removes_its_data_and_its_conflicts_except_the_own_words()
    {
        var liaison = world.Join(World.Liaison);
        var note = EntityId.Parse("gov-1");
        world.Do(World.Liaison, CompartmentId.Government, new EditNote(note, new Edit("For the office only", "theirs")));
        liaison.Send(new EditNote(note, new Edit("For the office only", "mine")), CompartmentId.Government);
        world.Flow();
        Assert.Single(liaison.Session.Conflicts);

        liaison.Transport.Principal = World.Liaison with { Memberships = [new(World.Industry)] };
        liaison.Transport.Push(Wire.Reopen, new ReopenMessage(World.Actor));
        world.Flow();

        Assert.Null(liaison.Government);
        Assert.Equal([CompartmentId.Delegation], liaison.Session.Confirmed.Compartments.Keys);
        Assert.Empty(liaison.Session.Conflicts);
        var kept = Assert.Single(liaison.Session.LostConflicts);
        Assert.Equal(("mine", null, false), (kept.Mine, kept.Theirs, kept.CanResolve));
        Assert.NotNull(liaison.Delegation);
        world.Run(() => liaison.Session.Dismiss(kept));
        Assert.Empty(liaison.Session.LostConflicts);
    }

    [Fact]
    public void Leaving_the_roster_empties_the_record()
    {
        var member = world.Join(World.Member);
        var look = new Present(World.Head.Id, World.Head.Name, CompartmentId.Delegation, World.Point);
        world.Run(() => member.Transport.Push(Wire.Presence, new PresenceMessage(World.Actor, [look])));
        world.Flow();
        Assert.Single(member.Session.Present);

        world.Do(World.Head, CompartmentId.Delegation, new EndRosterEntry(EntityId.Parse("r-3"), null, new DateOnly(2026, 3, 2)));
        world.Flow();

        Assert.Equal(Rejection.NotFound, member.Session.Rejection);
        Assert.False(member.Session.View.Exists);
        Assert.Empty(member.Session.Present);
        Assert.Null(member.Session.Role);
    }

    [Fact]
    public void A_new_role_is_known_as_soon_as_the_roster_says_so()
    {
        var member = world.Join(World.Member);

        world.Do(World.Head, CompartmentId.Delegation, new ChangeRole(EntityId.Parse("r-3"), RosterRole.Member, RosterRole.Spokesperson));
        world.Flow();

        Assert.Equal(RosterRole.Spokesperson, member.Session.Role);
    }

    [Fact]
    public void A_record_closed_for_edits_says_why_and_takes_none()
    {
        world.Server.ReadOnly = "A later entry of its history cannot be applied.";
        var head = world.Join(World.Head);

        var sent = head.Write("text");

        Assert.Equal((Status.ReadOnly, world.Server.ReadOnly), (head.Session.Status, head.Session.ReadOnly));
        Assert.Equal(RejectionCode.ReadOnly, sent.Rejection?.Code);
        Assert.Null(head.Outcome);
    }

    [Fact]
    public void An_event_of_a_newer_server_leaves_the_record_readable_at_its_last_good_version()
    {
        var head = world.Join(World.Head);
        world.Server.PushEvent(CompartmentId.Delegation, 6,
            new WireEvent("hologram-added", 1, OperationId.New(), World.Head.Id, world.Time.GetUtcNow(), new("{}"u8.ToArray())));
        world.Flow();

        Assert.Equal(Status.ReadOnly, head.Session.Status);
        Assert.Equal(5, head.Session.View.VersionOf(CompartmentId.Delegation));
        Assert.NotNull(head.Session.ReadOnly);
    }

    [Fact]
    public void A_look_is_seen_by_the_others_and_told_again_after_a_reconnect()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));

        world.Run(() => head.Session.Look(CompartmentId.Delegation, World.Point, "preferredOutcome", Attention.Editing));
        world.Flow();
        Assert.Equal(("preferredOutcome", Attention.Editing), (member.Session.Present[0].Field, member.Session.Present[0].Attention));

        world.Run(() => head.Transport.Disconnect());
        world.Server.Look(World.Member, new PresenceUpdate(World.Actor));
        world.Run(head.Transport.Connect);
        world.Flow();
        Assert.Equal(World.Head.Id, member.Session.Present[0].Participant);
    }
}
