using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;
using static Tracker.Domain.Tests.Drafts.Desk;

namespace Tracker.Domain.Tests.Drafts;

public sealed class SuggestionRuleTests
{
    private readonly Desk desk = With("Oppose the merger.");
    private readonly Window sue = new(Sue, 1), sam = new(Sam, 2), ada = new(Ada, 3);

    [Fact]
    public void Suggested_deletion_keeps_the_words_until_a_writer_accepts_it()
    {
        Assert.Null(desk.Type(sue, Delete(6, 11), Intent.Suggest));
        Assert.Equal("Oppose the merger.", desk.Text);
        desk.Accept(Bo, All(accept: true));
        Assert.Equal("Oppose.", desk.Text);
    }

    [Fact]
    public void Accepted_insertion_keeps_its_author_and_says_who_accepted_it()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        desk.Accept(Bo, All(accept: true));
        var marks = desk.State.Text.AttributesAt(0)!;
        Assert.Equal(("sue", "bo", null), (marks.Text(Marks.Author), marks.Text(Marks.Accepted), marks.Text(Marks.Insertion)));
    }

    [Fact]
    public void Suggestions_of_one_author_are_rejected_and_those_of_another_stay()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        desk.Type(sam, Insert("Always "), Intent.Suggest);
        desk.Accept(Ada, new DecideSuggestions(false, desk.State.Revision, By: Sue.Id));
        Assert.Equal("Always Oppose the merger.", desk.Text);
        Assert.Equal("sam", Assert.Single(Suggestions.List(desk.State.Text)).Author);
    }

    [Fact]
    public void Suggester_withdraws_his_own_and_decides_nobody_elses()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        var id = Suggestions.List(desk.State.Text)[0].Id;
        desk.Refuse(RejectionCode.Forbidden, Sam, new DecideSuggestions(false, desk.State.Revision, id));
        desk.Refuse(RejectionCode.Forbidden, Sue, new DecideSuggestions(true, desk.State.Revision, id));
        desk.Accept(Sue, new DecideSuggestions(false, desk.State.Revision, id));
        Assert.Equal("Oppose the merger.", desk.Text);
    }

    [Fact]
    public void Passage_of_an_older_revision_is_decided_where_it_stands_now()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        var seen = desk.State.Revision;
        desk.Type(ada, Insert("1. "));
        desk.Type(sam, Insert("Also. ", 3 + 9), Intent.Suggest);
        desk.Accept(Ada, new DecideSuggestions(false, seen, From: 0, To: 9));
        Assert.Equal("1. Also. Oppose the merger.", desk.Text);
    }

    [Fact]
    public void Decision_that_names_nothing_or_finds_nothing_is_refused()
    {
        desk.Refuse(RejectionCode.Required, Ada, new DecideSuggestions(true, desk.State.Revision));
        desk.Refuse(RejectionCode.UnknownEntity, Ada, new DecideSuggestions(true, desk.State.Revision, "sue/1.1"));
        desk.Refuse(RejectionCode.Invalid, Ada, new DecideSuggestions(true, desk.State.Revision, From: 3));
        desk.Refuse(RejectionCode.Invalid, Ada, new DecideSuggestions(true, desk.State.Revision, From: 3, To: 1));
        desk.Refuse(RejectionCode.UnknownVersion, Ada, new DecideSuggestions(true, desk.State.Revision + 1, From: 0, To: 1));
    }

    [Fact]
    public void Undo_of_a_writers_deletion_brings_the_marks_of_others_back()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        var before = desk.State.Text;
        Assert.Null(desk.Type(ada, Delete(0, 12)));
        Assert.Null(desk.Type(ada, before.Slice(0, 12), Intent.Undo));
        Assert.Equal(before, desk.State.Text);
    }

    [Fact]
    public void Undo_cannot_put_words_into_the_mouth_of_another()
    {
        var forged = TextChange.Build().Insert("I agree. ", TextAttributes.Of((Marks.Author, "bo"), (Marks.Accepted, "bo"))).ToChange();
        Assert.Null(desk.Type(ada, forged, Intent.Undo));
        var marks = desk.State.Text.AttributesAt(0)!;
        Assert.Equal(("ada", null), (marks.Text(Marks.Author), marks.Text(Marks.Accepted)));
    }

    [Fact]
    public void Undo_gives_a_suggester_no_more_than_his_own_suggestions()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        var suggested = desk.State.Text.Slice(0, 9);
        Assert.Equal(RejectionCode.Forbidden, desk.Type(sue, Insert("Mine now. "), Intent.Undo)?.Code);
        Assert.Equal(RejectionCode.Forbidden, desk.Type(sue, Delete(9, 3), Intent.Undo)?.Code);
        Assert.Null(desk.Type(sue, Delete(0, 9), Intent.Undo));
        Assert.Null(desk.Type(sue, suggested, Intent.Undo));
        Assert.Equal("Strongly Oppose the merger.", desk.Text);
    }

    [Fact]
    public void Undo_takes_back_no_suggested_deletion_of_another()
    {
        desk.Type(sue, Delete(0, 6), Intent.Suggest);
        var back = TextChange.Build().Retain(6,
            TextAttributes.Of((Marks.Deletion, AttributeValue.Null), (Marks.DeletionAuthor, AttributeValue.Null))).ToChange();
        Assert.Equal(RejectionCode.Forbidden, desk.Type(sam, back, Intent.Undo)?.Code);
        Assert.Null(desk.Type(sue, back, Intent.Undo));
        Assert.Empty(Suggestions.List(desk.State.Text));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Undo_of_a_decision_makes_suggestions_of_others_again_and_redo_decides_once_more(bool accept)
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        desk.Type(sue, Delete(9 + 6, 4), Intent.Suggest);
        var before = desk.State.Text;
        desk.Accept(Ada, All(accept));
        var (after, decided) = (desk.State.Text, desk.State.Window.Newest().First().Change);
        var undo = decided.Invert(before);
        Assert.Null(desk.Type(ada, undo, Intent.Undo));
        Assert.Equal(before, desk.State.Text);
        Assert.Null(desk.Type(ada, undo.Invert(after), Intent.Undo));
        Assert.Equal(after, desk.State.Text);
        Assert.Null(desk.Type(ada, undo, Intent.Undo));
        Assert.Equal(before, desk.State.Text);
    }

    [Fact]
    public void Undo_takes_back_no_decision_of_another_and_invents_no_suggestion()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        desk.Type(sue, Delete(9, 6), Intent.Suggest);
        var before = desk.State.Text;
        desk.Accept(Ada, new DecideSuggestions(true, desk.State.Revision, From: 0, To: 9));
        var undo = desk.State.Window.Newest().First().Change.Invert(before);
        Assert.Equal(RejectionCode.Forbidden, desk.Type(new Window(Bo, 9), undo, Intent.Undo)?.Code);
        Assert.Equal(RejectionCode.Forbidden, desk.Type(sue, undo, Intent.Undo)?.Code);
        var invented = TextChange.Build().Retain(9, TextAttributes.Of((Marks.Insertion, "sue/9.9"), (Marks.Accepted, AttributeValue.Null))).ToChange();
        Assert.Equal(RejectionCode.Forbidden, desk.Type(ada, invented, Intent.Undo)?.Code);
        var blamed = TextChange.Build().Retain(16).Retain(4, TextAttributes.Of((Marks.Deletion, "sue/9.9"), (Marks.DeletionAuthor, "sue"))).ToChange();
        Assert.Equal(RejectionCode.Forbidden, desk.Type(ada, blamed, Intent.Undo)?.Code);
    }

    [Fact]
    public void Nothing_is_decided_in_a_text_that_is_closed()
    {
        desk.Type(sue, Insert("Strongly "), Intent.Suggest);
        desk.Accept(Ada, new SetDraftMode(DraftMode.Open, DraftMode.Closed));
        desk.Refuse(RejectionCode.IllegalStep, Ada, All(true));
        desk.Accept(Ada, new SetDraftMode(DraftMode.Closed, DraftMode.Suggesting));
        desk.Accept(Ada, All(true));
    }

    private DecideSuggestions All(bool accept) => new(accept, desk.State.Revision, From: 0, To: desk.State.Text.Length);
}
