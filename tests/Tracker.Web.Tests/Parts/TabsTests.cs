using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class TabsTests : BunitContext
{
    private static readonly Tab[] three = [new("agenda", "Agenda", 8), new("tasks", "Tasks"), new("roster", "Roster")];

    public TabsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData("ArrowRight", "tasks")]
    [InlineData("ArrowLeft", "roster")]
    [InlineData("End", "roster")]
    public void Key_chooses_another_tab_and_takes_the_focus_there(string key, string chosen)
    {
        var (tabs, focus) = (Inside(), new FocusWatch(JSInterop));
        focus.See(tabs.Nodes);
        tabs.Find("[role=tablist]").KeyDown(new KeyboardEventArgs { Key = key });
        Assert.Equal("shows " + chosen, tabs.Find("[role=tabpanel]").TextContent);
        Assert.Equal(three.Single(t => t.Key == chosen).Text, focus.Text);
    }

    [Fact]
    public void Only_the_chosen_tab_is_reached_by_Tab_and_names_the_panel()
    {
        var tabs = Inside();
        var chosen = Assert.Single(tabs.FindAll("[role=tab]"), t => t.GetAttribute("tabindex") == "0");
        Assert.Equal("true", chosen.GetAttribute("aria-selected"));
        Assert.Equal(chosen.Id, tabs.Find("[role=tabpanel]").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void Tabs_with_addresses_are_links_of_which_one_is_current()
    {
        var tabs = Render<Tabs>(p => p
            .Add(t => t.Label, "Delegation").Add(t => t.Items, three).Add(t => t.Selected, "tasks").Add(t => t.Href, k => "d?tab=" + k));
        Assert.Equal(["d?tab=agenda", "d?tab=tasks", "d?tab=roster"], tabs.FindAll("nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Tasks", Assert.Single(tabs.FindAll("[aria-current=page]")).TextContent.Trim());
        Assert.Empty(tabs.FindAll("[role=tablist]"));
    }

    private IRenderedComponent<Tabs> Inside()
    {
        IRenderedComponent<Tabs> tabs = null!;
        tabs = Render<Tabs>(p => p.Add(t => t.Label, "Parts").Add(t => t.Items, three).Add(t => t.Selected, "agenda")
            .Add(t => t.SelectedChanged, chosen => tabs.Render(q => q.Add(t => t.Selected, chosen)))
            .Add(t => t.Panel, key => "shows " + key));
        return tabs;
    }
}
