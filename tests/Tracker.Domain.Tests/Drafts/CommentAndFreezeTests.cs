using CsCheck;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;
using static Tracker.Domain.Tests.Drafts.Desk;

namespace Tracker.Domain.Tests.Drafts;

public sealed class CommentAndFreezeTests
{
    private static readonly EntityId First = EntityId.Parse("c1");
    private readonly Desk desk = With("Oppose the merger.");
    private readonly Window ada = new(Ada, 1);

    [Fact]
    public void Comment_follows_its_passage_and_keeps_the_words_it_was_about()
    {
        desk.Accept(Sue, new AddComment(First, desk.State.Revision, 11, 17, "Which one?"));
        desk.Type(ada, Insert("We "));
        desk.Type(ada, Insert("planned ", 14));
        var comment = desk.State.Comments[First];
        Assert.Equal("merger", desk.State.Text.PlainText(comment.From, comment.To)[^6..]);
        Assert.Equal(("merger", false), (comment.Excerpt, comment.Gone));
    }

    [Fact]
    public void Comment_whose_passage_is_deleted_says_so_and_stays()
    {
        desk.Accept(Sue, new AddComment(First, desk.State.Revision, 11, 17, "Which one?"));
        desk.Type(ada, Delete(8, 10));
        Assert.True(desk.State.Comments[First].Gone);
        desk.Accept(Ada, new ReplyToComment(First, "None."));
        desk.Accept(Sue, new ResolveComment(First, false, true));
        Assert.Equal(("merger", "None.", true),
            (desk.State.Comments[First].Excerpt, desk.State.Comments[First].Replies[0].Body, desk.State.Comments[First].IsResolved));
    }

    [Fact]
    public void Comment_on_an_older_revision_is_placed_where_its_passage_stands_now()
    {
        var seen = desk.State.Revision;
        desk.Type(ada, Insert("We "));
        desk.Accept(Sue, new AddComment(First, seen, 11, 17, "Which one?"));
        Assert.Equal((14, 20), (desk.State.Comments[First].From, desk.State.Comments[First].To));
        desk.Type(ada, Delete(14, 6));
        desk.Refuse(RejectionCode.Conflict, Sue, new AddComment(EntityId.Parse("c2"), seen, 11, 17, "Which one?"));
    }

    [Theory]
    [InlineData(3, 3), InlineData(5, 3), InlineData(-1, 3), InlineData(0, 1_000)]
    public void Comment_on_no_passage_is_refused(int from, int to) =>
        desk.Refuse(RejectionCode.Invalid, Sue, new AddComment(First, desk.State.Revision, from, to, "?"));

    [Fact]
    public void Comment_is_refused_twice_without_words_and_from_the_future()
    {
        desk.Refuse(RejectionCode.Required, Sue, new AddComment(First, desk.State.Revision, 0, 3, " "));
        desk.Refuse(RejectionCode.TooLong, Sue, new AddComment(First, desk.State.Revision, 0, 3, new string('x', DraftLimits.Comment + 1)));
        desk.Refuse(RejectionCode.UnknownVersion, Sue, new AddComment(First, desk.State.Revision + 1, 0, 3, "?"));
        desk.Accept(Sue, new AddComment(First, desk.State.Revision, 0, 3, "?"));
        desk.Refuse(RejectionCode.Duplicate, Sue, new AddComment(First, desk.State.Revision, 0, 3, "?"));
        desk.Refuse(RejectionCode.UnknownEntity, Sue, new ReplyToComment(EntityId.Parse("c9"), "?"));
        desk.Refuse(RejectionCode.UnknownEntity, Sue, new ResolveComment(EntityId.Parse("c9"), false, true));
        desk.Refuse(RejectionCode.Forbidden, Rae, new ReplyToComment(First, "?"));
    }

    [Fact]
    public void Excerpt_never_ends_in_half_a_character()
    {
        var long_ = With(new string('x', DraftLimits.Excerpt - 1) + "\ud83d\ude00 and more");
        long_.Accept(Sue, new AddComment(First, long_.State.Revision, 0, DraftLimits.Excerpt + 5, "?"));
        Assert.Equal(new string('x', DraftLimits.Excerpt - 1), long_.State.Comments[First].Excerpt);
    }

    /// <summary>Wherever it is typed, a comment covers text that is there, and is gone only when nothing of its passage is left.</summary>
    [Fact]
    public void Comment_always_lies_in_the_text() =>
        Gen.Select(Gen.Int[0, 17], Gen.Int[1, 10], Gen.Select(Gen.Int[0, 40], Gen.Int[0, 6], Gen.Bool).Array[1, 30]).Sample((from, length, edits) =>
        {
            var text = With("Oppose the merger.");
            text.Accept(Sue, new AddComment(First, text.State.Revision, from, Math.Min(18, from + length), "?"));
            var window = new Window(Ada, 1);
            foreach (var (at, size, inserts) in edits)
            {
                var place = Math.Min(at, text.State.Text.Length);
                var change = inserts ? Insert(new string('n', size), place) : Delete(place, Math.Min(size, text.State.Text.Length - place));
                if (!change.IsEmpty) Assert.Null(text.Type(window, change));
                var comment = text.State.Comments[First];
                Assert.InRange(comment.From, 0, comment.To);
                Assert.InRange(comment.To, comment.From, text.State.Text.Length);
                Assert.True(comment.Gone == (comment.From == comment.To));
            }
        }, iter: 300);

    [Fact]
    public void Frozen_version_names_the_revision_that_was_seen_and_never_changes()
    {
        var seen = desk.State.Revision;
        desk.Accept(Ada, new FreezeDraft(First, "As sent", seen));
        var frozen = desk.State.Frozen[First];
        desk.Type(ada, Insert("We "));
        Assert.Equal(frozen, desk.State.Frozen[First]);
        Assert.Equal(("As sent", seen, 3L), (frozen.Name, frozen.Revision, frozen.Version));
        desk.Refuse(RejectionCode.Duplicate, Ada, new FreezeDraft(First, "Again", desk.State.Revision));
        desk.Refuse(RejectionCode.Conflict, Ada, new FreezeDraft(EntityId.Parse("f2"), "Unread", seen));
        desk.Refuse(RejectionCode.Required, Ada, new FreezeDraft(EntityId.Parse("f2"), "", desk.State.Revision));
    }
}
