using System.Collections.Immutable;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class MarkTests : BunitContext
{
    [Fact]
    public void No_two_kinds_of_audience_look_alike()
    {
        CompartmentId[] kinds =
        [
            CompartmentId.Record, CompartmentId.Delegation, CompartmentId.Government, CompartmentId.Program,
            CompartmentId.Organization("acme"), CompartmentId.Partner("b"),
        ];
        Assert.Equal(kinds.Length, kinds.Select(k => Show(k).Find(".aud").ClassName).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(k => Show(k).Find("path").GetAttribute("d")).Distinct().Count());
    }

    [Fact]
    public void Audience_is_written_out() => Assert.Equal("Government only", Show(CompartmentId.Government).Find(".aud").TextContent.Trim());

    [Fact]
    public void Every_stance_and_state_has_its_own_sign()
    {
        var stances = Enum.GetValues<Stance>().Select(s => StanceMark.Shape(s)).ToImmutableHashSet();
        Assert.Equal(Enum.GetValues<Stance>().Length, stances.Count);
        Assert.Equal(Enum.GetValues<PositionState>().Length, Enum.GetValues<PositionState>().Select(s => StateMark.Shape(s)).Distinct().Count());
    }

    [Fact]
    public void Answers_are_counted_in_words_and_an_answer_to_an_earlier_text_is_owed_again()
    {
        ConcurrenceLine[] lines = [Line(Reply.Concur), Line(Reply.Concur), Line(Reply.Object, stale: true), Line(Reply.NoReply)];
        var tally = Render<AnswerTally>(p => p.Add(t => t.Lines, lines));
        Assert.Equal("2 concur, 1 object to an earlier version, 1 no reply", tally.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Contains("2 of 4 answered · 2 owed", tally.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_answers_are_one_sign_for_each_kind_with_its_number()
    {
        var lines = Enumerable.Repeat(Line(Reply.Concur), 12).Append(Line(Reply.Object)).ToArray();
        var marks = Render<AnswerMarks>(p => p.Add(t => t.Lines, lines));
        Assert.Equal(["✓", "✕"], marks.FindAll("b").Select(b => b.TextContent));
        Assert.Equal(["12", "1"], marks.FindAll(".num").Select(n => n.TextContent));
        Assert.Equal("12 concur, 1 object", marks.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("Alex Morgan", "AM")]
    [InlineData("Kim van der Berg (sample)", "KB")]
    [InlineData("Cher", "C")]
    [InlineData("王 小明", "王小")]
    [InlineData("", "?")]
    public void Initials_are_of_the_first_and_the_last_name(string name, string initials) => Assert.Equal(initials, Avatar.Initials(name));

    [Fact]
    public void Name_beside_its_circle_is_read_out_once()
    {
        var person = Render<Person>(p => p.Add(x => x.Name, "Alex Morgan"));
        Assert.Equal("true", person.Find(".av").GetAttribute("aria-hidden"));
        Assert.Equal("Alex Morgan", person.Find("bdi").TextContent);
    }

    [Fact]
    public void Steps_before_the_current_one_are_said_to_be_done()
    {
        var steps = Render<Stepper>(p => p.Add(s => s.Label, "State").Add(s => s.Steps, Step.OfPosition).Add(s => s.Current, 1)).FindAll("li");
        Assert.Equal(["Draft, done", "In review", "Cleared", "Final"], steps.Select(s => s.TextContent.Replace(" ,", ",", StringComparison.Ordinal).Trim()));
        Assert.Equal("step", steps[1].GetAttribute("aria-current"));
    }

    private IRenderedComponent<AudienceMark> Show(CompartmentId at) => Render<AudienceMark>(p => p.Add(m => m.Compartment, at));

    private static ConcurrenceLine Line(Reply reply, bool stale = false) => new(ParticipantId.Parse("kim"), "Kim", RosterRole.Member, reply, stale, null);
}
