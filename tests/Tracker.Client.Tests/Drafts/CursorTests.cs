using Tracker.Client.Tests.Doubles;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Drafts;

public sealed class CursorTests
{
    private readonly DraftWorld world = new("The committee agrees.");

    [Fact]
    public void A_selection_is_seen_by_the_others_and_moves_with_the_text()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(() => member.Session.Select(4, 13));
        world.Flow();
        head.Insert(0, ">> ");
        world.Flow();
        Assert.Equal(new Cursor(World.Member.Id, World.Member.Name, 7, 16), Assert.Single(head.Session.Cursors));
        Assert.Equal((7, 16), member.Session.Selection);
    }

    [Fact]
    public void Somebody_who_types_is_where_he_types_although_he_tells_it_once()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(() => member.Session.Select(4, 4));
        world.Flow();
        var looks = member.Transport.Looks;
        for (var i = 0; i < 5; i++)
        {
            member.Insert(4 + i, "x");
            world.Run(() => member.Session.Select(5 + i, 5 + i));
            world.Flow();
            world.Pass(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(looks, member.Transport.Looks);
        Assert.Equal(9, Assert.Single(head.Session.Cursors).From);
    }

    [Fact]
    public void A_selection_that_moves_on_and_on_is_told_at_most_every_300_milliseconds()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        for (var i = 1; i <= 15; i++)
        {
            world.Run(() => member.Session.Select(i, i));
            world.Flow();
            world.Pass(TimeSpan.FromMilliseconds(20));
        }
        world.Pass(TimeSpan.FromMilliseconds(400));
        world.Flow();
        Assert.InRange(member.Transport.Looks, 2, 3);
        Assert.Equal(15, Assert.Single(head.Session.Cursors).From);
    }

    [Fact]
    public void A_caret_of_a_revision_that_is_still_on_its_way_waits_for_it()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        member.Insert(0, "A long beginning. ");
        world.Run(() => member.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        var late = world.Server.Draft.Revision;
        head.Transport.LoseMessages();
        head.Transport.Push(Wire.Presence,
            new PresenceMessage(DraftWorld.Actor, [new Present(World.Member.Id, World.Member.Name, Caret: new Caret(late, 18, 18))]));
        world.Run(() => head.Transport.DeliverMessage());
        Assert.Empty(head.Session.Cursors);
        world.Run(head.Session.Record.Refresh);
        world.Flow();
        Assert.Equal(18, Assert.Single(head.Session.Cursors).From);
    }

    [Fact]
    public void A_cursor_goes_with_the_one_who_leaves()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(() => member.Session.Select(4, 4));
        world.Flow();
        Assert.Single(head.Session.Cursors);
        head.Transport.Push(Wire.Presence, new PresenceMessage(DraftWorld.Actor, []));
        world.Flow();
        Assert.Empty(head.Session.Cursors);
    }
}
