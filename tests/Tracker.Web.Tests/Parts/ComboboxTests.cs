using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class ComboboxTests : BunitContext
{
    private static readonly string[] committees = ["SG13 Future networks", "SG15 Transport", "SG17 Security"];
    private readonly FakeTimeProvider time = new();
    private readonly List<string?> chosen = [];
    private readonly List<string> created = [];
    private Func<string, Task<IReadOnlyList<string>>> search =
        typed => Task.FromResult<IReadOnlyList<string>>([.. committees.Where(c => c.Contains(typed, StringComparison.OrdinalIgnoreCase))]);

    public ComboboxTests() => Services.AddSingleton<TimeProvider>(time);

    [Fact]
    public void Arrow_keys_move_round_the_suggestions_and_Enter_chooses()
    {
        var field = Show(create: false);
        Type(field, "sg1");
        Assert.Equal(3, field.FindAll("[role=option]").Count);
        Press(field, "ArrowDown", "ArrowDown");
        Assert.Equal("SG15 Transport", Marked(field));
        Press(field, "ArrowDown", "ArrowDown");
        Assert.Equal("SG13 Future networks", Marked(field));
        Press(field, "ArrowUp");
        Assert.Equal("SG17 Security", Marked(field));
        Press(field, "Enter");
        Assert.Equal(["SG17 Security"], chosen);
        Assert.Equal("SG17 Security", field.Find("input").GetAttribute("value"));
        Assert.Equal("false", field.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Escape_closes_the_list_and_shows_again_what_holds()
    {
        var field = Show(value: "SG13 Future networks");
        Type(field, "sg17");
        Press(field, "ArrowDown", "Escape");
        Assert.Empty(chosen);
        Assert.Equal("SG13 Future networks", field.Find("input").GetAttribute("value"));
        Assert.Equal("false", field.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Emptied_field_chooses_nothing()
    {
        var field = Show(value: "SG13 Future networks");
        field.Find("input").Input("");
        Assert.Equal([null], chosen);
    }

    [Fact]
    public void Last_row_creates_what_does_not_exist()
    {
        var field = Show();
        Type(field, "SG99");
        Assert.Equal("Create “SG99”", Text(field.Find("[role=option]")));
        Press(field, "ArrowDown", "Enter");
        Assert.Equal(["SG99"], created);
        Assert.Empty(chosen);
    }

    [Fact]
    public void Name_that_was_typed_and_not_chosen_goes_when_the_field_is_left_unless_it_can_be_a_new_one()
    {
        var field = Show();
        Type(field, "SG99");
        field.Find("input").FocusOut();
        Assert.Empty(created);
        Assert.Equal("", field.Find("input").GetAttribute("value") ?? "");

        field.Render(p => p.Add(c => c.KeepsTyped, true));
        Type(field, " SG99 ");
        field.Find("input").FocusOut();
        Assert.Equal(["SG99"], created);
    }

    [Fact]
    public void Existing_name_is_not_offered_to_be_created()
    {
        var field = Show();
        Type(field, "sg17 security");
        Assert.Equal("SG17 Security", Text(Assert.Single(field.FindAll("[role=option]"))));
    }

    [Fact]
    public void Only_the_last_of_what_was_typed_is_looked_up()
    {
        var asked = new List<string>();
        search = typed =>
        {
            asked.Add(typed);
            return Task.FromResult<IReadOnlyList<string>>([]);
        };
        var field = Show();
        field.Find("input").Input("s");
        field.Find("input").Input("sg");
        Assert.Contains("Looking…", field.Markup, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(1));
        field.WaitForAssertion(() => Assert.Equal(["sg"], asked));
    }

    /// <summary>The suggestions of before are still shown then, and another one is first among them.</summary>
    [Fact]
    public void Keys_that_come_before_the_suggestions_for_what_is_typed_choose_among_those_and_not_among_the_ones_of_before()
    {
        var field = Show();
        Type(field, "sg1");
        field.Find("input").Input("sg17");
        Press(field, "ArrowDown", "Enter");
        Assert.Empty(chosen);
        time.Advance(TimeSpan.FromSeconds(1));
        field.WaitForAssertion(() => Assert.Equal(["SG17 Security"], chosen));
        Assert.Equal("false", field.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Key_for_words_that_were_written_over_is_forgotten()
    {
        var field = Show();
        field.Find("input").Input("sg13");
        Press(field, "ArrowDown", "Enter");
        Type(field, "sg17");
        Assert.Empty(chosen);
        Assert.Equal("true", field.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Failure_is_said_and_can_be_tried_again()
    {
        search = _ => throw new HttpRequestException();
        var field = Show();
        field.Find("input").Input("sg");
        time.Advance(TimeSpan.FromSeconds(1));
        field.WaitForAssertion(() => Assert.Contains("could not be loaded", field.Find(".err").TextContent, StringComparison.Ordinal));
        search = _ => Task.FromResult<IReadOnlyList<string>>(["SG13 Future networks"]);
        Press(field, "ArrowDown");
        time.Advance(TimeSpan.FromSeconds(1));
        field.WaitForElement("[role=option]");
        Assert.Empty(field.FindAll(".err"));
    }

    private IRenderedComponent<Combobox<string>> Show(string? value = null, bool create = true) => Render<Combobox<string>>(p =>
    {
        p.Add(c => c.Id, "committee").Add(c => c.Label, "Committee").Add(c => c.TextOf, c => c).Add(c => c.Value, value);
        p.Add(c => c.Search, (typed, _) => search(typed)).Add(c => c.ValueChanged, c => chosen.Add(c));
        if (create) p.Add(c => c.OnCreate, c => created.Add(c));
    });

    private void Type(IRenderedComponent<Combobox<string>> field, string text)
    {
        field.Find("input").Input(text);
        time.Advance(TimeSpan.FromSeconds(1));
        field.WaitForElement("[role=option]");
    }

    private static void Press(IRenderedComponent<Combobox<string>> field, params string[] keys)
    {
        foreach (var key in keys) field.Find("input").KeyDown(new KeyboardEventArgs { Key = key });
    }

    /// <summary>The suggestion that Enter would choose, as the field tells it to a screen reader.</summary>
    private static string Marked(IRenderedComponent<Combobox<string>> field) =>
        Text(field.Find("#" + field.Find("input").GetAttribute("aria-activedescendant")));

    private static string Text(AngleSharp.Dom.IElement row) => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
