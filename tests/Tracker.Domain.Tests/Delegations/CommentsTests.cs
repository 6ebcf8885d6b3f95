using CsCheck;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class CommentsTests
{
    private static readonly EntityId Doc = Id("dis"), One = Id("c1"), Two = Id("c2"), Three = Id("c3");
    private static readonly FormRow Words = new(Clause: "3.1", Type: "te", Comment: "The term is unclear.", ProposedChange: "Define it");

    private readonly Bench bench = Seated();

    private CommentedDocument Now => bench.In(Delegation).Comments![Doc];

    [Fact]
    public void Merged_comments_keep_their_authors_and_words_and_share_one_decision()
    {
        Collected();
        var accepted = new CommentDecision(CommentOutcome.AcceptedWithModifications, "Say it in a note");
        bench.Accept(Head, Delegation, new MergeComments(Doc, One, [Two]));
        bench.Ignore(Head, Delegation, new MergeComments(Doc, One, [Two]));
        bench.Accept(Head, Delegation, new DecideComment(Doc, One, null, accepted));

        Assert.Equal([One, Three], Now.Standing.Select(c => c.Id));
        Assert.Equal((Liaison.Id, "the term is  unclear"), (Now.Comments[Two].By, Now.Comments[Two].Says.Comment));
        Assert.Equal(accepted, Now.DecisionOn(Now.Comments[Two]));
        Assert.Equal("comment", bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new DecideComment(Doc, Two, null, accepted)).Field);

        bench.Accept(Head, Delegation, new SeparateComment(Doc, Two));
        Assert.Null(Now.DecisionOn(Now.Comments[Two]));
    }

    [Fact]
    public void Comments_merged_into_one_that_is_merged_itself_go_with_it()
    {
        Collected();
        bench.Accept(Head, Delegation, new MergeComments(Doc, Two, [Three]));
        bench.Accept(Head, Delegation, new MergeComments(Doc, One, [Two]));
        Assert.Equal([Two, Three], Now.MergedInto(One).Select(c => c.Id).Order());
        Assert.Equal("into", bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new MergeComments(Doc, Two, [One])).Field);
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new MergeComments(Doc, One, [One]));
    }

    [Fact]
    public void Decided_comment_is_not_merged_before_its_decision_is_taken_back()
    {
        Collected();
        var noted = new CommentDecision(CommentOutcome.Noted);
        bench.Accept(Head, Delegation, new DecideComment(Doc, Two, null, noted));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new MergeComments(Doc, One, [Two]));
        bench.Accept(Head, Delegation, new DecideComment(Doc, Two, noted, null));
        bench.Accept(Head, Delegation, new MergeComments(Doc, One, [Two]));
    }

    [Fact]
    public void Only_the_head_and_the_one_whom_the_head_names_merge_and_decide()
    {
        Collected();
        var rejected = new CommentDecision(CommentOutcome.Rejected, "Out of scope");
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new DecideComment(Doc, One, null, rejected));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new MergeComments(Doc, One, [Two]));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new NameDecider(Doc, null, Member.Id));
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new NameDecider(Doc, null, Official.Id));

        bench.Accept(Head, Delegation, new NameDecider(Doc, null, Liaison.Id));
        bench.Accept(Liaison, Delegation, new DecideComment(Doc, One, null, rejected));
        bench.Refuse(RejectionCode.Conflict, Head, Delegation, new DecideComment(Doc, One, null, new(CommentOutcome.Accepted)));
        bench.Accept(Head, Delegation, new NameDecider(Doc, Liaison.Id, null));
        bench.Refuse(RejectionCode.Forbidden, Liaison, Delegation, new DecideComment(Doc, One, rejected, null));
    }

    [Fact]
    public void Author_withdraws_own_comment_until_it_is_decided()
    {
        Collected();
        var withdrawn = new CommentDecision(CommentOutcome.Withdrawn, "Said elsewhere");
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new DecideComment(Doc, Two, null, withdrawn));
        bench.Accept(Member, Delegation, new DecideComment(Doc, One, null, withdrawn));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new DecideComment(Doc, One, withdrawn, null));
    }

    [Fact]
    public void Comment_that_no_form_can_have_is_refused()
    {
        Collected();
        string? Refused(FormRow says) => CommentsPart.RefusesWords(says)?.Code;
        Assert.Equal(RejectionCode.Invalid, Refused(new(Clause: "3")));
        Assert.Equal(RejectionCode.Invalid, Refused(new(Comment: "a\u0001")));
        Assert.Equal(RejectionCode.TooLong, Refused(new(Comment: new('x', DelegationLimits.Comment + 1))));
        Assert.Null(Refused(new(ProposedChange: "Delete it")));
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new SubmitComments(Doc, [new(Id("c9"), Words)]));
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, new SubmitComments(Doc, [new(Id("c9"), Words)]));
        Assert.Equal("comments", bench.Refuse(RejectionCode.Duplicate, Member, Delegation, new SubmitComments(Doc, [new(One, Words)])).Field);
    }

    [Fact]
    public void Those_that_say_the_same_are_found_whatever_their_case_and_spaces()
    {
        Collected();
        Assert.Equal([Two], Now.SayingTheSameAs(Now.Comments[One]).Select(c => c.Id));
        Assert.Empty(Now.SayingTheSameAs(Now.Comments[Three]));
    }

    [Fact]
    public void Form_has_one_row_for_each_decision_without_names_and_the_delegations_own_has_every_author()
    {
        Collected();
        bench.Accept(Head, Delegation, new MergeComments(Doc, One, [Two]));
        bench.Accept(Head, Delegation, new DecideComment(Doc, One, null, new(CommentOutcome.AcceptedInPart, "Only the note")));

        var form = DelegationForm.Template(Now, Today, "Delegation");
        Assert.Equal(new FormHead("2022-06-01", "ISO/IEC DIS 23837-2", Marking: "Delegation"), form.Head);
        Assert.Equal(["Accepted in part. Only the note", null], form.Rows.Select(r => r.Observation));
        Assert.All(form.Rows, r => Assert.Null(r.User));

        var own = DelegationForm.WithAuthors(Now, Today, "Delegation", id => id.Value);
        Assert.Equal([Member.Id.Value, Liaison.Id.Value, $"US-7 (added by {Member.Id.Value})"], own.Rows.Select(r => r.User));
        Assert.Equal(["Accepted in part", "Accepted in part", null], own.Rows.Select(r => r.Resolution));
        Assert.Equal([null, "Merged with c1", null], own.Rows.Select(r => r.Replies));
    }

    [Fact]
    public void However_comments_are_merged_and_separated_every_author_and_word_stays()
    {
        EntityId[] all = [One, Two, Three];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).Array[0, 12].Sample(steps =>
        {
            var tried = Seated();
            Collected(tried);
            foreach (var (into, from, apart) in steps)
                tried.Send(Head, Delegation, apart ? new SeparateComment(Doc, all[from]) : new MergeComments(Doc, all[into], [all[from]]));
            var document = tried.In(Delegation).Comments![Doc];
            Assert.Equal(all.Select(c => Added[c]), all.Select(c => (document.Comments[c].By, document.Comments[c].Says)));
            Assert.Equal(all.Order(), document.Standing.SelectMany(c => document.MergedInto(c.Id).Prepend(c)).Select(c => c.Id).Order());
        }, iter: 300);
    }

    private static readonly Dictionary<EntityId, (ParticipantId, FormRow)> Added = new()
    {
        [One] = (Member.Id, Words), [Two] = (Liaison.Id, Words with { Comment = "the term is  unclear" }),
        [Three] = (Member.Id, new(Clause: "10", Comment: "Another", User: "US-7")),
    };

    private void Collected() => Collected(bench);

    private static void Collected(Bench bench)
    {
        bench.Accept(Member, Delegation, new BeginCommenting(Doc, "ISO/IEC DIS 23837-2", Point));
        foreach (var (id, (by, says)) in Added)
            bench.Accept(by == Member.Id ? Member : Liaison, Delegation, new SubmitComments(Doc, [new(id, says)]));
    }
}
