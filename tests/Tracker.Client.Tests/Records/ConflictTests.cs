using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Records;

public sealed class ConflictTests
{
    private readonly World world = new();
    private readonly Viewer head;
    private readonly Viewer member;

    public ConflictTests() => (head, member) = (world.Join(World.Head), world.Join(World.Member));

    [Fact]
    public void The_same_field_written_twice_shows_both_texts_and_who_wrote_the_other()
    {
        var conflict = Collide();

        Assert.Equal(("preferredOutcome", "by the member", "by the head", World.Head.Id), (conflict.Field, conflict.Mine, conflict.Theirs, conflict.By));
        Assert.Equal("by the head", member.Outcome);
        Assert.Empty(head.Session.Conflicts);
        Assert.Equal(Status.Saved, member.Session.Status);
    }

    [Fact]
    public void Choosing_mine_sets_it_and_ends_the_conflict()
    {
        var conflict = Collide();

        member.Resolve(conflict, conflict.Mine);
        world.Flow();

        Assert.Equal(("by the member", "by the member"), (head.Outcome, member.Outcome));
        Assert.Empty(member.Session.Conflicts);
    }

    [Fact]
    public void A_joined_text_keeps_what_was_proposed_in_the_history()
    {
        var conflict = Collide();

        member.Resolve(conflict, "by both");
        world.Flow();

        Assert.Equal("by both", head.Outcome);
        var edit = Assert.IsType<PositionTextEdited>(head.Happened[^1].Event).Edit;
        Assert.Equal(new Edit("by the head", "by both", "by the member"), edit);
    }

    [Fact]
    public void A_third_text_in_the_meantime_is_a_new_conflict_in_place_of_the_first()
    {
        var conflict = Collide();
        head.Write("by the head again");
        world.Flow();

        member.Resolve(conflict, conflict.Mine);
        world.Flow();

        var second = Assert.Single(member.Session.Conflicts);
        Assert.Equal(("by the member", "by the head again"), (second.Mine, second.Theirs));
    }

    [Fact]
    public void A_stance_chosen_twice_is_a_conflict_that_can_be_ended()
    {
        head.Send(new SetStance(World.Point, Stance.NotYet, Stance.Support));
        member.Send(new SetStance(World.Point, Stance.NotYet, Stance.Oppose));
        world.Flow();
        var conflict = Assert.Single(member.Session.Conflicts);
        Assert.Equal(("oppose", "support", true), (conflict.Mine, conflict.Theirs, conflict.CanResolve));

        member.Resolve(conflict, conflict.Mine);
        world.Flow();

        Assert.Equal(Stance.Oppose, head.Position.Stance.Value);
    }

    [Fact]
    public void Clearing_a_text_against_a_new_one_shows_that_mine_is_empty()
    {
        head.Write("old");
        world.Flow();
        head.Write("new");
        member.Write(null);
        world.Flow();

        var conflict = Assert.Single(member.Session.Conflicts);
        Assert.Equal((null, "new"), (conflict.Mine, conflict.Theirs));
        var sent = member.Resolve(conflict, null);
        world.Flow();
        Assert.Equal(Result.Accepted, sent.Result);
        Assert.Null(head.Outcome);
    }

    [Fact]
    public void A_text_that_moved_on_under_a_change_of_state_cannot_be_chosen_away()
    {
        head.Write("old");
        world.Flow();
        head.Write("new");
        member.Send(new ChangePositionState(World.Point, 1, PositionState.Draft, PositionState.InReview));
        world.Flow();

        var conflict = Assert.Single(member.Session.Conflicts);
        Assert.False(conflict.CanResolve);
        Assert.Equal(RejectionCode.Invalid, member.Resolve(conflict, "2").Rejection?.Code);
    }

    [Fact]
    public void A_dismissed_conflict_leaves_what_stands()
    {
        world.Run(() => member.Session.Dismiss(Collide()));

        Assert.Empty(member.Session.Conflicts);
        Assert.Equal("by the head", member.Outcome);
    }

    private Conflict Collide()
    {
        head.Write("by the head");
        var sent = member.Write("by the member");
        Assert.Equal("by the member", member.Outcome);
        world.Flow();
        Assert.Equal(RejectionCode.Conflict, sent.Rejection?.Code);
        Assert.Equal(Result.Rejected, sent.Result);
        return Assert.Single(member.Session.Conflicts);
    }
}
