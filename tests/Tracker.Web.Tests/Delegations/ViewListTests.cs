using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
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
        Assert.Equal("withdrawn", page.Find(".view strong").TextContent);
        Assert.Equal(2, page.FindAll(".view").Count);
    }
}
