using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Records;

public sealed class ReconnectTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly World world = new();

    [Fact]
    public void Offline_at_eight_and_back_at_twelve_gets_each_missed_event_once()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        for (var i = 5; i < 8; i++) WriteAndFlow(head, $"text {i + 1}");
        Assert.Equal(8, member.Session.View.VersionOf(CompartmentId.Delegation));
        world.Run(() => member.Transport.Disconnect());
        for (var i = 8; i < 12; i++) WriteAndFlow(head, $"text {i + 1}");

        world.Run(member.Transport.Connect);
        world.Flow();

        Assert.Equal(12, member.Session.View.VersionOf(CompartmentId.Delegation));
        Assert.Equal("text 12", member.Outcome);
        Assert.Equal([6, 7, 8, 9, 10, 11, 12], member.Happened.Select(r => r.Version));
        Assert.Equal(8, member.Transport.Opened[^1].Known![CompartmentId.Delegation]);
    }

    [Fact]
    public void Last_event_that_never_came_is_noticed_by_the_version()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Write("heard by nobody else");
        world.Run(() => head.Transport.DeliverRequest());
        member.Transport.LoseMessages();
        world.Flow();
        Assert.Null(member.Outcome);

        world.Run(() => world.Server.TellVersion(CompartmentId.Delegation));
        world.Flow();

        Assert.Equal("heard by nobody else", member.Outcome);
        Assert.Equal((1, 2), (head.Transport.Opened.Count, member.Transport.Opened.Count));
    }

    [Fact]
    public void An_edit_written_offline_is_shown_and_saved_after_the_return()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(() => head.Transport.Disconnect());

        var sent = head.Write("written on the train");
        Assert.Equal("written on the train", head.Outcome);
        Assert.Equal((Status.Reconnecting, 1), (head.Session.Status, head.Session.PendingCount));
        world.Run(head.Transport.Connect);
        world.Flow();

        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Equal("written on the train", member.Outcome);
    }

    [Fact]
    public void A_lost_reply_is_asked_for_again_with_the_same_operation()
    {
        var head = world.Join(World.Head);
        var sent = head.Write("once");
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(() => head.Transport.Disconnect());
        world.Server.Restart();

        world.Run(head.Transport.Connect);
        world.Flow();

        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Equal([false, true], head.Transport.Executed.Select(c => c.Again));
        Assert.Single(head.Transport.Executed.Select(c => c.Operation).Distinct());
        Assert.Single(world.Server.Log, r => r.Operation == head.Transport.Executed[0].Operation);
    }

    [Fact]
    public void A_command_found_in_the_replayed_events_is_done_without_being_sent_again()
    {
        var head = world.Join(World.Head);
        var sent = head.Write("once");
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(() => head.Transport.Disconnect());

        world.Run(head.Transport.Connect);
        world.Flow();

        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Single(head.Transport.Executed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outcome_and_frame_may_come_in_either_order(bool frameFirst)
    {
        var head = world.Join(World.Head);
        var sent = head.Write("text");
        world.Run(() => head.Transport.DeliverRequest());

        world.Run(() => { if (frameFirst) head.Transport.DeliverMessage(); else head.Transport.DeliverReply(); });
        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Equal("text", head.Outcome);
        Assert.Equal(6, head.Session.View.VersionOf(CompartmentId.Delegation));
        world.Flow();

        Assert.Equal((6, 6), (head.Session.View.VersionOf(CompartmentId.Delegation), head.Session.Confirmed.VersionOf(CompartmentId.Delegation)));
    }

    [Fact]
    public void An_unknown_outcome_is_asked_again_within_two_seconds_until_it_is_known()
    {
        var head = world.Join(World.Head);
        foreach (var trouble in new[] { Trouble.BeforeCommit, Trouble.BeforeCommit, Trouble.BeforeCommit, Trouble.AfterCommit })
            world.Server.Troubles.Enqueue(trouble);
        var sent = head.Write("database down");

        for (var tries = 1; tries <= 5; tries++)
        {
            world.Flow();
            if (tries < 4) Assert.Equal((Status.Saving, tries), (head.Session.Status, head.Transport.Executed.Count));
            world.Pass(Longest);
        }

        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Equal(Status.Saved, head.Session.Status);
        Assert.Single(world.Server.Log, r => r.Event is PositionTextEdited);
    }

    [Fact]
    public void A_command_sent_too_fast_goes_through_a_little_later()
    {
        var head = world.Join(World.Head);
        world.Server.Troubles.Enqueue(Trouble.TooFast);

        var sent = head.Write("typed fast");
        world.Flow();
        Assert.False(sent.IsCompleted);
        world.Pass(Longest);
        world.Flow();

        Assert.Equal(Result.Accepted, sent.Result);
    }

    [Fact]
    public void A_missed_frame_is_noticed_by_the_next_and_filled()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Write("first");
        world.Run(() => head.Transport.DeliverRequest());
        member.Transport.LoseMessages();
        world.Flow();
        head.Write("second");
        world.Flow();

        Assert.Equal("second", member.Outcome);
        Assert.Equal([6, 7], member.Happened.Select(r => r.Version));
    }

    [Fact]
    public void An_accepted_command_whose_frame_never_comes_is_fetched()
    {
        var head = world.Join(World.Head);
        head.Write("text");
        world.Run(() => head.Transport.DeliverRequest());
        head.Transport.LoseMessages();
        world.Flow();
        Assert.Equal(5, head.Session.Confirmed.VersionOf(CompartmentId.Delegation));

        world.Pass(Longest);
        world.Flow();

        Assert.Equal(6, head.Session.Confirmed.VersionOf(CompartmentId.Delegation));
    }

    [Fact]
    public void A_frame_that_comes_while_the_record_is_opened_is_applied_afterwards()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(member.Session.Refresh);
        world.Run(() => member.Transport.DeliverRequest());
        head.Write("in between");
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(() => member.Transport.DeliverMessage());
        Assert.Null(member.Outcome);

        world.Run(() => member.Transport.DeliverReply());

        Assert.Equal("in between", member.Outcome);
    }

    [Fact]
    public void The_banner_says_offline_and_never_saved_while_the_link_is_gone()
    {
        var head = world.Join(World.Head);
        var shown = new List<Status>();
        head.Session.Changed += () => shown.Add(head.Session.Status);

        world.Run(() => head.Transport.Turn(Link.Reconnecting));
        world.Run(() => head.Transport.Turn(Link.Offline));
        head.Write("text");
        world.Flow();

        Assert.Equal([Status.Reconnecting, Status.Offline], shown.Distinct());
        Assert.Equal(Status.Offline, head.Session.Status);
    }

    private void WriteAndFlow(Viewer viewer, string text)
    {
        viewer.Write(text);
        world.Flow();
    }
}
