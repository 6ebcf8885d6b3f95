using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Client.Tests.Drafts;

public sealed class TypingTests
{
    private readonly DraftWorld world = new("The committee agrees.");

    [Fact]
    public void What_is_typed_shows_at_once_and_is_saved_when_the_server_has_it()
    {
        var window = world.Join(World.Head);
        Assert.Null(window.Insert(3, " whole"));
        Assert.Equal("The whole committee agrees.", window.Plain);
        Assert.Equal(Status.Saving, window.Session.Status);
        world.Flow();
        Assert.Equal("The whole committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(Status.Saved, window.Session.Status);
        Assert.Equal(world.Server.Draft.Text, window.Screen);
    }

    [Fact]
    public void Typing_while_a_change_is_in_flight_goes_out_as_one()
    {
        var window = world.Join(World.Head);
        for (var i = 0; i < 40; i++) window.Insert(i, "x");
        world.Flow();
        Assert.Equal(2, window.Transport.TypedMessages.Count);
        Assert.StartsWith(new string('x', 40), world.Server.Draft.Text.PlainText());
    }

    [Fact]
    public void Changes_of_two_meet_and_both_end_with_the_same_text()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Insert(0, "Yes. ");
        member.Insert(0, "No. ");
        world.Flow();
        Assert.Equal("Yes. No. The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(world.Server.Draft.Text, head.Screen);
        Assert.Equal(world.Server.Draft.Text, member.Screen);
        Assert.Contains(head.Told, t => t.By == World.Member.Id);
    }

    [Fact]
    public void Suggested_text_is_marked_on_the_screen_before_the_server_answers_and_needs_no_correction_afterwards()
    {
        var window = world.Join(World.Liaison);
        Assert.True(window.Session.Suggesting);
        Assert.False(window.Session.CanType);
        window.Delete(4, 9);
        window.Insert(4, "group");
        var marked = window.Screen;
        var told = window.Told.Count;
        Assert.Equal("The groupcommittee agrees.", marked.PlainText());
        world.Flow();
        Assert.Equal(marked, window.Screen);
        Assert.Equal(told, window.Told.Count);
        Assert.Equal(marked, world.Server.Draft.Text);
    }

    [Fact]
    public void Undo_takes_back_only_what_was_done_here()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Insert(0, "Mine. ");
        world.Flow();
        member.Insert(2, "THEIRS");
        world.Flow();
        Assert.True(head.Undo());
        world.Flow();
        Assert.Equal("THEIRSThe committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.True(head.Redo());
        world.Flow();
        Assert.Contains("Mi", world.Server.Draft.Text.PlainText());
        Assert.Equal(world.Server.Draft.Text, head.Screen);
        Assert.Equal(world.Server.Draft.Text, member.Screen);
    }

    [Fact]
    public void A_refused_text_is_kept_with_the_reason_and_leaves_the_screen()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        member.Insert(0, "Too late. ");
        Assert.True(world.Do(World.Head, new SetDraftMode(DraftMode.Open, DraftMode.Closed)).Accepted);
        world.Flow();
        Assert.Equal("The committee agrees.", member.Plain);
        Assert.Equal(member.Session.Text, member.Screen);
        var refused = Assert.Single(member.Session.Refusals);
        Assert.Equal("Too late. ", refused.Inserted);
        Assert.Equal(RejectionCode.IllegalStep, refused.Reason.Code);
        Assert.Equal(Status.Saved, member.Session.Status);
        Assert.NotNull(head.Insert(0, "x"));
    }

    [Fact]
    public void All_that_was_typed_offline_is_kept_as_one_when_the_access_is_gone()
    {
        var member = world.Join(World.Member);
        world.Run(() => member.Transport.Disconnect());
        member.Insert(4, "whole ");
        member.Insert(26, " It does.");
        member.Session.Suggesting = true;
        member.Insert(0, "Perhaps: ");
        world.Server.Inherited = world.Server.Inherited! with { Access = AccessList.Empty };
        world.Run(member.Transport.Connect);
        world.Flow();
        Assert.Equal(Rejection.NotFound, member.Session.Record.Rejection);
        var refused = Assert.Single(member.Session.Refusals);
        Assert.Equal("Perhaps: \nwhole \n It does.", refused.Inserted);
        world.Run(() => member.Session.Dismiss(refused));
        Assert.Empty(member.Session.Refusals);
    }

    [Fact]
    public void Text_that_never_came_is_noticed_by_the_version()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        head.Insert(0, "Unheard. ");
        world.Run(() => head.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        member.Transport.LoseMessages();
        world.Flow();
        Assert.Equal("The committee agrees.", member.Plain);
        world.Run(() => world.Server.TellVersion(CompartmentId.Delegation));
        world.Flow();
        Assert.Equal("Unheard. The committee agrees.", member.Plain);
        Assert.Equal(member.Session.Text, member.Screen);
    }

