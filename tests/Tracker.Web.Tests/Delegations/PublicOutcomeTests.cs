using Tracker.Domain.Claims;
using Tracker.Domain.Contributions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Records.Subjects;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

/// <summary>What the report of a delegation gives to a form of the public record.</summary>
public sealed class PublicOutcomeTests
{
    private static readonly ActorId Item = ActorId.Parse("work-item/itu/newip");

    private static readonly PointReport Report = new(
        1, FloorOutcome.NotAccepted, PositionMet.Fallback, 3, FakeHub.Ann, new(2026, 7, 20, 9, 0, 0, TimeSpan.Zero), "Not to begin the work",
        "Our red line was crossed", "TD 123");

    private static readonly DelegationFacts Facts = new(Field.Empty, Field.Empty, "ITU-T SG13", "July meeting", new(2026, 7, 4), new(2026, 7, 15));

    [Fact]
    public void Decision_on_the_work_item_needs_one_press_and_has_nothing_of_the_position()
    {
        var proposed = new PublicOutcome(Facts, Report, new(2026, 7, 8)).About(Item, "New IP");
        var (claim, refused) = ClaimDraft.Read(WorkItem.Kind, proposed.Word, new FormWords(proposed.Words), CompartmentId.Record);
        Assert.Null(refused);
        Assert.Equal(
            new Decided(DecisionKind.Decision, new("New IP", Item), "Not accepted", new("ITU-T SG13"), new("July meeting")), claim!.Statement);
        Assert.Equal(("TD 123", "Not to begin the work", "2026-07-08"), (claim.Source!.Document, claim.Source.Quote, claim.Valid?.From?.Value));
        Assert.DoesNotContain(proposed.Words.Values, w => w.Contains("red line", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FloorOutcome.Noted, "Noted"), InlineData(FloorOutcome.Postponed, "Deferred"), InlineData(FloorOutcome.Agreed, "")]
    public void Outcome_of_a_contribution_is_filled_only_where_that_of_the_point_says_it(FloorOutcome outcome, string chosen)
    {
        var contribution = new ContributionFacts(ActorId.Parse("contribution/c1"), "Proposal", [], [], []);
        var proposed = new PublicOutcome(Facts, Report with { Outcome = outcome }, null).About(contribution);
        Assert.Equal(("outcome", chosen, "2026-07-15"), (proposed.Word, proposed.Words["statement.outcome"], proposed.Words["from"]));
        Assert.Equal("July meeting", proposed.Words["statement.meeting"]);
    }
}
