using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class PointPageTests : BunitContext
{
    [Fact]
    public async Task Text_is_sent_once_after_a_pause_as_seen_and_written()
    {
        var hub = new FakeHub();
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        page.Find("#position-redLine").Input("no new");
        page.Find("#position-redLine").Input("no new names");
        Assert.True(desks.Desk.IsWriting);
        Assert.False(hub.HasSent);
        desks.Time.Advance(TimeSpan.FromMilliseconds(250));
        var message = await hub.NextSent();
        var sent = Assert.IsType<EditPositionText>(new DelegationKind().Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command);
        Assert.Equal(new EditPositionText(FakeHub.Point, PositionText.RedLine, new Edit(null, "no new names")), sent);
        Assert.False(desks.Desk.IsWriting);
    }

    [Fact]
    public async Task Text_over_the_limit_is_kept_with_the_rule_beside_it()
    {
        var desks = await Desks.Open(new FakeHub());
        var page = Show(desks);
        var long_ = new string('x', DelegationLimits.PositionText + 1);
        page.Find("#position-fallback").Input(long_);
        page.Find("#position-fallback").Blur();
        page.WaitForState(() => page.FindAll(".refusal").Count == 1);
        Assert.Contains("at most 4000 characters", page.Find(".refusal").TextContent, StringComparison.Ordinal);
        Assert.Equal(long_, page.Find("#position-fallback").GetAttribute("value"));
        Assert.False(desks.Hub.HasSent);
    }

    [Fact]
    public async Task Text_that_is_written_together_is_read_here_and_opened_there()
    {
        var hub = new FakeHub();
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        hub.Tell(CompartmentId.Delegation, new PositionTextEdited(FakeHub.Point, PositionText.RedLine, new Edit(null, "No registry.")), FakeHub.Ben);
        hub.Tell(CompartmentId.Delegation, new PositionTextWrittenTogether(FakeHub.Point, PositionText.RedLine), FakeHub.Ben);
        page.WaitForState(() => page.FindAll("#position-redLine.reads").Count == 1);
        Assert.Equal("No registry.", page.Find("#position-redLine").TextContent);
        var link = page.Find("a[aria-describedby=position-redLine-label]").GetAttribute("href");
        Assert.EndsWith($"/delegation/{FakeHub.Point}/red-line", link, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Red line", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Field_that_another_edits_says_so_beside_it()
    {
        var hub = new FakeHub();
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        hub.Show(new Present(FakeHub.Ben, "Ben Boat", CompartmentId.Delegation, FakeHub.Point, "redLine", Attention.Editing));
        page.WaitForState(() => page.FindAll(".editing").Count == 1);
        Assert.Contains("Ben Boat is editing", page.Find("label[for=position-redLine]").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Participant_who_did_not_answer_is_shown_as_no_reply()
    {
        var desks = await Desks.Open(new FakeHub());
        var row = Show(desks).FindAll(".answers li").Single(r => r.TextContent.Contains("Ben Boat", StringComparison.Ordinal));
        Assert.Contains("No reply", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_to_an_earlier_text_is_shown_as_stale_and_not_counted()
    {
        var hub = new FakeHub();
        hub.Happen(CompartmentId.Delegation, new Concurred(FakeHub.Point, 0, Answer.Concur), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new PositionTextEdited(FakeHub.Point, PositionText.RedLine, new Edit(null, "new")));
        var text = Show(await Desks.Open(hub)).Find(".answers").TextContent;
        Assert.Contains("answers version 0, now ", text, StringComparison.Ordinal);
        Assert.Contains("0 concur · 1 stale · 1 no reply", text, StringComparison.Ordinal);
        Assert.Contains("of 2 on the roster today", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_is_chosen_by_the_participant_and_again_for_each_version()
    {
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted) };
        var page = Show(await Desks.Open(hub));
        Assert.Empty(page.FindAll("form.answer input[checked]"));
        page.Find("form.answer").Submit();
        page.WaitForAssertion(() => Assert.Equal("Choose your answer.", page.Find("form.answer .refusal").TextContent.Trim()));
        Assert.False(hub.HasSent);

        page.FindAll("form.answer input[type=radio]")[0].Change("on");
        Assert.Single(page.FindAll("form.answer input[checked]"));
        page.Find("form.answer").Submit();
        var message = await hub.NextSent();
        Assert.Equal(new Concur(FakeHub.Point, 0, Answer.Concur), new DelegationKind().Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.answer input[checked]")));
    }

    [Fact]
    public async Task Answers_to_a_final_position_are_counted_by_the_roster_of_its_day()
    {
        var hub = new FakeHub();
        hub.Happen(CompartmentId.Delegation, new PositionStateChanged(FakeHub.Point, 0, PositionState.Draft, PositionState.Final));
        hub.Happen(CompartmentId.Delegation, new RosterEntryAdded(EntityId.Parse("r3"), ParticipantId.Parse("cy"), "Cy Late", FakeHub.Acme, RosterRole.Member),
            when: FakeHub.Usual.AddHours(1));
        var text = Show(await Desks.Open(hub)).Find(".answers").TextContent;
        Assert.Contains("of 2 on the roster on 1 Jul 2026, when it became final, without observers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cy Late", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_that_the_rules_forbid_is_closed_with_their_reason()
    {
        var hub = new FakeHub { Role = RosterRole.Member };
        hub.Happen(CompartmentId.Delegation, new PositionStateChanged(FakeHub.Point, 0, PositionState.Draft, PositionState.InReview));
        hub.Happen(CompartmentId.Delegation, new PositionStateChanged(FakeHub.Point, 0, PositionState.InReview, PositionState.Cleared));
        var page = Show(await Desks.Open(hub));
        Assert.True(page.Find("#state-final").HasAttribute("disabled"));
        Assert.Equal("Only the head can make a position final.", page.Find("#state-final-why").TextContent);
        Assert.False(page.Find("#state-draft").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Adviser_reads_the_texts_and_the_reason_why_he_cannot_change_them()
    {
        var page = Show(await Desks.Open(new FakeHub { Role = RosterRole.Adviser }));
        Assert.True(page.Find("#position-redLine").HasAttribute("readonly"));
        Assert.Contains(
            "Advisers can only write notes, concurrences, ratings and answers to invitations.", page.Find("#position-redLine-hint").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_on_its_way_stays_with_its_point_while_another_one_is_shown()
    {
        var (hub, other) = (new FakeHub(), EntityId.Parse("p2"));
        hub.Happen(CompartmentId.Delegation, new PointAdded(other, "7.3", "Another"));
        var page = Show(await Desks.Open(hub));
        page.Find("#position-fallback").Input("Of the first point");
        page.Find("#position-fallback").Blur();
        page.Find("#agenda-number").Input("7.2 a");
        page.Find("#agenda-number").Blur();
        await hub.NextSent();
        page.Render(p => p.Add(x => x.Point, other));
        Assert.Equal("", page.Find("#position-fallback").GetAttribute("value"));
        Assert.Equal("7.3", page.Find("#agenda-number").GetAttribute("value"));
        page.Render(p => p.Add(x => x.Point, FakeHub.Point));
        Assert.Equal("Of the first point", page.Find("#position-fallback").GetAttribute("value"));
    }

    private IRenderedComponent<PointPage> Show(Desks desks) => this.ShowPoint(desks);
}
