using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.Delegations;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class ViewListTests : BunitContext
{
    [Fact]
    public async Task View_with_its_draft_beside_it_is_shown_again_after_a_change()
    {
        var view = EntityId.Parse("v1");
        var office = GroupId.Parse("office/x");
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new ViewDrafted(view, office, "New IP", "No new addressing."), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new ViewIssued(view, 1, office, FakeHub.Ben, "New IP", "No new addressing.", new Validity()), FakeHub.Ben);
        var desks = await Desks.Open(hub, office);
        var page = Render<ViewList>(p => p.Add(v => v.Desk, desks.Desk));
        hub.Tell(CompartmentId.Delegation, new IssuedViewWithdrawn(view), FakeHub.Ben);
        page.Render(p => p.Add(v => v.Desk, desks.Desk));
        Assert.Equal("withdrawn", page.Find(".view .chip").TextContent);
        Assert.Equal(2, page.FindAll(".view").Count);
    }

    [Fact]
    public async Task View_is_begun_as_a_text_of_many_with_what_it_reads_and_then_read_here_and_opened_there()
    {
        var view = EntityId.Parse("v1");
        var office = GroupId.Parse("office/x");
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 1) };
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new ViewDrafted(view, office, "New IP", "No new addressing."), FakeHub.Ben);
        var desks = await Desks.Open(hub, office);
        var page = Render<ViewList>(p => p.Add(v => v.Desk, desks.Desk));
        page.FindAll("button").Single(b => b.GetAttribute("aria-label") == "Open in editor: New IP").Click();
        var sent = await hub.NextSent();
        Assert.Equal(DelegationTexts.ViewOf(FakeHub.Actor, view), sent.Actor);
        var created = Assert.IsType<CreateDraft>(new DraftKind().Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
        Assert.Equal(("Government view: New IP", "No new addressing.\n"), (created.Title, RichText.FromChange(created.Text!).PlainText()));

        hub.Tell(CompartmentId.Government, new ViewTextWrittenTogether(view), FakeHub.Ben);
        page.Render(p => p.Add(v => v.Desk, desks.Desk));
        Assert.Equal("No new addressing.", page.Find(".reads").TextContent);
        Assert.Equal(RecordAddress.Of(sent.Actor), page.Find(".field a").GetAttribute("href"));
        Assert.Empty(page.FindAll("textarea#view-text-v1"));
    }
}
