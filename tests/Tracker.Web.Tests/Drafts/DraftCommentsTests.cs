using System.Collections.Immutable;
using Bunit;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;
using Tracker.Web.Drafts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Drafts;

public sealed class DraftCommentsTests : BunitContext
{
    private static readonly EntityId Id = EntityId.Parse("c1");
    private readonly FakeDraftDesk desk = new() { Text = RichText.FromPlain("The framework stays open.\n"), Selection = new TextRange(4, 13) };

    [Fact]
    public void Comment_is_sent_about_what_is_selected()
    {
        var page = Show();
        Assert.Equal("About “framework”", page.Find("#comment-about").TextContent);
        page.Find("#comment-new").Input("Which one?");
        page.Find("form").Submit();
        var sent = Assert.IsType<AddComment>(Assert.Single(desk.Sent));
        Assert.Equal((7, 4, 13, "Which one?"), (sent.Revision, sent.From, sent.To, sent.Body));
        Assert.Equal("", page.Find("#comment-new").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Comment_that_is_refused_stays_to_be_corrected()
    {
        desk.Answer = new Rejection(RejectionCode.Conflict, "The passage was deleted in the meantime.");
        var page = Show();
        page.Find("#comment-new").Input("Which one?");
        page.Find("form").Submit();
        Assert.Equal("The passage was deleted in the meantime.", page.Find(".refusal").TextContent);
        Assert.Equal("Which one?", page.Find("#comment-new").GetAttribute("value"));
    }

    [Fact]
    public void Comment_whose_passage_is_gone_says_so_and_keeps_its_words()
    {
        Stands(gone: true);
        var page = Show();
        Assert.Contains("The passage was deleted.", page.Find(".comment").TextContent, StringComparison.Ordinal);
        Assert.Equal("framework", page.Find(".comment blockquote").TextContent);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "Show the passage");
    }

    [Fact]
    public void Passage_of_a_comment_is_shown_in_the_text()
    {
        Stands();
        Show().FindAll("button").Single(b => b.TextContent == "Show the passage").Click();
        Assert.Equal((4, 13), desk.Shown);
    }

    [Fact]
    public void Passage_that_moved_since_its_comment_was_drawn_is_shown_where_it_is_and_not_at_all_where_it_is_gone()
    {
        Stands();
        var button = Show().FindAll("button").Single(b => b.TextContent == "Show the passage");
        desk.State = desk.State with { Comments = desk.State.Comments.SetItem(Id, desk.State.Comments[Id] with { From = 20, To = 29 }) };
        button.Click();
        Assert.Equal((20, 29), desk.Shown);
        desk.State = desk.State with { Comments = desk.State.Comments.SetItem(Id, desk.State.Comments[Id] with { From = 3, To = 3, Gone = true }) };
        button.Click();
        Assert.Equal((20, 29), desk.Shown);
    }

    [Fact]
    public void People_offered_in_a_comment_are_gone_when_it_was_sent()
    {
        var page = Show();
        page.Find("#comment-new").Input("See @");
        page.Find("form").Submit();
        Assert.Empty(page.FindAll(".offered"));
    }

    [Fact]
    public void Comment_is_answered_and_resolved()
    {
        Stands();
        var page = Show();
        page.FindAll("button").Single(b => b.TextContent == "Reply").Click();
        page.Find("#reply-c1").Input("The new one.");
        page.Find(".comment form").Submit();
        page.FindAll("button").Single(b => b.TextContent == "Resolve").Click();
        Assert.Equal([new ReplyToComment(Id, "The new one."), new ResolveComment(Id, false, true)], desk.Sent);
    }

    [Fact]
    public void Mention_offers_who_may_read_the_text_and_is_written_as_words()
    {
        var page = Show();
        page.Find("#comment-new").Input("See @");
        Assert.Equal(["@Ann Ahead", "@Ben Boat"], page.FindAll(".offered button").Select(b => b.TextContent));
        page.Find("#comment-new").Input("See @bo");
        Assert.Equal(["@Ben Boat"], page.FindAll(".offered button").Select(b => b.TextContent));
        Assert.Contains("1 person to mention", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        page.Find(".offered button").Click();
        Assert.Equal("See @Ben Boat ", page.Find("#comment-new").GetAttribute("value"));
        Assert.Empty(page.FindAll(".offered"));
        page.Find("#comment-new").Input("See @Ben Boat please");
        Assert.Empty(page.FindAll(".offered"));
        page.Find("form").Submit();
        Assert.Equal("See @Ben Boat please", Assert.IsType<AddComment>(Assert.Single(desk.Sent)).Body);
    }

    [Fact]
    public void Escape_closes_what_is_offered_and_leaves_what_was_written()
    {
        var page = Show();
        page.Find("#comment-new").Input("@a");
        page.Find("#comment-new").KeyDown("Escape");
        Assert.Empty(page.FindAll(".offered"));
        Assert.Equal("@a", page.Find("#comment-new").GetAttribute("value"));
    }

    [Fact]
    public void Comments_that_mention_me_are_counted_marked_and_can_be_seen_alone()
    {
        Stands(("c1", "Which one, @Ben Boat?", []), ("c2", "See below.", ["Ask @Ann Ahead."]), ("c3", "@Ann Aheadland is somebody else.", []));
        var page = Show();
        Assert.Equal(["@Ben Boat"], page.FindAll(".mention:not(.mine)").Select(m => m.TextContent));
        Assert.Equal("@Ann Ahead", page.Find(".mention.mine").TextContent);
        Assert.Equal("Which one, @Ben Boat?", page.Find(".comment > p.text").TextContent);
        page.FindAll("button").Single(b => b.TextContent == "Only those that mention me (1)").Click();
        Assert.Equal("See below.", Assert.Single(page.FindAll(".comment > p.text")).TextContent);
        page.FindAll("button").Single(b => b.TextContent == "Only those that mention me (1)").Click();
        Assert.Equal(3, page.FindAll(".comment").Count);
    }

    private void Stands(params (string Id, string Body, string[] Replies)[] comments) => desk.State = DraftState.Empty with
    {
        Comments = comments.ToImmutableSortedDictionary(r => EntityId.Parse(r.Id), r => new Comment(
            4, 13, "framework", r.Body, FakeHub.Ben, FakeShelf.Noon, [.. r.Replies.Select(b => new Reply(b, FakeHub.Ben, FakeShelf.Noon))])),
    };

    private void Stands(bool gone = false) => desk.State = DraftState.Empty with
    {
        Comments = ImmutableSortedDictionary<EntityId, Comment>.Empty.Add(
            Id, new Comment(4, 13, "framework", "Which one?", FakeHub.Ben, new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero), [], gone)),
    };

    private IRenderedComponent<DraftComments> Show() => Render<DraftComments>(p => p.Add(c => c.Desk, desk));
}
