using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class MenuTests : BunitContext
{
    private readonly List<string> done = [];
    private readonly FocusWatch focus;

    public MenuTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        focus = new FocusWatch(JSInterop);
    }

    [Fact]
    public void Opened_menu_has_the_focus_at_its_first_act()
    {
        var menu = Show();
        Assert.Empty(menu.FindAll("[role=menu]"));
        menu.Find("button").Click();
        Assert.Equal("true", menu.Find("button").GetAttribute("aria-expanded"));
        Assert.Equal("Add", Focused(menu));
    }

    [Fact]
    public void Arrows_Home_End_and_letters_move_round_the_acts()
    {
        var menu = Show();
        menu.Find("button").Click();
        Assert.Equal("Close", After(menu, "ArrowUp"));
        Assert.Equal("Add", After(menu, "ArrowDown"));
        Assert.Equal("Export", After(menu, "ArrowDown"));
        Assert.Equal("Close", After(menu, "End"));
        Assert.Equal("Add", After(menu, "Home"));
        Assert.Equal("Export", After(menu, "e"));
    }

    [Fact]
    public void Arrow_up_on_the_button_opens_at_the_last_act()
    {
        var menu = Show();
        menu.Find("button").KeyDown(new KeyboardEventArgs { Key = "ArrowUp" });
        Assert.Equal("Close", Focused(menu));
    }

    [Fact]
    public void Escape_closes_and_gives_the_focus_back_to_the_button()
    {
        var menu = Show();
        menu.Find("button").Click();
        menu.Find("[role=menu]").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        Assert.Empty(menu.FindAll("[role=menu]"));
        Assert.Equal("Actions", Focused(menu));
    }

    [Fact]
    public void Chosen_act_is_done_once_and_closes_the_menu()
    {
        var menu = Show();
        menu.Find("button").Click();
        menu.FindAll("[role=menuitem]")[1].Click();
        Assert.Equal(["Export"], done);
        Assert.Empty(menu.FindAll("[role=menu]"));
    }

    [Fact]
    public void Disabled_act_does_nothing_and_leaves_the_menu_open()
    {
        var menu = Show(disabled: true);
        menu.Find("button").Click();
        menu.FindAll("[role=menuitem]")[1].Click();
        Assert.Empty(done);
        Assert.NotEmpty(menu.FindAll("[role=menu]"));
    }

    [Fact]
    public void Menu_opened_again_moves_through_the_same_acts()
    {
        var menu = Show();
        menu.Find("button").Click();
        menu.Find("[role=menu]").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        menu.Find("button").Click();
        Assert.Equal("Add", Focused(menu));
        Assert.Equal("Close", After(menu, "ArrowUp"));
    }

    private IRenderedComponent<Menu> Show(bool disabled = false)
    {
        var menu = Drawn(disabled);
        focus.See(menu.Nodes);
        return menu;
    }

    private IRenderedComponent<Menu> Drawn(bool disabled) => Render<Menu>(p => p
        .Add(m => m.Label, "Actions")
        .AddChildContent<MenuItem>(i => i.Add(x => x.Text, "Add").Add(x => x.OnClick, () => done.Add("Add")))
        .AddChildContent<MenuItem>(i => i.Add(x => x.Text, "Export").Add(x => x.Disabled, disabled).Add(x => x.OnClick, () => done.Add("Export")))
        .AddChildContent<MenuItem>(i => i.Add(x => x.Text, "Close").Add(x => x.OnClick, () => done.Add("Close"))));

    private string After(IRenderedComponent<Menu> menu, string key)
    {
        menu.Find("[role=menu]").KeyDown(new KeyboardEventArgs { Key = key });
        return Focused(menu);
    }

    private string Focused(IRenderedComponent<Menu> menu)
    {
        focus.See(menu.Nodes);
        return focus.Text;
    }
}
