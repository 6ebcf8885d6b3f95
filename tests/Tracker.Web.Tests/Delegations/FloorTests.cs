using AngleSharp.Dom;
using Bunit;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class FloorTests : BunitContext
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly EntityId Second = EntityId.Parse("p2");
    private readonly FakeHub hub = new();

    public FloorTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(At, new PointAdded(Second, "7.3", "Other"));
        hub.Happen(At, new FloorOpened());
        hub.Happen(At, new PointCalled(null, FakeHub.Point));
    }

    /// <summary>The page of a desk, drawn again soon after each change as the workspace does.</summary>
    private async Task<IRenderedComponent<FloorView>> Shown()
    {
        var desks = await Desks.Open(hub);
        this.AddReads();
        var view = Render<FloorView>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Delegation, desks.Delegation));
        desks.Desk.OnChange(() => Task.Run(() => view.InvokeAsync(() => view.Render(p => p.Add(f => f.Delegation, desks.Delegation)))));
        return view;
    }

    private static IElement Button(IRenderedComponent<FloorView> view, string name) =>
        view.FindAll("button").First(b => b.TextContent.Trim() == name);

    [Fact]
    public async Task Point_under_discussion_is_shown_and_changes_by_itself_when_another_is_called()
    {
        var view = await Shown();
        Assert.Equal("Framework", view.Find("h1").TextContent);
        Assert.Contains("under discussion now", view.Markup, StringComparison.Ordinal);
        hub.Tell(At, new PointCalled(FakeHub.Point, Second), FakeHub.Ann);
        view.WaitForAssertion(() => Assert.Equal("Other", view.Find("h1").TextContent));
    }

    [Fact]
    public async Task What_nobody_wrote_or_noted_is_not_shown_as_nothing()
    {
        var view = await Shown();
        Assert.Contains("No instruction on this point.", view.Markup, StringComparison.Ordinal);
        Assert.Equal("Not written.", view.Find(".fl.red p").TextContent);
        Assert.Equal(["None recorded", "Unknown", "None recorded. There may have been one that nobody here noted."],
            view.FindAll("dl.kv dd").Select(d => string.Join(' ', d.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task Delegate_acknowledges_with_one_press_and_owes_it_again_after_a_change()
    {
        hub.Happen(At, new Instructed(FakeHub.Point, 1, "Ask that it be noted."), FakeHub.Ben);
        var view = await Shown();
        Assert.Contains("Ann Ahead: not yet", view.Find("[aria-label=Acknowledgements]").TextContent, StringComparison.Ordinal);
        Button(view, "Acknowledge").Click();
        var sent = await hub.NextSent();
        Assert.Equal("acknowledge-instruction", sent.Name);
        view.WaitForAssertion(() => Assert.Contains("1 of 1 acknowledged", view.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(view.FindAll("button"), b => b.TextContent.Trim() == "Acknowledge");
    }

    [Fact]
    public async Task Head_sees_live_who_has_not_acknowledged()
    {
        hub.Happen(At, new Instructed(FakeHub.Point, 1, "Ask that it be noted."));
        var view = await Shown();
        Assert.Contains("Ben Boat: not yet", view.Markup.Replace("<bdi>", "").Replace("</bdi>", ""), StringComparison.Ordinal);
        hub.Tell(At, new InstructionAcknowledged(FakeHub.Point, 1), FakeHub.Ben);
        view.WaitForAssertion(() => Assert.Contains("1 of 1 acknowledged", view.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Head_who_lost_the_headship_a_second_ago_keeps_the_words_of_the_instruction_and_reads_why()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Forbidden("Only the head can give and change an instruction."));
        var view = await Shown();
        Button(view, "Give an instruction…").Click();
        view.Find("#instruction-text").Input("Object, and name the IETF.");
        await view.Find(".fl.ins form").SubmitAsync();
        view.WaitForAssertion(() => Assert.Contains("Only the head can give and change an instruction.", view.Markup, StringComparison.Ordinal));
        Assert.Equal("Object, and name the IETF.", view.Find("#instruction-text").GetAttribute("value"));
    }

    [Fact]
    public async Task Without_network_a_note_is_kept_shown_as_not_sent_and_sent_once_when_it_is_back()
    {
        var view = await Shown();
        hub.Lose();
        view.Find("#intervention-who").Input("Borduria");
        view.Find("#floor-text").Input("Asks for a liaison statement");
        await view.InvokeAsync(() => { _ = view.Find("#floor-form form").SubmitAsync(); });
        view.WaitForAssertion(() =>
        {
            Assert.Contains("No network.", view.Markup, StringComparison.Ordinal);
            Assert.Contains("1 entry kept on this page", view.Markup, StringComparison.Ordinal);
            Assert.Contains("not sent yet", view.Find(".story li").TextContent, StringComparison.Ordinal);
        });
        Assert.False(hub.HasSent);
        Assert.Equal("", view.Find("#intervention-who").GetAttribute("value"));
        hub.Return();
        var sent = await hub.NextSent();
        Assert.Equal("note-intervention", sent.Name);
        view.WaitForAssertion(() => Assert.DoesNotContain("No network.", view.Markup, StringComparison.Ordinal));
        Assert.False(hub.HasSent);
    }

    [Fact]
    public async Task Note_that_comes_back_after_the_floor_was_closed_is_refused_with_a_sentence_and_its_words_stay()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(FloorPart.Closed);
        var view = await Shown();
        hub.Lose();
        view.Find("#intervention-who").Input("Borduria");
        await view.InvokeAsync(() => { _ = view.Find("#floor-form form").SubmitAsync(); });
        hub.Return();
        await hub.NextSent();
        hub.Tell(At, new FloorClosed(), FakeHub.Ben);
        view.WaitForAssertion(() =>
        {
            Assert.Contains(FloorPart.Closed.Sentence, view.Markup, StringComparison.Ordinal);
            Assert.Contains("The floor is closed.", view.Markup, StringComparison.Ordinal);
            Assert.Equal("Borduria", view.Find("#intervention-who").GetAttribute("value"));
        });
    }

    [Fact]
    public async Task Words_on_a_point_stay_with_it_when_the_meeting_goes_on_to_the_next()
    {
        var view = await Shown();
        view.Find("#intervention-who").Input("Borduria");
        hub.Tell(At, new PointCalled(FakeHub.Point, Second), FakeHub.Ben);
        view.WaitForAssertion(() => Assert.Equal("Other", view.Find("h1").TextContent));
        Assert.Equal("", view.Find("#intervention-who").GetAttribute("value"));
        Assert.Contains("What you wrote on point 7.2 is not sent yet.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_that_is_no_number_is_said_at_its_field_and_unknown_counts_stay_unknown()
    {
        var view = await Shown();
        view.FindAll("#floor-form .seg label").Single(l => l.TextContent.Trim() == "Outcome").QuerySelector("input")!.Change("on");
        view.Find("#tally-against").Input("twenty");
        await view.Find("#floor-form form").SubmitAsync();
        view.WaitForAssertion(() => Assert.Contains("A count is a whole number", view.Markup, StringComparison.Ordinal));
        view.Find("#tally-against").Input("20");
        await view.InvokeAsync(() => { _ = view.Find("#floor-form form").SubmitAsync(); });
        await hub.NextSent();
        view.WaitForAssertion(() => Assert.Contains(
            "unknown in favour, 20 against, unknown abstained", view.Find("dl.kv").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Observer_reads_the_floor_and_is_offered_nothing_to_write()
    {
        hub.Happen(At, new Instructed(FakeHub.Point, 1, "Ask that it be noted."), FakeHub.Ben);
        hub.Role = RosterRole.Observer;
        hub.Hold(At, Right.Read);
        hub.Happen(At, new RoleChanged(EntityId.Parse("r1"), RosterRole.Head, RosterRole.Observer), FakeHub.Ben);
        var view = await Shown();
        Assert.Contains("Ask that it be noted.", view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("form"));
        Assert.Empty(view.FindAll(".floorbar"));
        Assert.DoesNotContain(view.FindAll("button"), b => b.TextContent.Contains("Acknowledge", StringComparison.Ordinal));
    }
}
