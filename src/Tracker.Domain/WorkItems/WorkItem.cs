namespace Tracker.Domain.WorkItems;

/// <summary>Work items: planned texts with status, editors, supporting members, contributions and relations.</summary>
public static class WorkItem
{
    public static readonly SubjectKind Kind = new("work-item", bodyRequired: true,
    [
        typeof(OfDocumentKind), typeof(OfCommittee), typeof(OfPeriod), typeof(OfTechnology), typeof(Foundational), typeof(StatusReached),
        typeof(Editor), typeof(SupportingMember), typeof(Contribution), typeof(ContributionOutcome), typeof(OriginatesIn), typeof(ConcernStated),
        typeof(TakesPart), typeof(Decided), typeof(LiaisonPoint),
    ],
    [new(typeof(Identified)), new(typeof(OfCommittee)), new(typeof(OfDocumentKind)), new(typeof(StatusReached), From: true)], StepRule.Of, DocumentDetail.Of);
}
