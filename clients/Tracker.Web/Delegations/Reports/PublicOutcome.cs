using Tracker.Domain.Claims;
using Tracker.Domain.Contributions;
using Tracker.Domain.WorkItems;
using Tracker.Web.Parts;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.Delegations;

/// <summary>What the report of a meeting has of a point that may go into the public record. The position, how the outcome compares with it and why it
/// differs stay in the delegation.</summary>
/// <param name="Heard">The day on which the outcome was noted on the floor; null if it was not.</param>
public sealed record PublicOutcome(DelegationFacts Facts, PointReport Report, DateOnly? Heard)
{
    /// <summary>A decision of the meeting about a work item.</summary>
    public ProposedFact About(ActorId item, string title) => ProposedFact.Of(
        WorkItem.Kind, item,
        new Decided(DecisionKind.Decision, new(title, item), Words.Title(Report.Outcome), new(Facts.Committee), new(Facts.Gathering)), Source, Day);

    /// <summary>What became of a contribution to the point. That a point was agreed does not say which of its contributions the text takes up.</summary>
    public ProposedFact About(ContributionFacts contribution)
    {
        var outcome = Report.Outcome == FloorOutcome.Postponed ? Incorporation.Deferred : Incorporation.Noted;
        var proposed = ProposedFact.Of(
            BodyContribution.Kind, contribution.Actor, new OutcomeReached(outcome, Meeting: contribution.Meeting ?? new(Facts.Gathering)), Source, Day);
        return Report.Outcome is FloorOutcome.Postponed or FloorOutcome.Noted ? proposed : proposed.Without("statement.outcome");
    }

    private Source Source => new(Report.Source ?? Facts.Gathering, Report.Text);

    private DateOnly? Day => Heard ?? (DateOnly.FromDateTime(Report.At.UtcDateTime) >= Facts.ClosesOn ? Facts.ClosesOn : null);
}
