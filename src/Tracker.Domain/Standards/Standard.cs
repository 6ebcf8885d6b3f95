using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Standards;

/// <summary>Published standards: editions, origin, adoptions, and the authorship that the body removed from the text.</summary>
public static class Standard
{
    public static readonly SubjectKind Kind = new("standard", bodyRequired: true,
    [
        typeof(OfDocumentKind), typeof(OfCommittee), typeof(OfPeriod), typeof(OfTechnology), typeof(Foundational), typeof(StatusReached),
        typeof(Editor), typeof(SupportingMember), typeof(OriginatesIn), typeof(ConcernStated), typeof(TakesPart),
        typeof(Decided), typeof(LiaisonPoint), typeof(Edition), typeof(FromWorkItem), typeof(Adoption), typeof(Uptake),
    ],
    [new(typeof(Identified)), new(typeof(OfCommittee)), new(typeof(OfDocumentKind)), new(typeof(StatusReached), From: true), new(typeof(FromWorkItem))],
    StepRule.Of, DocumentDetail.Of);
}
