using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Records;

public sealed class LocalEchoTests
{
    private readonly World world = new();

    [Fact]
    public void An_edit_is_shown_at_once_and_saved_when_the_server_accepted_it()
    {
        var head = world.Join(World.Head);

        var sent = head.Write("A shared definition");

        Assert.Equal("A shared definition", head.Outcome);
        Assert.Equal(Status.Saving, head.Session.Status);
        Assert.False(sent.IsCompleted);
        world.Flow();
        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Equal(Status.Saved, head.Session.Status);
        Assert.Equal("A shared definition", head.Outcome);
    }

    [Fact]
    public void An_edit_reaches_the_other_viewer_and_is_told_once_to_both()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));

        head.Write("A shared definition");
        world.Flow();

        Assert.Equal("A shared definition", member.Outcome);
        Assert.Single(member.Happened, r => r.Event is PositionTextEdited && r.By == World.Head.Id);
        Assert.Single(head.Happened, r => r.Event is PositionTextEdited);
    }

    [Fact]
    public void Two_quick_edits_of_one_field_by_one_person_do_not_conflict()
    {
        var head = world.Join(World.Head);

        var (first, second) = (head.Write("A shared"), head.Write("A shared definition"));
        Assert.Equal("A shared definition", head.Outcome);
        world.Flow();

        Assert.Equal([Result.Accepted, Result.Accepted], [first.Result, second.Result]);
        Assert.Empty(head.Session.Conflicts);
        Assert.Equal("A shared definition", head.Outcome);
    }

    [Fact]
    public void Commands_of_one_record_go_out_one_after_the_other()
    {
        var head = world.Join(World.Head);

        head.Write("one");
        head.Write("two");
        world.Run(() => head.Transport.DeliverRequest());

        Assert.False(head.Transport.DeliverRequest());
        Assert.Single(head.Transport.Executed);
    }

    [Fact]
    public void A_command_against_the_rules_is_rejected_at_once_and_not_sent()
    {
        var head = world.Join(World.Head);

        var sent = head.Send(new EditPositionText(World.Point, PositionText.Fallback, new Edit(null, new string('x', 30_000))));

        Assert.Equal(RejectionCode.TooLong, sent.Rejection?.Code);
        Assert.Equal(0, head.Transport.Waiting);
        Assert.Equal(Status.Saved, head.Session.Status);
    }

    [Fact]
    public void A_command_larger_than_a_message_may_be_is_rejected_at_once()
    {
        var head = world.Join(World.Head);

        var sent = head.Send(new AddNote(EntityId.New(), new string('x', Wire.MaxMessageBytes)));

        Assert.Equal(RejectionCode.TooLarge, sent.Rejection?.Code);
        Assert.Equal(0, head.Transport.Waiting);
    }

    [Fact]
    public void A_command_beyond_the_senders_rights_is_judged_by_the_server_and_not_shown()
    {
        var member = world.Join(World.Member);

        var sent = member.Send(new AddToRoster(EntityId.New(), ParticipantId.Parse("friend"), "Friend", World.Industry, RosterRole.Head));

        Assert.Equal(3, member.Delegation!.Roster.Count);
        world.Flow();
        Assert.Equal(RejectionCode.Forbidden, sent.Rejection?.Code);
        Assert.Equal(3, member.Delegation.Roster.Count);
    }

    [Fact]
    public void A_command_for_a_closed_compartment_is_answered_as_if_there_were_none()
    {
        var member = world.Join(World.Member);

        var sent = member.Send(new AddNote(EntityId.New(), "hello"), CompartmentId.Government);
        world.Flow();

        Assert.Equal(Rejection.NotFound, sent.Rejection);
    }

    [Fact]
    public async Task A_command_sent_from_another_page_leaves_the_record_open_for_those_who_have_it()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        Task<OutcomeMessage> sent = null!;
        world.Run(() => sent = head.Client.Send(
            World.Actor, CompartmentId.Delegation, new EditPositionText(World.Point, PositionText.PreferredOutcome, new Edit(null, "From elsewhere"))));
        world.Flow();
        Assert.Equal(Result.Accepted, (await sent).Result);
        Assert.Equal("From elsewhere", head.Outcome);

        member.Write("A later definition");
        world.Flow();

        Assert.Equal("A later definition", head.Outcome);
        Assert.Equal(Status.Saved, head.Session.Status);
    }

    [Fact]
    public void A_record_that_is_created_here_opens_when_the_server_accepted_it()
    {
        var other = new FakeServer(new DelegationKind(), World.Actor, world.Time);
        var transport = new FakeTransport(other, World.Liaison);
        other.Viewers.Add(transport);
        Viewer liaison = null!;
        world.Run(() =>
        {
            var client = new TrackerClient(transport, new RecordKinds(other.Kind), World.Liaison, world.Time, 1);
            liaison = new Viewer(transport, client, world);
            transport.Connect();
        });
        world.Viewers.Add(liaison);
        world.Flow();
        Assert.Equal(Rejection.NotFound, liaison.Session.Rejection);

        var sent = liaison.Send(new CreateDelegation(
            "SG13", "ITU-T SG13", "Geneva", new(2026, 3, 2), new(2026, 3, 13), World.Liaison.Id, World.Liaison.Name, World.Office));
        world.Flow();

        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Null(liaison.Session.Rejection);
        Assert.Equal("SG13", liaison.Delegation!.Facts!.Title.Value);
        Assert.Equal(RosterRole.Head, liaison.Session.Role);
    }
}
