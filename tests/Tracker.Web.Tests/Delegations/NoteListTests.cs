using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class NoteListTests : BunitContext
{
    [Fact]
    public async Task Note_shows_its_audience_in_words()
    {
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new NoteAdded(EntityId.Parse("n1"), "between us", FakeHub.Point), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new NoteAdded(EntityId.Parse("n2"), "for all", FakeHub.Point), FakeHub.Ben);
        var notes = Show(await Desks.Open(hub)).FindAll(".note");
        Assert.Equal("Government only", AudienceOf(notes, "between us"));
        Assert.Equal("Delegation", AudienceOf(notes, "for all"));
    }

    [Fact]
    public async Task New_note_goes_to_the_audience_that_was_chosen()
    {
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Organization("acme"), Right.Write);
        var page = Show(await Desks.Open(hub));
        page.Find("select").Change("org/acme");
        page.Find("textarea").Input("among us");
        page.Find("form").Submit();
        var sent = await hub.NextSent();
        Assert.Equal(CompartmentId.Organization("acme"), sent.Compartment);
        Assert.Equal("add-note", sent.Name);
    }

    [Fact]
    public async Task Note_whose_button_is_pressed_three_times_is_sent_once()
    {
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Government, Right.Write);
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        page.Find("select").Change("government");
        page.Find("textarea").Input("between us");
        for (var i = 0; i < 3; i++) page.Find("form").Submit();
        Assert.Equal("", page.Find("form textarea").GetAttribute("value") ?? "");
        Assert.Equal(1, desks.Desk.PendingCount);
        await hub.NextSent();
        Assert.False(hub.HasSent);
    }

    [Fact]
    public async Task Removed_note_keeps_its_place_until_it_can_no_longer_be_undone()
    {
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 99) };
        hub.Happen(CompartmentId.Delegation, new NoteAdded(EntityId.Parse("n1"), "for all", FakeHub.Point), FakeHub.Ann);
        var desks = await Desks.Open(hub);
        JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Show(desks);
        page.Find("#remove-n1").Click();
        Assert.Contains("Note removed.", page.Find(".note").TextContent, StringComparison.Ordinal);
        page.Find("#remove-n1-undo").Click();
        Assert.Equal("for all", page.Find("#note-n1").GetAttribute("value"));
        page.Find("#remove-n1").Click();
        Assert.False(hub.HasSent);
        desks.Time.Advance(Tracker.Web.Live.HeldActs.OfRemovals);
        Assert.Equal("remove-note", (await hub.NextSent()).Name);
    }

    [Fact]
    public async Task Audiences_that_the_viewer_may_only_read_are_not_offered()
    {
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Partner("japan"), Right.Read);
        var page = Show(await Desks.Open(hub));
        Assert.Equal(["Delegation"], page.FindAll("option").Select(o => o.TextContent));
    }

    private static string AudienceOf(IEnumerable<IElement> notes, string text) =>
        notes.Single(n => n.QuerySelector("textarea")!.GetAttribute("value") == text).QuerySelector(".aud")!.TextContent;

    private IRenderedComponent<NoteList> Show(Desks desks) =>
        Render<NoteList>(p => p.Add(n => n.Desk, desks.Desk).Add(n => n.About, FakeHub.Point).Add(n => n.Title, "Notes"));
}
