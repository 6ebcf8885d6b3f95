using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Drafts;
using Tracker.Text;

namespace Tracker.Client.Tests.Drafts;

public sealed class DecisionTests
{
    private readonly DraftWorld world = new("The committee agrees.");

    [Theory, InlineData(true), InlineData(false)]
    public void Decision_on_a_suggestion_typed_in_several_pauses_is_one_step_of_undo(bool accept)
    {
        var (head, liaison) = (world.Join(World.Head), world.Join(World.Liaison));
        foreach (var (at, words) in new[] { (4, "whole"), (9, " and"), (13, " only ") })
        {
            liaison.Insert(at, words);
            world.Flow();
        }
        liaison.Delete(19, 9);
        world.Flow();
        head.Insert(0, "Yes: ");
        world.Flow();
        var before = head.Screen;
        world.Run(() => _ = head.Session.Decide(new DecideSuggestions(accept, head.Session.Revision, From: 0, To: before.Length)));
        world.Flow();
        Assert.Equal(accept ? "Yes: The whole and only  agrees." : "Yes: The committee agrees.", head.Plain);
        Assert.True(head.Undo());
        world.Flow();
        Assert.Equal(before, head.Screen);
        Assert.Equal(before, world.Server.Draft.Text);
        Assert.True(head.Redo());
        world.Flow();
        Assert.Equal(accept ? "Yes: The whole and only  agrees." : "Yes: The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.True(head.Undo() && head.Undo());
        world.Flow();
        Assert.StartsWith("The whole", world.Server.Draft.Text.PlainText(), StringComparison.Ordinal);
        Assert.Equal(world.Server.Draft.Text, liaison.Screen);
        Assert.Empty(head.Session.Refusals);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Decision_is_about_the_suggestions_that_were_shown_and_not_about_later_ones(bool byPassage)
    {
        var (head, liaison) = (world.Join(World.Head), world.Join(World.Liaison));
        liaison.Insert(4, "whole ");
        world.Flow();
        var seen = head.Session.Revision;
        liaison.Insert(7, "UNSEEN");
        liaison.Delete(26, 6);
        world.Run(() => liaison.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        world.Run(() => _ = head.Session.Decide(byPassage
            ? new DecideSuggestions(true, seen, From: 0, To: head.Plain.Length)
            : new DecideSuggestions(true, seen, By: World.Liaison.Id)));
        world.Flow();
        Assert.Equal("The whoUNSEENle committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(["UNSEEN", "agrees"], Suggestions.List(world.Server.Draft.Text).Select(s => s.Excerpt));
        Assert.Equal(world.Server.Draft.Text, head.Screen);
    }

    [Fact]
    public void Decision_that_was_answered_before_its_frame_came_is_over_with_the_frame()
    {
        var (head, liaison) = (world.Join(World.Head), world.Join(World.Liaison));
        liaison.Insert(4, "whole ");
        world.Flow();
        world.Run(() => _ = head.Session.Decide(new DecideSuggestions(true, head.Session.Revision, From: 0, To: 20)));
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        world.Run(() => head.Transport.DeliverReply());
        world.Flow();
        Assert.True(head.Undo());
        world.Flow();
        world.Run(() => _ = head.Session.Decide(new DecideSuggestions(false, head.Session.Revision, From: 0, To: 20)));
        world.Flow();
        Assert.Equal("The committee agrees.", world.Server.Draft.Text.PlainText());
    }
}
