using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class AgendaTableTests : BunitContext
{
    private static readonly EntityId second = EntityId.Parse("p2"), third = EntityId.Parse("p3");

    private readonly FakeHub hub = new();
    private readonly BoardRows rows = new();
    private Desks desks = null!;

    public AgendaTableTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(CompartmentId.Delegation, new PointAdded(second, "7.10", "Registry of names"));
        hub.Happen(CompartmentId.Delegation, new PointAdded(third, "8", "Closing"));
        hub.Happen(CompartmentId.Delegation, new Concurred(second, 0, Answer.Concur), FakeHub.Ann);
        hub.Happen(CompartmentId.Delegation, new SpokespersonSet(second, null, FakeHub.Ben));
        hub.Happen(CompartmentId.Delegation, new PositionStateChanged(third, 0, PositionState.Draft, PositionState.Final));
    }

    [Theory]
    [InlineData(null, "7.2 7.10 8")]
    [InlineData("mine", "7.2")]
    [InlineData("open", "7.2 7.10")]
    [InlineData("nobody", "7.2 8")]
    [InlineData("no-such-filter", "7.2 7.10 8")]
    public async Task Filter_shows_the_points_that_it_names(string? show, string numbers) =>
        Assert.Equal(numbers, Numbers(await Show(show)));

    [Theory]
    [InlineData("registry", "7.10")]
    [InlineData(" NAMES ", "7.10")]
    [InlineData("7.", "7.2 7.10")]
    [InlineData("10", "")]
    public async Task Words_find_a_part_of_a_title_or_the_start_of_a_number(string find, string numbers) =>
        Assert.Equal(numbers, Numbers(await Show(find: find)));

    [Fact]
    public async Task Filters_count_what_they_would_show_whatever_is_shown_and_stand_in_the_address()
    {
        var table = await Show("mine", "framework");
        Assert.Equal(
            ["All", "Owed by me 1", "Not final 2", "No spokesperson 2", "Unassigned 3", "My roles 0"],
            table.FindAll("nav.seg a").Select(a => Words(a.TextContent)));
        Assert.Equal("Owed by me 1", Words(table.Find("nav.seg a[aria-current=true]").TextContent));
        Assert.EndsWith("?show=open", table.FindAll("nav.seg a")[2].GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("show=", table.FindAll("nav.seg a")[0].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_searched_for_is_in_the_address_and_adds_nothing_to_the_history_of_the_browser()
    {
        var table = await Show();
        table.Find("input[type=search]").Input("regis");
        var last = Services.GetRequiredService<BunitNavigationManager>().History.First();
        Assert.EndsWith("?find=regis", last.Uri, StringComparison.Ordinal);
        Assert.True(last.Options.ReplaceHistoryEntry);
    }

    [Fact]
    public async Task Filter_that_leaves_nothing_says_so_and_an_empty_agenda_says_how_to_begin()
    {
        Assert.Contains("No point of the agenda is shown with this filter.", (await Show(find: "zzz")).Markup, StringComparison.Ordinal);
        foreach (var point in new[] { FakeHub.Point, second, third }) hub.Happen(CompartmentId.Delegation, new PointRemoved(point));
        var table = await Show();
        Assert.Contains("No agenda yet", table.Markup, StringComparison.Ordinal);
        Assert.Equal("Removed from the agenda (3)", table.Find("summary").TextContent);
    }

    [Fact]
    public async Task Row_shows_who_is_at_its_point_whose_answer_is_missing_and_who_objects()
    {
        hub.Happen(CompartmentId.Delegation, new Concurred(second, 0, Answer.Object, "No."), FakeHub.Ben);
        var table = await Show();
        hub.Show(new Present(FakeHub.Ben, "Ben Boat", CompartmentId.Delegation, second, "redLine", Attention.Editing));
        table.WaitForState(() => table.Markup.Contains("is editing", StringComparison.Ordinal));
        var lines = table.FindAll("tbody tr").Select(r => Words(r.TextContent)).ToList();
        Assert.Contains("Your answer", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Boat is editing", lines[0], StringComparison.Ordinal);
        Assert.Contains("Ben Boat is editing", lines[1], StringComparison.Ordinal);
        Assert.Contains("Objection", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Your answer", lines[1], StringComparison.Ordinal);
        Assert.Equal("d/test/p2", table.FindAll(".item-t")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Row_says_that_the_preparation_was_not_ready_until_its_position_is_final_and_that_the_position_moved_on_since()
    {
        var meeting = EntityId.Parse("m");
        var time = new PreparationTime(FakeHub.Usual, 60, "Europe/Zurich", "Call");
        hub.Happen(CompartmentId.Delegation, new PreparationPlanned(meeting, "Before SG13", time, [FakeHub.Point, second, third], []));
        foreach (var point in new[] { FakeHub.Point, third })
            hub.Happen(CompartmentId.Delegation, new PointClosed(meeting, point, PointEnd.NotReady, Because: "No contribution yet"));
        hub.Happen(CompartmentId.Delegation, new PointClosed(meeting, second, PointEnd.Position, 0));
        hub.Happen(CompartmentId.Delegation, new PositionTextEdited(second, PositionText.RedLine, new Edit(null, "No registry.")));
        var lines = (await Show()).FindAll("tbody tr").Select(r => Words(r.TextContent)).ToList();
        Assert.Contains("Not ready", lines[0], StringComparison.Ordinal);
        Assert.Contains("Changed since prepared", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Not ready", lines[2], StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<AgendaTable>> Show(string? show = null, string? find = null)
    {
        desks = await Desks.Open(hub);
        var table = Render<AgendaTable>(p => p.Add(t => t.Desk, desks.Desk).Add(t => t.Delegation, desks.Delegation)
            .Add(t => t.Rows, rows.Of(desks.Delegation, desks.Desk.Today)).Add(t => t.Show, show).Add(t => t.Find, find));
        desks.Desk.Record.Changed += () => table.InvokeAsync(() => table.Render(p => p.Add(t => t.Desk, desks.Desk)));
        return table;
    }

    private static string Numbers(IRenderedComponent<AgendaTable> table) =>
        string.Join(' ', table.FindAll("tbody .item-t .no").Select(n => n.TextContent));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
