using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class AddPointsDialogTests : BunitContext
{
    public AddPointsDialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Number_that_is_there_twice_is_named_with_its_rows_before_anything_is_added()
    {
        var hub = new FakeHub();
        hub.Happen(CompartmentId.Delegation, new PointAdded(EntityId.Parse("gone"), "9", "Removed"));
        hub.Happen(CompartmentId.Delegation, new PointRemoved(EntityId.Parse("gone")));
        var desks = await Desks.Open(hub);
        var dialog = Render<AddPointsDialog>(p => p.Add(d => d.Desk, desks.Desk).Add(d => d.Open, true));
        dialog.Find("#points").Input("8 Opening\n9 Closing");
        Assert.Empty(dialog.FindAll(".banner"));
        dialog.Find("#points").Input("7.2 Opening\n8 Names\n8 Routes");
        Assert.Contains("Row 1 has the number 7.2, which the agenda has already. Rows 2 and 3 have the number 8.",
            dialog.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }
}
