namespace Tracker.Domain.WorkItems;

/// <summary>Statuses must follow each other as the body's procedure allows. Hearsay is not a step.</summary>
public static class StepRule
{
    public static ForbiddenStep? Of(SubjectState state, Assertion claim) => claim is { Hearsay: null, Statement: StatusReached step }
        ? StatusHistory.Of(state.Book, step.Body).Forbids(StatusRules.For(step.Body ?? state.Body), step, claim.Valid)
        : null;
}
