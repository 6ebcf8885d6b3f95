using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records;

public sealed class RecordViewTests : BunitContext
{
    [Fact]
    public async Task Record_shows_each_compartment_that_the_viewer_may_read_under_its_audience()
    {
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Government, Right.Read);
        var page = await Show(hub);
        Assert.Equal("SG13", page.Find("h1").TextContent);
        Assert.Equal(["Delegation", "Government only"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("Nothing has been recorded here yet.", page.Find("section[aria-labelledby=part-government]").TextContent, StringComparison.Ordinal);
        Assert.Equal("d/test", page.Find(".head a.btn").GetAttribute("href"));
    }

    [Fact]
    public async Task Roster_is_a_table_with_names_in_place_of_identifiers()
    {
        var page = await Show(new FakeHub());
        var table = page.Find("[aria-label=Roster] table");
        Assert.Contains("Ann Ahead", table.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("r1", table.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Long_list_shows_its_beginning_and_more_when_asked()
    {
        var hub = new FakeHub();
        for (var i = 0; i < 70; i++) hub.Happen(CompartmentId.Delegation, new PointAdded(EntityId.Parse($"more{i}"), $"9.{i}", $"Point {i}"));
        var page = await Show(hub);
        Assert.Equal(50, Rows(page));
        page.FindAll("button").First(b => b.TextContent == "Show more of 71").Click();
        Assert.Equal(71, Rows(page));
    }

    private static int Rows(IRenderedComponent<RecordView> page) => page.FindAll("[aria-label=Agenda] tbody tr").Count;

    private async Task<IRenderedComponent<RecordView>> Show(FakeHub hub)
    {
        var desks = await Desks.Open(hub);
        return Render<RecordView>(p => p.Add(v => v.Desk, desks.Desk));
    }
}
