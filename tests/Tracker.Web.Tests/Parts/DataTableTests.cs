using Bunit;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class DataTableTests : BunitContext
{
    private static readonly Group[] groups = [new("SG15", 1496), new("SG3", null), new("SG13", 731), new("SG5", 24)];

    public DataTableTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Rows_keep_the_order_they_came_in_until_a_heading_is_pressed() =>
        Assert.Equal(["SG15", "SG3", "SG13", "SG5"], Names(Show(groups)));

    [Fact]
    public void Heading_sorts_rising_then_falling_and_what_is_unknown_comes_last_either_way()
    {
        var table = Show(groups);
        table.FindAll(".th-sort")[1].Click();
        Assert.Equal(["SG5", "SG13", "SG15", "SG3"], Names(table));
        Assert.Equal(["", "ascending", ""], table.FindAll("th[scope=col]").Select(h => h.GetAttribute("aria-sort") ?? ""));
        table.FindAll(".th-sort")[1].Click();
        Assert.Equal(["SG15", "SG13", "SG5", "SG3"], Names(table));
        Assert.Equal("descending", table.FindAll("th[scope=col]")[1].GetAttribute("aria-sort"));
        table.FindAll(".th-sort")[0].Click();
        Assert.Equal(["SG13", "SG15", "SG3", "SG5"], Names(table));
    }

    [Fact]
    public void Changed_rows_keep_the_chosen_order()
    {
        var table = Show(groups);
        table.FindAll(".th-sort")[1].Click();
        table.Render(p => p.Add(t => t.Items, [.. groups, new("SG17", 100)]));
        Assert.Equal(["SG5", "SG17", "SG13", "SG15", "SG3"], Names(table));
    }

    [Fact]
    public void Column_without_an_order_has_no_button() => Assert.Equal(2, Show(groups).FindAll(".th-sort").Count);

    [Fact]
    public void Row_that_is_shown_beside_the_table_is_marked_and_a_click_asks_for_another()
    {
        var asked = new List<Group>();
        var table = Show(groups, p => p.Add(t => t.Selected, g => g.Name == "SG13").Add(t => t.OnRow, g => asked.Add(g)));
        Assert.StartsWith("SG13", Assert.Single(table.FindAll("tr[aria-current]")).TextContent.Trim(), StringComparison.Ordinal);
        table.FindAll("tbody tr")[0].Click();
        Assert.Equal("SG15", Assert.Single(asked).Name);
    }

    [Fact]
    public void Row_is_drawn_again_only_when_what_it_shows_is_another()
    {
        var drawn = new List<string>();
        var (suffix, asked) = ("", groups[0]);
        var table = ShowNames(groups, drawn, () => suffix, g => g == asked);
        drawn.Clear();
        table.Render();
        Assert.Empty(drawn);
        asked = groups[2];
        table.Render();
        Assert.Equal(["SG15", "SG13"], drawn);
        suffix = "!";
        table.Render();
        Assert.Equal(["SG15!", "SG3!", "SG13!", "SG5!"], Names(table));
    }

    [Fact]
    public void Rows_that_move_are_not_drawn_again()
    {
        var drawn = new List<string>();
        var table = ShowNames(groups, drawn, () => "", _ => false);
        drawn.Clear();
        table.Render(p => p.Add(t => t.Items, [groups[3], new("SG17", 100), groups[0]]));
        Assert.Equal(["SG5", "SG17", "SG15"], Names(table));
        Assert.Equal(["SG17"], drawn);
    }

    [Fact]
    public void Table_without_rows_says_so() =>
        Assert.Equal("No groups yet", Show([], p => p.Add(t => t.Empty, "No groups yet")).Markup.Trim());

    [Fact]
    public void Long_table_does_not_draw_all_rows()
    {
        var table = Show([.. Enumerable.Range(0, 2000).Select(i => new Group($"C-{i:0000}", i))]);
        Assert.InRange(table.FindAll("tbody tr th").Count, 0, 200);
        Assert.Equal("2001", table.Find("table").GetAttribute("aria-rowcount"));
    }

    [Fact]
    public void Cell_carries_the_title_of_its_column_for_the_cards_of_a_phone() =>
        Assert.Equal(["Documents", "Note"], Show(groups).FindAll("tbody tr:first-child td").Select(c => c.GetAttribute("data-l")));

    /// <summary>A table of one column that notes which rows it draws.</summary>
    private IRenderedComponent<DataTable<Group>> ShowNames(
        IReadOnlyList<Group> items, List<string> drawn, Func<string> suffix, Func<Group, bool> selected) => Render<DataTable<Group>>(p =>
        {
            p.Add(t => t.Label, "Groups").Add(t => t.Items, items).Add(t => t.KeyOf, g => g.Name);
            p.Add(t => t.ShownOf, g => (g, suffix())).Add(t => t.Selected, selected).Add(t => t.Columns, columns =>
            {
                columns.OpenComponent<Column<Group>>(0);
                columns.AddComponentParameter(1, "Title", "Group");
                columns.AddComponentParameter(2, "ChildContent", Cell(g =>
                {
                    drawn.Add(g.Name);
                    return g.Name + suffix();
                }));
                columns.CloseComponent();
            });
        });

    private IRenderedComponent<DataTable<Group>> Show(IReadOnlyList<Group> items, Action<ComponentParameterCollectionBuilder<DataTable<Group>>>? more = null) =>
        Render<DataTable<Group>>(p =>
        {
            p.Add(t => t.Label, "Groups").Add(t => t.Items, items).Add(t => t.Columns, columns =>
            {
                columns.OpenComponent<Column<Group>>(0);
                columns.AddComponentParameter(1, "Title", "Group");
                columns.AddComponentParameter(2, "SortBy", (Func<Group, IComparable?>)(g => g.Name));
                columns.AddComponentParameter(3, "ChildContent", Cell(g => g.Name));
                columns.CloseComponent();
                columns.OpenComponent<Column<Group>>(4);
                columns.AddComponentParameter(5, "Title", "Documents");
                columns.AddComponentParameter(6, "SortBy", (Func<Group, IComparable?>)(g => g.Documents));
                columns.AddComponentParameter(7, "ChildContent", Cell(g => $"{g.Documents}"));
                columns.CloseComponent();
                columns.OpenComponent<Column<Group>>(8);
                columns.AddComponentParameter(9, "Title", "Note");
                columns.AddComponentParameter(10, "ChildContent", Cell(_ => ""));
                columns.CloseComponent();
            });
            more?.Invoke(p);
        });

    private static Microsoft.AspNetCore.Components.RenderFragment<Group> Cell(Func<Group, string> text) => g => b => b.AddContent(0, text(g));

    private static IEnumerable<string> Names(IRenderedComponent<DataTable<Group>> table) => table.FindAll("tbody th").Select(h => h.TextContent);

    private sealed record Group(string Name, int? Documents);
}
