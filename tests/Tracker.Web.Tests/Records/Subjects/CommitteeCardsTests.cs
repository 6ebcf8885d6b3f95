using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Records.Subjects;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records.Subjects;

/// <summary>The committee among those of its body, and its work items by stage.</summary>
public sealed class CommitteeCardsTests : BunitContext
{
    private static readonly ActorId Here = ActorId.Parse("committee/jtc1/wg-9");
    private readonly FakeReads reads = new();

    public CommitteeCardsTests()
    {
        Services.AddSingleton<IReads>(reads);
        Services.AddSingleton(new Handover(null));
        Services.AddSingleton(new Workplace(() => new FakeHub()));
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("WebAssembly", true));
    }

    [Fact]
    public void Tree_leads_to_each_committee_marks_this_one_and_strikes_out_what_has_ended()
    {
        reads.Committees = new(
            [
                new("ISO", 0, false, false), new("JTC 1", 1, false, false, ActorId.Parse("committee/jtc1"), PartialDate.Parse("1987")),
                new("WG 9", 2, true, true, Here, PartialDate.Parse("2014"), PartialDate.Parse("2017"), new("SC 42", ActorId.Parse("committee/jtc1/sc-42"))),
            ], []);
        var cards = Show();
        Assert.Equal(["1", "2", "3"], cards.FindAll(".tree > li").Select(l => l.GetAttribute("aria-level")));
        Assert.Equal(["records/committee/jtc1", "records/committee/jtc1/sc-42"], cards.FindAll(".tree a").Select(a => a.GetAttribute("href")));
        Assert.Equal("WG 9", cards.Find(".tree [aria-current] s").TextContent);
        Assert.Equal(["1987–", "2014–2017"], cards.FindAll(".tree .end").Select(e => e.TextContent));
        Assert.Contains("Ended groups are struck through.", cards.Find(".hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("No work item of this committee is recorded.", cards.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_items_stand_under_their_stage_and_say_which_committee_below_has_them()
    {
        reads.Committees = new([new("WG 9", 0, true, false, Here)],
        [
            new("under study", [new(ActorId.Parse("work-item/a"), "Framework"), new(ActorId.Parse("work-item/b"), "Terms", "TF 1")], "under-study"),
            new("registered", [new(ActorId.Parse("work-item/c"), "Data")], "10.00"),
        ]);
        var cards = Show(new Clocks(PartialDate.Parse("2016"), null));
        Assert.Equal(["Under study", "Registered"], cards.FindAll("summary span:first-child").Select(s => s.TextContent));
        Assert.Equal(["2", "1"], cards.FindAll("summary .count").Select(s => s.TextContent));
        Assert.Equal("10.00", cards.Find("summary .muted").TextContent);
        Assert.Equal(["records/work-item/a?asof=2016", "records/work-item/b?asof=2016", "records/work-item/c?asof=2016"],
            cards.FindAll(".stage a").Select(a => a.GetAttribute("href")));
        Assert.Equal("TF 1", cards.Find(".stage small").TextContent);
        Assert.All(cards.FindAll(".stage"), stage => Assert.True(stage.HasAttribute("open")));
        Assert.Contains("No committee above or below this one is recorded.", cards.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_committees_beside_this_one_are_folded_away()
    {
        reads.Committees = new(
            [.. Enumerable.Range(1, 20).Select(i => new CommitteeNode($"WG {i}", 1, i == 9, false, ActorId.Parse($"committee/jtc1/wg-{i}")))], []);
        var cards = Show();
        Assert.Equal("WG 9", Assert.Single(cards.FindAll("nav > .tree > li")).QuerySelector("b")!.TextContent);
        Assert.Equal("19 more beside it", cards.Find(".beside summary").TextContent);
        Assert.Equal(19, cards.FindAll(".beside li").Count);
    }

    [Fact]
    public void Committee_that_was_not_there_then_has_no_cards() => Assert.Empty(Show().FindAll(".committee"));

    private IRenderedComponent<CommitteeCards> Show(Clocks? then = null) =>
        Render<CommitteeCards>(p => p.Add(c => c.Actor, Here).Add(c => c.Then, then));
}
