using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Contributions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class RatingTests : BunitContext
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly ActorId Item = ActorId.Parse("work-item/itu/newip");
    private readonly FakeHub hub = new();
    private readonly FakeReads reads = new();

    public RatingTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IReads>(reads);
        hub.Happen(At, new WorkItemLinked(FakeHub.Point, Item));
        reads.Contributed.AddRange(Enumerable.Range(1, 4).Select(i => new ContributionFacts(Document(i), $"Proposal {i}", [], [], [], $"C{i}")));
    }

    private static ActorId Document(int number) => ActorId.Parse($"contribution/c{number}");

    private async Task<IRenderedComponent<ContributionsOnPoint>> Shown()
    {
        var desks = await Desks.Open(hub);
        this.AddReads();
        var view = Render<ContributionsOnPoint>(p => p.Add(f => f.Desk, desks.Desk).Add(f => f.Point, FakeHub.Point));
        desks.Desk.OnChange(() => Task.Run(() => view.InvokeAsync(() => view.Render(p => p.Add(f => f.Point, FakeHub.Point)))));
        return view;
    }

    [Fact]
    public async Task Point_counts_what_was_submitted_and_what_passed_and_leaves_the_rest_as_not_rated()
    {
        hub.Happen(At, new ContributionRated(Document(1), FakeHub.Point, new(true, true, true)), FakeHub.Ben);
        var view = await Shown();
        Assert.Equal("4 submitted / 1 substantive / 3 not rated", view.Find("#ratings p").TextContent);
        Assert.Contains(RatedContribution.Rule, view.Markup, StringComparison.Ordinal);
        Assert.Contains("Ben Boat", view.Find("#rating-c1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rating_is_sent_with_its_note_and_a_later_one_leaves_the_earlier_on_the_page()
    {
        hub.Happen(At, new ContributionRated(Document(1), FakeHub.Point, new(true), "Needed"));
        var view = await Shown();
        Assert.Contains("4 submitted / 0 substantive / 1 rated in part / 3 not rated", view.Markup, StringComparison.Ordinal);
        await Rate(view, "Rate again…", "No", "Not new");
        view.WaitForAssertion(() => Assert.Contains("Not substantive", view.Find("#rating-c1").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 earlier rating", view.Find("#rating-c1 summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("Needed", view.Find("#rating-c1 details").TextContent, StringComparison.Ordinal);
    }

    private async Task Rate(IRenderedComponent<ContributionsOnPoint> view, string begin, string answer, string note)
    {
        view.FindAll("#rating-c1 button").First(b => b.TextContent == begin).Click();
        view.FindAll("#rating-c1 .seg")[0].QuerySelectorAll("label").First(l => l.TextContent.Trim() == answer).QuerySelector("input")!.Change("on");
        view.Find("#rate-c1-note").Input(note);
        view.Find("#rating-c1 form").Submit();
        Assert.Equal("rate-contribution", (await hub.NextSent()).Name);
    }
}
