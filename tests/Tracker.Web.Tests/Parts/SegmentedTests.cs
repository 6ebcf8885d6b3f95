using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class SegmentedTests : BunitContext
{
    private readonly List<Stance> chosen = [];

    [Fact]
    public void Choices_are_radio_buttons_of_one_group_so_that_the_browser_moves_with_arrow_keys()
    {
        var choices = Show().FindAll("input[type=radio]");
        Assert.Equal(3, choices.Count);
        Assert.Single(choices.Select(c => c.GetAttribute("name")).Distinct());
        Assert.Equal("Oppose", Assert.Single(choices, c => c.HasAttribute("checked")).ParentElement!.TextContent.Trim());
    }

    [Fact]
    public void Two_controls_are_two_groups()
    {
        var names = new[] { Show(), Show() }.Select(s => s.Find("input").GetAttribute("name"));
        Assert.Equal(2, names.Distinct().Count());
    }

    [Fact]
    public void Another_choice_is_passed_on()
    {
        Show().FindAll("input")[0].Change("on");
        Assert.Equal([Stance.Support], chosen);
    }

    [Fact]
    public void Disabled_control_takes_no_choice() => Assert.True(Show(disabled: true).Find("fieldset").HasAttribute("disabled"));

    [Fact]
    public void Group_is_named_by_its_label() => Assert.Equal("Stance", Show().Find("fieldset > legend").TextContent);

    [Fact]
    public void First_choice_takes_the_focus_while_nothing_is_chosen()
    {
        Assert.All(Show().FindAll("input"), c => Assert.Null(c.GetAttribute("tabindex")));
        Assert.Equal(["", "-1", "-1"], Show(value: Stance.NotYet).FindAll("input").Select(c => c.GetAttribute("tabindex") ?? ""));
    }

    private IRenderedComponent<Segmented<Stance>> Show(bool disabled = false, Stance value = Stance.Oppose) => Render<Segmented<Stance>>(p => p
        .Add(s => s.Label, "Stance").Add(s => s.Value, value).Add(s => s.Disabled, disabled).Add(s => s.ValueChanged, s => chosen.Add(s))
        .Add(s => s.Options, [new(Stance.Support, "Support"), new(Stance.Neutral, "Neutral"), new(Stance.Oppose, "Oppose", GlyphShape.Cross)]));
}