    [Fact]
    public void Handler_that_fails_keeps_no_other_from_being_called()
    {
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        var called = 0;
        member.Session.Changed += () => throw new InvalidOperationException("It failed.");
        member.Session.Changed += () => called++;
        head.Insert(0, "Yes. ");
        world.Flow();
        Assert.NotEmpty(world.Faults);
        Assert.True(called > 0);
        Assert.Equal("Yes. The committee agrees.", member.Plain);
    }

    [Fact]
    public void A_change_that_was_taken_although_its_frame_was_lost_is_not_taken_twice()
    {
        var window = world.Join(World.Head);
        window.Insert(0, "Once. ");
        world.Run(() => window.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        world.Run(() => window.Transport.Disconnect());
        Assert.Equal(Status.Reconnecting, window.Session.Status);
        window.Insert(0, "Offline. ");
        world.Run(() => window.Transport.Connect());
        world.Flow();
        Assert.Equal("Offline. Once. The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(Status.Saved, window.Session.Status);
    }

    [Fact]
    public void A_change_that_was_taken_before_the_server_restarted_is_found_in_its_whole_text()
    {
        var (window, other) = (world.Join(World.Head), world.Join(World.Member));
        window.Insert(0, "Once. ");
        world.Run(() => window.Transport.DeliverRequest());
        world.Run(world.Server.Commit);
        world.Run(world.Server.Restart);
        window.Insert(6, "More. ");
        foreach (var w in world.Windows) world.Run(w.Transport.Connect);
        world.Flow();
        Assert.Equal("Once. More. The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(world.Server.Draft.Text, window.Screen);
        Assert.Equal(world.Server.Draft.Text, other.Screen);
    }

    [Fact]
    public void A_session_that_many_others_pushed_out_goes_on_under_another_name()
    {
        var window = world.Join(World.Head);
        window.Insert(0, "First. ");
        world.Flow();
        world.Run(() => window.Transport.Disconnect());
        for (var i = 0; i < DraftLimits.Sessions; i++)
            world.Run(() => world.Server.TypeAs(World.Member, Guid.NewGuid(),
                new TypeMessage(0, 1, world.Server.Draft.Revision, Intent.Write, TextChange.Build().Insert("x").ToChange())));
        window.Insert(7, "Second. ");
        world.Run(() => window.Transport.Connect());
        world.Flow();
        Assert.EndsWith("First. Second. The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal(Status.Saved, window.Session.Status);
        Assert.Empty(window.Session.Refusals);
    }

    [Fact]
    public void A_paste_that_is_longer_than_a_message_arrives_whole()
    {
        var window = world.Join(World.Head);
        var pasted = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i:x4} "));
        Assert.Null(window.Insert(4, pasted));
        world.Flow();
        Assert.Equal($"The {pasted}committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.All(window.Transport.TypedMessages, m => Assert.True(m.Length <= Wire.MaxMessageBytes / 4 * 3));
        Assert.Equal(world.Server.Draft.Text, window.Screen);
    }

    [Fact]
    public void Marks_that_typed_text_inherits_are_taken_off_again()
    {
        var window = world.Join(World.Member);
        window.Type(TextChange.Build().Retain(2).Insert("zz", TextAttributes.Of((Marks.Author, "head"), ("bold", true))).ToChange());
        Assert.Equal(window.Session.Text, window.Screen);
        world.Flow();
        Assert.Equal(World.Member.Id.Value, world.Server.Draft.Text.AttributesAt(2)!.Text(Marks.Author));
        Assert.Equal(world.Server.Draft.Text, window.Screen);
    }

    [Fact]
    public void A_change_that_does_not_fit_is_refused_and_nothing_is_sent()
    {
        var window = world.Join(World.Head);
        Assert.Equal("text-length", window.Delete(5, 500)!.Code);
        Assert.Equal("text-link", window.Type(TextChange.Build().Insert("x", TextAttributes.Of(("link", "javascript:alert(1)"))).ToChange())!.Code);
        Assert.Empty(window.Transport.TypedMessages);
        Assert.Equal(Status.Saved, window.Session.Status);
    }

    [Fact]
    public void Who_may_only_suggest_learns_at_once_that_he_cannot_format_the_words_of_others()
    {
        var window = world.Join(World.Liaison);
        var bold = TextAttributes.Of(("bold", true));
        window.Insert(0, "Mine ");
        Assert.Null(window.Type(TextChange.Build().Retain(4, bold).ToChange()));
        Assert.Equal(RejectionCode.Forbidden, window.Type(TextChange.Build().Retain(9, bold).ToChange())!.Code);
        world.Flow();
        Assert.Empty(window.Session.Refusals);
        Assert.Equal(world.Server.Draft.Text, window.Screen);
    }

    [Fact]
    public void A_server_that_has_no_time_gets_the_change_again_later()
    {
        var window = world.Join(World.Head);
        world.Server.Troubles.Enqueue(Trouble.TooFast);
        window.Insert(0, "Later. ");
        world.Flow();
        Assert.Equal(Status.Saving, window.Session.Status);
        world.Pass(TimeSpan.FromSeconds(1));
        world.Flow();
        Assert.StartsWith("Later. ", world.Server.Draft.Text.PlainText());
        Assert.Equal(Status.Saved, window.Session.Status);
    }
}
