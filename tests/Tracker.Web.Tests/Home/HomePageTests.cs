using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Web.Home;
using Tracker.Web.Pages;
using Tracker.Web.Parts;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Home;

public sealed class HomePageTests : BunitContext
{
    private readonly FakeHub hub = new();

    public HomePageTests()
    {
        Services.AddParts();
        var frame = new Frame(this, hub, FakeHub.Acme);
        frame.Reads.Listed.Add(new ListedRecord(FakeHub.Actor, "SG13", new Dictionary<string, string>(), FakeHub.Usual, RosterRole.Head));
    }

    [Fact]
    public void Tour_is_offered_while_a_step_is_open_and_no_longer_when_all_are_done()
    {
        var page = Render<HomePage>();
        page.WaitForElement($"a[href={Tour.Address}]");
        Assert.Contains("1 of your 4 steps done", page.Find(".banner").TextContent, StringComparison.Ordinal);
        hub.Tell(CompartmentId.Delegation, new StanceSet(FakeHub.Point, Stance.NotYet, Stance.Support), FakeHub.Ann);
        page.WaitForAssertion(() => Assert.Equal("Go on with the tour", page.Find($"a[href={Tour.Address}]").TextContent));
        hub.Tell(CompartmentId.Delegation, new Concurred(FakeHub.Point, 1, Answer.Concur), FakeHub.Ann);
        page.WaitForState(() => page.FindAll($"a[href={Tour.Address}]").Count == 0);
    }

    [Fact]
    public void Nothing_is_below_the_offer_of_the_tour_that_would_move_when_it_comes()
    {
        var page = Render<HomePage>();
        page.WaitForElement($"a[href={Tour.Address}]");
        Assert.NotNull(page.Find(".cols > .stack:last-child > .banner:last-child"));
    }

    [Fact]
    public void Tour_that_is_skipped_is_offered_no_longer_and_the_browser_remembers_it_for_this_participant()
    {
        var page = Render<HomePage>();
        page.WaitForElement($"a[href={Tour.Address}]");
        page.FindAll("button").Single(b => b.TextContent == "Skip the tour").Click();
        Assert.Empty(page.FindAll($"a[href={Tour.Address}]"));
        Assert.Equal(["tour-skipped:ann", "yes"], JSInterop.VerifyInvoke("localStorage.setItem").Arguments);
    }

    [Fact]
    public void Tour_that_was_skipped_is_not_offered()
    {
        var asked = JSInterop.Setup<string?>("localStorage.getItem", "tour-skipped:ann");
        var page = Render<HomePage>();
        page.WaitForState(() => asked.Invocations.Count == 1);
        asked.SetResult("yes");
        Assert.Empty(page.FindAll($"a[href={Tour.Address}]"));
    }
}
