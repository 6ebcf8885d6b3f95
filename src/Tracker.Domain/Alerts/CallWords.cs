using Tracker.Domain.Calls;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a call for small businesses in words.</summary>
internal static class CallWords
{
    public static Told Of(CompartmentId at, CallRecord call, CallEvent happened) => happened switch
    {
        CallOpened e => new Told($"opened the call {AlertWords.Quoted(e.Terms.Title)}, to {e.Terms.Deadline}").Important(),
        CallFunded e => new($"pays for the call from {AlertWords.Quoted(e.Money.Name)}"),
        DeadlineMoved e => new Told($"moved the deadline to {e.To}: {AlertWords.Quoted(e.Reason)}").Important(),
        CallCorrected e => new Told($"corrected {Corrected(e.Was, e.To)}: {AlertWords.Quoted(e.Reason)}").Important(),
        CallMoneyChanged e => new($"changed what the whole call has: {AlertWords.Quoted(e.Reason)}"),
        ApplicationSent e => new Told($"sent the application {AlertWords.Quoted(e.Application.Title)}").Important(),
        ApplicationWithdrawn e => new Told($"withdrew the application {Title(call, e.Id)}: {AlertWords.Quoted(e.Reason)}").Important(),
        ReviewersNamed e => new($"named who reviews {Title(call, e.Id)}"),
        ReviewAssigned e => new Told(
            $"asks you to review the application {AlertWords.Quoted(e.Application.Title)}", Concerns: AlertWords.Only(at.Owner)).Important(),
        AssignmentTakenBack => new Told("took back an application that you were to review", Concerns: AlertWords.Only(at.Owner)),
        ReviewGiven e => new($"reviewed the application {Title(call, e.Id)}"),
        ConsensusRecorded e => new Told(
            $"recorded the consensus about {Title(call, e.Id)}: {AlertWords.Spoken(e.Consensus.Advice.ToString())}", Concerns: AlertWords.Only(at.Owner)),
        ApplicationDecided { Outcome: { IsAward: true } outcome } e => Decided(at, call, e.Id, "awarded", outcome.Reason),
        ApplicationDecided e => Decided(at, call, e.Id, "declined", e.Outcome.Reason),
        ActivityReported e => new($"reported on {Title(call, e.Id)}: {AlertWords.Quoted(e.Activity.What)}"),
        AwardEnded e => new Told(
            $"ended the award for {Title(call, e.Id)}: {AlertWords.Quoted(e.Ending.Reason)}", Concerns: Applicant(at, call, e.Id)).Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string Corrected(CallTerms was, CallTerms to) => string.Join(", ",
    [
        .. was.Title != to.Title ? ["the title"] : Array.Empty<string>(), .. was.For != to.For ? ["what the call pays for"] : Array.Empty<string>(),
        .. was.MostPerAward != to.MostPerAward || was.MostPerApplicant != to.MostPerApplicant ? ["the caps"] : Array.Empty<string>(),
        .. was.Costs.AsSpan().SequenceEqual(to.Costs.AsSpan()) ? Array.Empty<string>() : ["the costs that are paid"],
        .. was.Criteria.AsSpan().SequenceEqual(to.Criteria.AsSpan()) ? Array.Empty<string>() : ["the questions to applicants"],
    ]);

    private static Told Decided(CompartmentId at, CallRecord call, EntityId id, string what, string reason) =>
        new Told($"{what} the application {Title(call, id)}: {AlertWords.Quoted(reason)}", Concerns: Applicant(at, call, id)).Important();

    private static ImmutableArray<ParticipantId> Applicant(CompartmentId at, CallRecord call, EntityId id) =>
        at.OwnerOrganization is not null ? AlertWords.Only(call.Find(id)?.By) : [];

    private static string Title(CallRecord call, EntityId id) => AlertWords.Quoted(call.Find(id)?.Application.Title);
}
