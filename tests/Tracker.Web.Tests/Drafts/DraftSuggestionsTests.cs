using Bunit;
using Tracker.Domain.Drafts;
using Tracker.Text;
using Tracker.Web.Drafts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Drafts;

public sealed class DraftSuggestionsTests : BunitContext
{
    private readonly FakeDraftDesk desk = new()
    {
        Text = FakeDraftDesk.Words(("A ", null, null, FakeHub.Ann), ("new", "ben/1.1", null, FakeHub.Ben), (" word", "ben/1.2", null, FakeHub.Ben),
            (" and ", null, null, FakeHub.Ann), ("old", null, "ben/1.3", FakeHub.Ben), (".\n", null, null, FakeHub.Ann)),
    };

    [Fact]
    public void Suggestions_typed_in_several_pauses_stand_as_one_with_what_they_would_do()
    {
        var page = Show();
        Assert.Equal(["Insert “new word”", "Delete “old”"], page.FindAll(".suggested li .text").Select(t => t.TextContent));
        Assert.Equal("Ben Boat", page.Find("h3").TextContent);
    }

    [Fact]
    public void Suggestion_accepted_names_its_passage_and_its_author()
    {
        Show().FindAll("button").First(b => b.GetAttribute("aria-label") == "Accept: Insert “new word”").Click();
        Assert.Equal([new DecideSuggestions(true, 7, By: FakeHub.Ben, From: 2, To: 10)], desk.Sent);
    }

    [Fact]
    public void All_of_an_author_are_rejected_at_once()
    {
        Show().FindAll("button").Single(b => b.TextContent == "Reject all by Ben Boat").Click();
        Assert.Equal([new DecideSuggestions(false, 7, By: FakeHub.Ben)], desk.Sent);
    }

    [Fact]
    public void What_is_selected_is_decided_where_something_is_suggested_in_it()
    {
        var page = Show();
        Assert.True(page.FindAll("button").Single(b => b.TextContent == "Accept selected").HasAttribute("disabled"));
        desk.Selection = new TextRange(4, 4);
        page.Render(p => p.Add(s => s.Desk, desk));
        Assert.True(page.FindAll("button").Single(b => b.TextContent == "Accept selected").HasAttribute("disabled"), "A caret selects nothing.");
        desk.Selection = new TextRange(0, 12);
        page.Render(p => p.Add(s => s.Desk, desk));
        page.FindAll("button").Single(b => b.TextContent == "Accept selected").Click();
        Assert.Equal([new DecideSuggestions(true, 7, From: 0, To: 12)], desk.Sent);
    }

    [Fact]
    public void Suggestion_that_moved_since_it_was_drawn_is_shown_and_decided_where_it_is()
    {
        var page = Show();
        desk.Text = desk.Text.Apply(TextChange.Build().Insert("Before it. ").ToChange());
        page.FindAll("button").First(b => b.GetAttribute("aria-label") == "Show: Insert “new word”").Click();
        Assert.Equal((13, 21), desk.Shown);
        desk.Text = desk.Text.Apply(TextChange.Build().Insert("Even ").ToChange());
        page.FindAll("button").First(b => b.GetAttribute("aria-label") == "Accept: Insert “new word”").Click();
        Assert.Equal([new DecideSuggestions(true, 7, By: FakeHub.Ben, From: 18, To: 26)], desk.Sent);
    }

    [Fact]
    public void Suggestion_that_was_decided_elsewhere_since_it_was_drawn_is_not_decided_on_what_stands_there_now()
    {
        var page = Show();
        desk.Text = desk.Text.Apply(Suggestions.Accept(desk.Text, (id, _) => id is "ben/1.1" or "ben/1.2", FakeHub.Ann.Value));
        page.FindAll("button").First(b => b.GetAttribute("aria-label") == "Reject: Insert “new word”").Click();
        Assert.Empty(desk.Sent);
        Assert.Contains("no such suggestion", page.Find(".refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_only_suggest_withdraws_his_own_and_decides_nothing_else()
    {
        (desk.CanType, desk.IsWriter) = (false, false);
        Assert.DoesNotContain(Show().FindAll("button"), b => b.TextContent is "Accept" or "Reject" or "Withdraw");
        desk.Text = FakeDraftDesk.Words(("mine", "ann/1.1", null, FakeHub.Ann), ("\n", null, null, FakeHub.Ben));
        Show().FindAll("button").Single(b => b.TextContent == "Withdraw").Click();
        Assert.Equal([new DecideSuggestions(false, 7, By: FakeHub.Ann, From: 0, To: 4)], desk.Sent);
    }

    private IRenderedComponent<DraftSuggestions> Show() => Render<DraftSuggestions>(p => p.Add(s => s.Desk, desk));
}
