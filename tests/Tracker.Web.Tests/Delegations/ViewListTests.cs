using System.Text;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class ViewListTests : BunitContext
{
    private readonly FakeReads reads = new();
    private OwnRecord? own;

    public ViewListTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IReads>(reads).AddSingleton(new Toasts(TimeProvider.System));
    }

    [Fact]
    public async Task View_with_its_draft_beside_it_is_shown_again_after_a_change()
    {
        var view = EntityId.Parse("v1");
        var office = GroupId.Parse("office/x");
        var hub = new FakeHub();
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new ViewDrafted(view, office, "New IP", "No new addressing."), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new ViewIssued(view, 1, office, FakeHub.Ben, "New IP", "No new addressing.", new Validity()), FakeHub.Ben);
        var desks = await Desks.Open(hub, office);
        Services.AddSingleton((await OwnRecord.Open()).Workplace);
        var page = Render<ViewList>(p => p.Add(v => v.Desk, desks.Desk));
        hub.Tell(CompartmentId.Delegation, new IssuedViewWithdrawn(view), FakeHub.Ben);
        page.Render(p => p.Add(v => v.Desk, desks.Desk));
        Assert.Equal("withdrawn", page.Find(".view .chip").TextContent);
        Assert.Equal(2, page.FindAll(".view").Count);
    }

    [Fact]
    public async Task Publishing_names_exactly_who_will_read_what_is_new_and_waits_at_the_server_until_it_is_taken_back()
    {
        var (desks, page) = await Revised();
        page.Find("#view-publish-v1").Click();
        Assert.Equal(["Ann Ahead", "Ben Behind"], page.FindAll(".recipients b").Select(b => b.TextContent));
        Assert.Equal(" at all", page.Find("dialog ins").TextContent);
        Assert.Empty(page.FindAll("dialog del"));
        page.Find("#view-publish-v1-go").Click();
        var held = await own!.Takes<HoldAct>(c => new ActHeld(c.Id, c.Act));
        Assert.Equal((FakeHub.Actor, CompartmentId.Government, "publish-view"), (held.Act.Record, held.Act.At, held.Act.Name));
        Assert.Equal(
            new PublishView(EntityId.Parse("v1"), 2),
            new DelegationKind().Codec.DecodeCommand(held.Act.Name, Encoding.UTF8.GetBytes(held.Act.Payload)).Command);
        page.WaitForElement("#view-publish-v1-undo").Click();
        Assert.Equal(held.Id, (await own.Takes<TakeBackAct>(c => new ActTakenBack(c.Id))).Id);
        page.WaitForElement("#view-publish-v1").Click();
        page.Find("#view-publish-v1-go").Click();
        held = await own.Takes<HoldAct>(c => new ActHeld(c.Id, c.Act));
        page.WaitForElement("#view-publish-v1-now").Click();
        Assert.Equal(held.Id, (await own.Takes<HurryAct>(c => new ActHurried(c.Id))).Id);
        own.Tell(new ActBegun(held.Id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#view-publish-v1-undo")));
        own.Tell(new ActSettled(held.Id, "The view has moved on."));
        page.WaitForAssertion(() => Assert.Contains(
            "The view has moved on.", page.Find("#view-publish-v1").ParentElement!.TextContent, StringComparison.Ordinal));
        Assert.False(desks.Hub.HasSent);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nothing_can_be_published_to_nobody_or_to_nobody_knows_whom(bool isRead)
    {
        var (_, page) = await Revised();
        reads.Receiving = isRead ? [] : null;
        page.Find("#view-publish-v1").Click();
        Assert.True(page.Find("#view-publish-v1-go").HasAttribute("disabled"));
        var why = isRead ? "Nobody belongs to this audience today" : "could not be read";
        Assert.Contains(why, page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
    }

    /// <summary>A view that was published once and changed since.</summary>
    private async Task<(Desks, IRenderedComponent<ViewList>)> Revised()
    {
        var (view, office) = (EntityId.Parse("v1"), GroupId.Parse("office/x"));
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 9) };
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new ViewDrafted(view, office, "New IP", "No new addressing"), FakeHub.Ben);
        hub.Happen(CompartmentId.Government, new ViewPublished(view, 1, 1), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new ViewIssued(view, 1, office, FakeHub.Ben, "New IP", "No new addressing", new Validity()), FakeHub.Ben);
        hub.Happen(CompartmentId.Government, new ViewTextEdited(view, new Edit("No new addressing", "No new addressing at all")), FakeHub.Ben);
        var desks = await Desks.Open(hub, office);
        own = await OwnRecord.Open();
        Services.AddSingleton(own.Workplace);
        var page = Render<ViewList>(p => p.Add(v => v.Desk, desks.Desk));
        reads.Receiving = [new(FakeHub.Ann, "Ann Ahead"), new(FakeHub.Ben, "Ben Behind")];
        return (desks, page);
    }

    [Fact]
    public async Task View_is_begun_as_a_text_of_many_with_what_it_reads_and_then_read_here_and_opened_there()
    {
        var view = EntityId.Parse("v1");
        var office = GroupId.Parse("office/x");
        var hub = new FakeHub { Judge = _ => new OutcomeMessage(Result.Accepted, 1) };
        hub.Hold(CompartmentId.Government, Right.Write);
        hub.Happen(CompartmentId.Government, new ViewDrafted(view, office, "New IP", "No new addressing."), FakeHub.Ben);
        var desks = await Desks.Open(hub, office);
        Services.AddSingleton((await OwnRecord.Open()).Workplace);
        var page = Render<ViewList>(p => p.Add(v => v.Desk, desks.Desk));
        page.FindAll("button").Single(b => b.GetAttribute("aria-label") == "Open in editor: New IP").Click();
        var sent = await hub.NextSent();
        Assert.Equal(DelegationTexts.ViewOf(FakeHub.Actor, view), sent.Actor);
        var created = Assert.IsType<CreateDraft>(new DraftKind().Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
        Assert.Equal(("Government view: New IP", "No new addressing.\n"), (created.Title, RichText.FromChange(created.Text!).PlainText()));

        hub.Tell(CompartmentId.Government, new ViewTextWrittenTogether(view), FakeHub.Ben);
        page.Render(p => p.Add(v => v.Desk, desks.Desk));
        Assert.Equal("No new addressing.", page.Find(".reads").TextContent);
        Assert.Equal(RecordAddress.Of(sent.Actor), page.Find(".field a").GetAttribute("href"));
        Assert.Empty(page.FindAll("textarea#view-text-v1"));
    }
}
