namespace Tracker.Text.Tests.Marking;

public sealed class SuggestionsTests
{
    private static readonly RichText Base = Written("the quick fox", "ben");

    [Fact]
    public void Suggested_insertion_is_marked_and_accepting_keeps_its_author()
    {
        var text = Suggest(Base, TextChange.Build().Retain(4).Insert("very ").ToChange(), "s1", "anna");
        Assert.Equal([new Suggestion("s1", SuggestionKind.Insertion, "anna", 4, 9, "very ")], Suggestions.List(text));
        var accepted = text.Apply(Suggestions.Accept(text, (id, _) => id == "s1", "cleo"));
        Assert.Equal("the very quick fox", accepted.PlainText());
        Assert.Equal(TextAttributes.Of((Marks.Author, "anna"), (Marks.Accepted, "cleo")), accepted.AttributesAt(5));
        Assert.Empty(Suggestions.List(accepted));
    }

    [Fact]
    public void Suggested_deletion_keeps_the_text_until_it_is_accepted()
    {
        var text = Suggest(Base, TextChange.Build().Retain(4).Delete(6).ToChange(), "s1", "anna");
        Assert.Equal(Base.PlainText(), text.PlainText());
        Assert.Equal([new Suggestion("s1", SuggestionKind.Deletion, "anna", 4, 10, "quick ")], Suggestions.List(text));
        Assert.Equal("the fox", text.Apply(Suggestions.Accept(text, (_, author) => author == "anna", "ben")).PlainText());
        Assert.Equal(Base, text.Apply(Suggestions.Reject(text, (_, author) => author == "anna")));
    }

    [Fact]
    public void Words_that_another_typed_plainly_in_a_suggestion_stay_when_it_is_rejected()
    {
        var text = Suggest(Base, TextChange.Build().Retain(4).Insert("very lazy ").ToChange(), "s1", "anna");
        text = text.Apply(Authored.Stamp(TextChange.Build().Retain(9).Insert("(really) ").ToChange(), "ben"));
        Assert.Equal("the (really) quick fox", text.Apply(Suggestions.Reject(text, (id, _) => id == "s1")).PlainText());
    }

    [Fact]
    public void Deleting_an_own_pending_insertion_removes_it_and_anothers_only_marks_it()
    {
        var text = Suggest(Base, TextChange.Build().Insert("oh ").ToChange(), "s1", "anna");
        var delete = TextChange.Build().Delete(3).ToChange();
        Assert.Equal(Base, Suggest(text, delete, "s2", "anna"));
        var marked = Suggest(text, delete, "s2", "ben");
        Assert.Equal([SuggestionKind.Insertion, SuggestionKind.Deletion], Suggestions.List(marked).Select(one => one.Kind));
        Assert.Equal(Base, marked.Apply(Suggestions.Reject(marked, (id, _) => id == "s1")));
    }

    [Fact]
    public void Text_marked_for_deletion_keeps_its_first_mark()
    {
        var text = Suggest(Base, TextChange.Build().Delete(3).ToChange(), "s1", "anna");
        text = Suggest(text, TextChange.Build().Delete(9).ToChange(), "s2", "cleo");
        Assert.Equal([("s1", 0, 3), ("s2", 3, 9)], Suggestions.List(text).Select(one => (one.Id, one.From, one.To)));
    }

    [Fact]
    public void Deciding_a_range_leaves_the_rest_pending()
    {
        var text = Suggest(Base, TextChange.Build().Delete(13).ToChange(), "s1", "anna");
        text = text.Apply(Suggestions.Reject(text, (_, _) => true, 4, 9));
        Assert.Equal([(0, 4), (9, 13)], Suggestions.List(text).Select(one => (one.From, one.To)));
        Assert.Equal("quick", text.Apply(Suggestions.Accept(text, (_, _) => true, "ben")).PlainText());
    }

    [Fact]
    public void Marks_that_an_editor_let_typed_text_inherit_are_stripped()
    {
        var typed = TextChange.Build().Insert("x", TextAttributes.Of(("bold", true), (Marks.Insertion, "s1"), (Marks.Author, "anna"))).ToChange();
        Assert.Equal(TextChange.Build().Insert("x", TextAttributes.Of(("bold", true))).ToChange(), Marks.Stripped(typed));
    }

    private static RichText Suggest(RichText text, TextChange change, string suggestion, string author) =>
        text.Apply(Suggestions.Suggest(change, text, suggestion, author));

    private static RichText Written(string text, string author) => RichText.FromChange(Authored.Stamp(TextChange.Build().Insert(text).ToChange(), author));
}
