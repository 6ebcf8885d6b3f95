using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Pages;
using Tracker.Web.Parts;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Home;

public sealed class WelcomePageTests : BunitContext
{
    private static readonly GroupId office = GroupId.Parse("office/x");

    private readonly FakeHub hub = new();

    [Fact]
    public void Head_is_led_to_the_delegation_its_point_the_answer_and_the_views()
    {
        var page = Show(FakeHub.Acme);
        Assert.Equal(["sessions", "d/test", "d/test/p1", "d/test/p1?side=answers", "d/test?tab=views"], Links(page));
        Assert.Equal("Open your delegation", Now(page));
        Assert.Contains("You are head of the delegation to ITU-T SG13. It is a real one", Text(page, 1), StringComparison.Ordinal);
        Assert.Contains("Point 7.2: Framework.", Text(page, 2), StringComparison.Ordinal);
        Assert.Contains("Concur with point 7.2, object or abstain, for acme.", Text(page, 3), StringComparison.Ordinal);
        Assert.Contains("1 of your 4 steps done", page.Find(".meta").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_is_done_when_the_record_says_so_and_the_next_one_is_marked()
    {
        var page = Show(FakeHub.Acme);
        hub.Tell(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.NotYet, Stance.Oppose), FakeHub.Ben);
        hub.Tell(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.Oppose, Stance.Support), FakeHub.Ann);
        page.WaitForAssertion(() => Assert.Equal("Answer for your organisation", Now(page)));
        hub.Tell(CompartmentId.Delegation, new Concurred(FakeHub.Point, 2, Answer.Concur), FakeHub.Ann);
        page.WaitForAssertion(() => Assert.Contains("That was the tour.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".tour .now"));
        Assert.Contains("4 of your 4 steps done", page.Find(".meta").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_did_is_no_step_of_this_participant()
    {
        hub.Happen(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.NotYet, Stance.Oppose), FakeHub.Ben);
        hub.Happen(CompartmentId.Delegation, new Concurred(FakeHub.Point, 1, Answer.Concur), FakeHub.Ben);
        Assert.Single(Show(FakeHub.Acme).FindAll(".tour .done"));
    }

    [Fact]
    public void Opened_delegation_is_a_step_that_is_done()
    {
        var frame = At(FakeHub.Acme);
        frame.Workplace.Leave(frame.Workplace.Visit(FakeHub.Actor, client => new DelegationDesk(client, client.Open(FakeHub.Actor))));
        var page = Render<WelcomePage>();
        page.WaitForAssertion(() => Assert.Equal("Take a stance on an agenda point", Now(page)));
    }

    [Fact]
    public void What_the_sample_wrote_under_the_name_of_the_participant_is_not_theirs()
    {
        var view = EntityId.Parse("sample-view");
        hub.Happen(CompartmentId.Delegation,
            new RosterEntryAdded(EntityId.Parse("sample-member"), ParticipantId.Parse("cam"), "Cam Cape", FakeHub.Acme, RosterRole.Member));
        hub.Happen(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.NotYet, Stance.Oppose));
        hub.Happen(CompartmentId.Delegation, new NoteAdded(EntityId.Parse("sample-term"), "Two names.", FakeHub.Point));
        hub.Happen(CompartmentId.Delegation, new ViewIssued(view, 1, office, FakeHub.Ann, "IP", "None.", new()), null, FakeHub.Usual.AddSeconds(1));
        var page = Show(office);
        Assert.Equal("Open the sample delegation", Now(page));
        Assert.Single(page.FindAll(".tour .done"));
        Assert.Contains("It is invented", Text(page, 1), StringComparison.Ordinal);
        hub.Happen(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.Oppose, Stance.Support), FakeHub.Ann, FakeHub.Usual.AddDays(1));
        var later = Render<WelcomePage>();
        Reopen();
        later.WaitForAssertion(() => Assert.Equal(["Sign in", "Open the sample delegation", "Take a stance on an agenda point"], Done(later)));
    }

    [Fact]
    public void Office_member_is_asked_to_publish_a_view_and_has_done_so_when_it_was_issued()
    {
        hub.Role = RosterRole.Liaison;
        hub.Hold(CompartmentId.Government, Right.Write);
        var page = Show(office);
        Assert.Contains("Publish a government view", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 of your 5 steps done", page.Find(".meta").TextContent, StringComparison.Ordinal);
        hub.Tell(CompartmentId.Delegation, new ViewIssued(EntityId.New(), 1, office, FakeHub.Ann, "New IP", "None.", new Validity()), FakeHub.Ann);
        page.WaitForAssertion(() => Assert.Equal(["Sign in", "Open your delegation", "Publish a government view"], Done(page)));
    }

    [Fact]
    public void Participant_who_may_not_publish_reads_who_can_and_does_not_owe_it()
    {
        var page = Show(FakeHub.Acme);
        Assert.Contains("Only government offices publish views to the delegation. On this roster: Ben Boat.", Text(page, 4), StringComparison.Ordinal);
        Assert.DoesNotContain("Publish a government view", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Adviser_is_led_to_a_note_and_an_observer_to_reading()
    {
        hub.Role = RosterRole.Adviser;
        Assert.Equal(["sessions", "d/test", "d/test/p1?side=notes", "d/test/p1?side=answers", "d/test?tab=views"], Links(Show(FakeHub.Acme)));
        hub.Role = RosterRole.Observer;
        hub.Hold(CompartmentId.Delegation, Right.Read);
        Reopen();
        var page = Render<WelcomePage>();
        page.WaitForAssertion(() => Assert.Contains("As observer you read positions", page.Markup, StringComparison.Ordinal));
        Assert.Contains("1 of your 2 steps done", page.Find(".meta").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_agenda_gets_its_first_point()
    {
        hub.Happen(CompartmentId.Delegation, new PointRemoved(FakeHub.Point));
        var page = Show(FakeHub.Acme);
        Assert.Contains("Add an agenda point", Text(page, 2), StringComparison.Ordinal);
        Assert.Equal(["sessions", "d/test", "d/test", "d/test?tab=views"], Links(page));
    }

    [Theory]
    [InlineData("office/x", "Create your first delegation", true), InlineData("org/acme", "Join a delegation", false)]
    public void Participant_without_a_delegation_creates_one_or_reads_who_invites(string group, string title, bool creates)
    {
        At(GroupId.Parse(group)).Reads.Listed.Clear();
        var page = Render<WelcomePage>();
        Assert.StartsWith(title, Text(page, 1), StringComparison.Ordinal);
        Assert.Equal(creates ? ["sessions", "d/new"] : ["sessions"], Links(page));
        Assert.Equal(creates ? title : null, Now(page));
        Assert.DoesNotContain("SG13", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_the_server_writes_has_the_steps_and_the_audiences()
    {
        var frame = At(FakeHub.Acme);
        frame.WriteAtTheServer();
        var read = await hub.Invoke(Wire.Open, WireCodec.Pack(new OpenMessage(FakeHub.Actor)), default);
        frame.Reads.Found = new ReadRecord(WireCodec.Unpack<OpenedMessage>(read).Message!, []);
        var page = Render<WelcomePage>();
        Assert.Equal(5, page.FindAll(".tour > li").Count);
        Assert.Equal(6, page.FindAll(".card .aud").Count);
    }

    [Fact]
    public void Skipped_tour_is_remembered_for_this_participant_and_leads_home()
    {
        var page = Show(FakeHub.Acme);
        page.FindAll("button").Single(b => b.TextContent == "Skip the tour").Click();
        Assert.Equal(["tour-skipped:ann", "yes"], JSInterop.VerifyInvoke("localStorage.setItem").Arguments);
        Assert.EndsWith("/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Skipped_tour_can_be_offered_again()
    {
        At(FakeHub.Acme);
        JSInterop.Setup<string?>("localStorage.getItem", "tour-skipped:ann").SetResult("yes");
        var page = Render<WelcomePage>();
        page.WaitForElement(".head button").Click();
        Assert.Equal(["tour-skipped:ann", ""], JSInterop.VerifyInvoke("localStorage.setItem").Arguments);
        page.WaitForAssertion(() => Assert.Equal("Skip the tour", page.Find(".head button").TextContent));
    }

    private Frame At(params GroupId[] groups)
    {
        Services.AddParts();
        var frame = new Frame(this, hub, groups);
        frame.Reads.Listed.Add(new ListedRecord(FakeHub.Actor, "SG13", new Dictionary<string, string>(), FakeHub.Usual, hub.Role));
        return frame;
    }

    private IRenderedComponent<WelcomePage> Show(params GroupId[] groups)
    {
        At(groups);
        var page = Render<WelcomePage>();
        page.WaitForElement(".tour");
        return page;
    }

    /// <summary>The record is read again as it is now.</summary>
    private void Reopen()
    {
        hub.Lose();
        hub.Return();
    }

    private static IEnumerable<string?> Links(IRenderedComponent<WelcomePage> page) => page.FindAll(".tour a").Select(a => a.GetAttribute("href"));

    private static string? Now(IRenderedComponent<WelcomePage> page) => page.FindAll("[aria-current=step] b").SingleOrDefault()?.TextContent;

    private static IEnumerable<string> Done(IRenderedComponent<WelcomePage> page) =>
        page.FindAll(".tour .done b").Select(b => b.TextContent.Replace(", done", "", StringComparison.Ordinal));

    private static string Text(IRenderedComponent<WelcomePage> page, int step) => page.FindAll(".tour > li > .grow")[step].TextContent.Trim();
}
