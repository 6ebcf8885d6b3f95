namespace Tracker.Domain.Topics;

/// <summary>Everything else that sources say: tables, counted statements, recommendations, scenarios, terms, places.</summary>
public static class Topic
{
    public static readonly SubjectKind Kind = new("topic", bodyRequired: false,
        [typeof(OfPeriod), typeof(OfTechnology), typeof(RoleHeld), typeof(ConcernStated),
            typeof(Selection), typeof(Breakdown), typeof(Decided), typeof(Guidance), typeof(LiaisonPoint), typeof(TakesPart), typeof(OfDocumentKind),
            typeof(OfCommittee), typeof(Foundational), typeof(OriginatesIn)],
        [new(typeof(OfSort)), new(typeof(Described))]);
}
