using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class TextListTests : BunitContext
{
    private static readonly TextLine Paper = new(
        DelegationTexts.Paper(FakeHub.Actor, CompartmentId.Delegation, PaperKind.Contribution, "1a")!.Value, CompartmentId.Delegation,
        "Reply to C7", FakeShelf.Noon, FakeHub.Ben, "Ben Boat");
    private static readonly TextLine Talking = new(
        DelegationTexts.TalkingPointsOf(FakeHub.Actor, CompartmentId.Delegation, FakeHub.Point)!.Value, CompartmentId.Delegation,
        "What we say", FakeShelf.Noon.AddHours(1), ParticipantId.Several);

    [Fact]
    public async Task Texts_are_listed_the_last_changed_first_with_who_may_see_them_and_who_changed_them()
    {
        var page = await Show(new FakeHub(), Paper, Talking);
        Assert.Equal(["What we say", "Reply to C7"], page.FindAll(".texts li a").Select(a => a.TextContent));
        Assert.Equal(["Delegation", "Delegation"], page.FindAll(".texts li .aud").Select(b => b.TextContent));
        Assert.Equal(RecordAddress.Of(Paper.Actor), page.FindAll(".texts li a")[1].GetAttribute("href"));
        Assert.Matches(@"^Talking points, last changed 1 Jul 2026, \d\d:00 UTC by several people$", page.FindAll(".texts li small")[0].TextContent);
        Assert.EndsWith("by Ben Boat", page.FindAll(".texts li small")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_text_is_made_in_the_chosen_compartment_and_opened()
    {
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 1) };
        hub.Hold(CompartmentId.Government, Right.Write);
        var page = await Show(hub);
        Assert.Equal(["delegation", "government"], page.FindAll("#text-at option").Select(o => o.GetAttribute("value")));
        page.Find("#text-title").Input("Instructions");
        page.Find("#text-kind").Change("LiaisonStatement");
        page.Find("#text-at").Change("government");
        page.Find("form").Submit();
        var sent = await hub.NextSent();
        Assert.Equal(CompartmentId.Government, sent.Compartment);
        Assert.StartsWith($"draft/{FakeHub.Actor.Kind}/1/{FakeHub.Actor.Key}/government/papers/liaison-statement.", sent.Actor.Value, StringComparison.Ordinal);
        Assert.Equal(new CreateDraft("Instructions"), new DraftKind().Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
        page.WaitForState(() => Services.GetRequiredService<BunitNavigationManager>().Uri.EndsWith(RecordAddress.Of(sent.Actor), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_that_is_refused_is_not_opened_and_its_title_stays()
    {
        var hub = new FakeHub { Judge = _ => OutcomeMessage.Rejected(TextLimits.Required("title")) };
        var page = await Show(hub);
        page.Find("#text-title").Input(" ");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll(".refusal").Count == 1);
        Assert.Contains("“Title” must not be empty", page.Find(".refusal").TextContent, StringComparison.Ordinal);
        Assert.Empty(Services.GetRequiredService<BunitNavigationManager>().History);
    }

    [Fact]
    public async Task Adviser_begins_no_paper_of_the_delegation()
    {
        var page = await Show(new FakeHub { Role = RosterRole.Adviser });
        Assert.Empty(page.FindAll("form"));
        Assert.Contains("No texts yet.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talking_points_are_found_on_their_point_or_begun_there_for_each_audience()
    {
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 1) };
        hub.Hold(CompartmentId.Government, Right.Write);
        var desks = await Desks.Open(hub);
        var shelf = await FakeShelf.Of(Talking);
        var page = Render<TalkingPoints>(p => p.Add(t => t.Desk, desks.Desk).Add(t => t.Shelf, shelf).Add(t => t.Point, FakeHub.Point));
        Assert.Equal(RecordAddress.Of(Talking.Actor), page.Find("li a").GetAttribute("href"));
        page.FindAll("button").Single(b => b.GetAttribute("aria-label") == "Open in editor: talking points for Government only").Click();
        var sent = await hub.NextSent();
        Assert.Equal(DelegationTexts.TalkingPointsOf(FakeHub.Actor, CompartmentId.Government, FakeHub.Point), sent.Actor);
        Assert.Equal(new CreateDraft("Talking points: Framework"), new DraftKind().Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
    }

    private async Task<IRenderedComponent<TextList>> Show(FakeHub hub, params TextLine[] lines)
    {
        var desks = await Desks.Open(hub);
        var shelf = await FakeShelf.Of(lines);
        return Render<TextList>(p => p.Add(t => t.Desk, desks.Desk).Add(t => t.Shelf, shelf));
    }
}
