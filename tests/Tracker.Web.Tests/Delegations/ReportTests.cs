using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class ReportTests : BunitContext
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly EntityId Second = EntityId.Parse("p2");
    private readonly FakeHub hub = new();

    public ReportTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(At, new PointAdded(Second, "7.3", "Other"));
        hub.Happen(At, new StanceSet(FakeHub.Point, Stance.NotYet, Stance.Oppose));
        hub.Happen(At, new FloorOpened());
    }

    /// <summary>The page of a desk, drawn again soon after each change as the workspace does.</summary>
    private async Task<IRenderedComponent<ReportView>> Shown()
    {
        var desks = await Desks.Open(hub);
        this.AddReads();
        var view = Render<ReportView>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation));
        desks.Desk.OnChange(() => Task.Run(() => view.InvokeAsync(() => view.Render(p => p.Add(f => f.Delegation, desks.Delegation)))));
        return view;
    }

    private static IElement Of(IRenderedComponent<ReportView> view, EntityId point) => view.Find($"#outcome-{point}");

    private static void Press(IRenderedComponent<ReportView> view, EntityId point, string name) =>
        Of(view, point).QuerySelectorAll("button").First(b => b.TextContent.Trim() == name).Click();

    private static void Choose(IRenderedComponent<ReportView> view, EntityId point, string option) =>
        Of(view, point).QuerySelectorAll(".seg label").First(l => l.TextContent.Trim() == option).QuerySelector("input")!.Change("on");

    [Fact]
    public async Task Point_without_an_outcome_says_so_and_is_counted_apart()
    {
        var view = await Shown();
        Assert.Contains("No outcome yet", Of(view, Second).TextContent, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "0", "2"], view.FindAll(".strip dd").Select(d => d.FirstChild!.TextContent.Trim()));
        Assert.Contains("Of the 2 points on the agenda", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_floor_heard_is_offered_and_the_comparison_is_suggested_from_the_stance()
    {
        hub.Happen(At, new OutcomeNoted(EntityId.Parse("o"), FakeHub.Point, FloorOutcome.NotAccepted, Text: "Sent back"), FakeHub.Ben);
        var view = await Shown();
        Press(view, FakeHub.Point, "Record the outcome…");
        Assert.Equal("Sent back", Of(view, FakeHub.Point).QuerySelector("textarea")!.GetAttribute("value"));
        Assert.Contains("Suggested from our stance, oppose.", Of(view, FakeHub.Point).TextContent, StringComparison.Ordinal);
        Of(view, FakeHub.Point).QuerySelector("form")!.Submit();
        var sent = await hub.NextSent();
        Assert.Equal("report-point", sent.Name);
        view.WaitForAssertion(() => Assert.Contains("As preferred", Of(view, FakeHub.Point).TextContent, StringComparison.Ordinal));
        Assert.Contains("No document says it yet.", Of(view, FakeHub.Point).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Position_that_was_not_met_asks_why_and_what_is_to_be_done_and_keeps_what_was_typed()
    {
        var view = await Shown();
        Press(view, FakeHub.Point, "Record the outcome…");
        Choose(view, FakeHub.Point, "Agreed");
        view.Find($"#text-{FakeHub.Point}").Input("As proposed");
        Of(view, FakeHub.Point).QuerySelector("form")!.Submit();
        view.WaitForAssertion(() => Assert.Contains("must not be empty", Of(view, FakeHub.Point).TextContent, StringComparison.Ordinal));
        Assert.Equal("As proposed", view.Find($"#text-{FakeHub.Point}").GetAttribute("value"));
        view.Find($"#because-{FakeHub.Point}").Input("Twelve spoke for it");
        view.Find($"#task-{FakeHub.Point}").Input("Talk to the editors");
        Of(view, FakeHub.Point).QuerySelector("form")!.Submit();
        view.WaitForAssertion(() => Assert.Contains("Talk to the editors", Of(view, FakeHub.Point).QuerySelector("a[href*='tab=tasks']")!.TextContent,
            StringComparison.Ordinal));
        Assert.Contains("Not met", Of(view, FakeHub.Point).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_without_a_position_can_only_be_not_compared()
    {
        var view = await Shown();
        Press(view, Second, "Record the outcome…");
        Choose(view, Second, "Noted");
        Assert.Contains("the point had no position", Of(view, Second).TextContent, StringComparison.Ordinal);
        Assert.Equal(4, Of(view, Second).QuerySelectorAll("fieldset:nth-of-type(2) input[disabled]").Length);
    }

    [Fact]
    public async Task Report_is_finished_only_when_every_point_has_its_outcome_and_the_refusal_names_the_others()
    {
        var view = await Shown();
        Assert.True(view.Find("#finish-report").HasAttribute("disabled"));
        Assert.Contains("The outcome of points 7.2, 7.3 is not recorded yet.", view.Find("#finish-report-why").TextContent, StringComparison.Ordinal);
        hub.Tell(At, new PointReported(FakeHub.Point, 1, FloorOutcome.Unknown, PositionMet.NotCompared, 1), FakeHub.Ben);
        hub.Tell(At, new PointReported(Second, 1, FloorOutcome.Noted, PositionMet.NotCompared, 0), FakeHub.Ben);
        hub.Tell(At, new ReportFinished(), FakeHub.Ben);
        view.WaitForAssertion(() => Assert.Contains("Nothing of it changes", view.Markup, StringComparison.Ordinal));
        Assert.Empty(view.FindAll("article button"));
        Assert.Contains(view.FindAll("button"), b => b.TextContent.Trim() == "Reopen the report…");
    }
}
