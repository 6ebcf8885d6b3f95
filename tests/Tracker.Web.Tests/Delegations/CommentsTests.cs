using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class CommentsTests : BunitContext
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly EntityId Doc = EntityId.Parse("dis"), One = EntityId.Parse("c1"), Two = EntityId.Parse("c2");
    private readonly FakeHub hub = new();

    public CommentsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(At, new CommentingBegun(Doc, "ISO/IEC DIS 23837-2", FakeHub.Point));
        hub.Happen(At, new CommentsSubmitted(Doc, [new(One, new(Clause: "3.1", Type: "te", Comment: "Unclear"))]));
        hub.Happen(At, new CommentsSubmitted(Doc, [new(Two, new(Clause: "3.1", Type: "te", Comment: "unclear.", User: "US expert"))]));
    }

    private async Task<IRenderedComponent<CommentList>> Shown()
    {
        var desks = await Desks.Open(hub);
        this.AddReads();
        var view = Render<CommentList>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation).Add(f => f.Chosen, Doc.Value));
        desks.Desk.OnChange(() => Task.Run(() => view.InvokeAsync(() => view.Render(p => p.Add(f => f.Delegation, desks.Delegation)))));
        return view;
    }

    private static List<string> Comments(IRenderedComponent<CommentList> view) =>
        [
            .. view.FindAll("ul[aria-label='Comments'] > li").Select(l =>
                string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    private static IElement Button(IRenderedComponent<CommentList> view, string name) =>
        view.FindAll("button").First(b => b.GetAttribute("aria-label")?.StartsWith(name, StringComparison.Ordinal) is true);

    [Fact]
    public async Task Those_that_say_the_same_are_merged_with_one_press_and_both_authors_stay()
    {
        var view = await Shown();
        Assert.Equal(2, Comments(view).Count);
        Button(view, "Merge 1 other that says the same").Click();
        view.WaitForAssertion(() => Assert.Contains("2 comments of 2 authors", Assert.Single(Comments(view)), StringComparison.Ordinal));
        Assert.Contains("Ann Ahead", Comments(view)[0], StringComparison.Ordinal);
        Assert.Contains("US expert, added by Ann Ahead", Comments(view)[0], StringComparison.Ordinal);
        Button(view, "Separate").Click();
        view.WaitForAssertion(() => Assert.Equal(2, Comments(view).Count));
    }

    [Fact]
    public async Task Decision_is_recorded_with_its_observation()
    {
        var view = await Shown();
        Button(view, "Decide").Click();
        view.Find("#decide-c1").Change(nameof(CommentOutcome.AcceptedInPart));
        view.Find("#decide-c1-why").Input("Only the note");
        view.FindAll("form").First(f => f.QuerySelector("#decide-c1") is not null).Submit();
        view.WaitForAssertion(() => Assert.Contains("Observation: Only the note", Comments(view)[0], StringComparison.Ordinal));
        Assert.Contains("Accepted in part", Comments(view)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_of_a_colleague_is_shown_as_soon_as_it_is_added()
    {
        var view = await Shown();
        hub.Tell(At, new CommentsSubmitted(Doc, [new(EntityId.Parse("c3"), new(Clause: "2", Comment: "Too long"))]), FakeHub.Ben);
        view.WaitForAssertion(() => Assert.Equal(3, Comments(view).Count));
        Assert.Contains("Too long", Comments(view)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_that_there_is_not_is_said_to_be_missing()
    {
        var desks = await Desks.Open(hub);
        this.AddReads();
        var view = Render<CommentList>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation).Add(f => f.Chosen, "none"));
        Assert.Contains("There is no such document here.", view.Markup, StringComparison.Ordinal);
        Assert.Contains("2 comments, 2 to decide", view.Markup, StringComparison.Ordinal);
    }
}
