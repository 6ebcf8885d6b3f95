using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Client.Tests.Drafts;

/// <summary>Remarks, selections and cursors have their places in the text as it is shown, while changes are on their way too.</summary>
public sealed class PlaceTests
{
    private readonly DraftWorld world = new("The committee agrees.");

    [Fact]
    public void Remark_follows_what_is_typed_here_before_it_is_confirmed_and_what_others_type()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        Remark(4, 13);
        world.Flow();
        head.Insert(0, "Yes: ");
        Assert.Equal("committee", Passage(head));
        member.Insert(0, "No: ");
        Assert.Equal("committee", Passage(member));
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(() => member.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        head.Insert(2, "!");
        while (head.Transport.Waiting > 0)
        {
            world.Run(() => head.Transport.DeliverMessage());
            Assert.Equal("committee", Passage(head));
            world.Run(() => head.Transport.DeliverReply());
            Assert.Equal("committee", Passage(head));
            world.Run(() => head.Transport.DeliverRequest());
            world.Run(world.Server.Commit);
        }
        world.Flow();
        Assert.Equal("committee", Passage(head));
        Assert.Equal("committee", Passage(member));
    }

    [Fact]
    public void Remark_whose_passage_is_deleted_here_is_gone_at_once_and_stays_where_it_was()
    {
        var head = world.Join(World.Head);
        Remark(4, 13);
        world.Flow();
        head.Insert(0, "Yes: ");
        head.Delete(8, 12);
        var remark = Assert.Single(head.Session.View.Comments).Value;
        Assert.True(remark.Gone);
        world.Flow();
        Assert.Equal(remark, Assert.Single(head.Session.View.Comments).Value);
    }

    [Fact]
    public void Remark_stays_at_its_passage_while_a_decision_that_moves_it_is_on_its_way()
    {
        var (head, liaison) = (world.Join(World.Head), world.Join(World.Liaison));
        Remark(4, 13);
        liaison.Insert(0, "Perhaps: ");
        world.Flow();
        Assert.Equal("committee", Passage(head));
        world.Run(() => _ = head.Session.Decide(new DecideSuggestions(false, head.Session.Revision, From: 0, To: 9)));
        Assert.Equal("Perhaps: The committee agrees.", head.Plain);
        Assert.Equal("committee", Passage(head));
        var second = new AddComment(EntityId.Parse("c2"), head.Session.Revision, 23, 29, "Do they?");
        world.Run(() => _ = head.Session.Record.Send(CompartmentId.Delegation, second));
        Assert.Equal(["committee", "agrees"], Passages(head));
        world.Flow();
        Assert.Equal("The committee agrees.", head.Plain);
        Assert.Equal(["committee", "agrees"], Passages(head));
    }

    [Fact]
    public async Task Passage_that_was_selected_while_typing_is_named_as_the_server_knows_it_once_that_is_confirmed()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        member.Insert(0, "No: ");
        head.Insert(0, "Yes: ");
        var settled = head.Session.Settled(new TextRange(9, 18));
        head.Insert(0, "Oh! ");
        world.Run(() => head.Session.Select(0, 3));
        Assert.False(settled.IsCompleted);
        world.Flow();
        var place = (await settled)!.Value;
        Assert.Equal(world.Server.Draft.Revision, place.Revision);
        Assert.Equal("committee", world.Server.Draft.Text.PlainText(place.From, place.To));
        Assert.True(head.Session.Settled(new TextRange(0, 0)).IsCompleted);
    }

    [Fact]
    public async Task Passage_that_is_deleted_before_it_could_be_named_is_none()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Insert(0, "Yes: ");
        var (gone, caret) = (head.Session.Settled(new TextRange(9, 18)), head.Session.Settled(new TextRange(9, 9)));
        member.Delete(0, 21);
        world.Flow();
        Assert.Null(await gone);
        Assert.Equal(5, (await caret)!.Value.From);
    }

    [Fact]
    public void Caret_after_typing_is_moved_over_what_the_engine_put_back()
    {
        var liaison = world.Join(World.Liaison);
        var typed = TextChange.Build().Delete(3).Retain(1).Insert("whole ").ToChange();
        world.Run(() => liaison.Session.Type(typed, new TextRange(7, 7)));
        Assert.Equal("The whole committee agrees.", liaison.Plain);
        Assert.Equal((10, 10), liaison.Session.Selection);
        world.Flow();
        Assert.Equal((10, 10), liaison.Session.Selection);
    }

    [Fact]
    public void Selection_goes_along_when_something_else_is_undone_and_the_others_see_it_there()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Insert(0, "Yes: ");
        world.Flow();
        world.Run(() => head.Session.Select(9, 18));
        world.Flow();
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.True(head.Undo());
        Assert.Equal((4, 13), head.Session.Selection);
        world.Flow();
        Assert.Equal(new Cursor(World.Head.Id, World.Head.Name, 4, 13), Assert.Single(member.Session.Cursors));
    }

    [Fact]
    public void Selection_is_seen_where_it_is_after_its_owner_decided_elsewhere()
    {
        var (head, liaison) = (world.Join(World.Head), world.Join(World.Liaison));
        liaison.Insert(21, " Perhaps.");
        world.Flow();
        world.Run(() => head.Session.Select(4, 13));
        world.Flow();
        world.Pass(TimeSpan.FromSeconds(1));
        world.Run(() => _ = head.Session.Decide(new DecideSuggestions(true, head.Session.Revision, From: 21, To: 30)));
        world.Flow();
        Assert.Equal(new Cursor(World.Head.Id, World.Head.Name, 4, 13), Assert.Single(liaison.Session.Cursors));
    }

    [Fact]
    public void Caret_that_is_told_late_stands_behind_what_its_owner_typed_since()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        var told = world.Server.Draft.Revision;
        member.Insert(4, "whole ");
        world.Flow();
        head.Insert(0, "Yes: ");
        var late = new Present(World.Member.Id, World.Member.Name, Caret: new Caret(told, 4, 4));
        head.Transport.Push(Wire.Presence, new PresenceMessage(DraftWorld.Actor, [late]));
        world.Flow();
        Assert.Equal(15, Assert.Single(head.Session.Cursors).From);
    }

    private void Remark(int from, int to) =>
        Assert.True(world.Do(World.Member, new AddComment(EntityId.Parse("c1"), world.Server.Draft.Revision, from, to, "Which one?")).Accepted);

    private static string Passage(DraftWindow window) => Assert.Single(Passages(window));

    private static string[] Passages(DraftWindow window) =>
        [.. window.Session.View.Comments.Values.Select(c => window.Screen.PlainText(c.From, c.To))];
}
