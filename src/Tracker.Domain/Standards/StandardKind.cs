using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Standards;

/// <summary>Published standards: editions, origin, adoptions, and the authorship that the body removed from the text.</summary>
public sealed class StandardKind() : SubjectKind("standard", bodyRequired: true, [.. CommonStatements, .. OwnStatements])
{
    public static readonly ImmutableArray<Type> OwnStatements =
    [
        typeof(OfDocumentKind), typeof(OfCommittee), typeof(OfPeriod), typeof(OfTechnology), typeof(Foundational), typeof(StatusReached),
        typeof(Editor), typeof(SupportingMember), typeof(OriginatesIn), typeof(ConcernStated), typeof(Edition), typeof(FromWorkItem), typeof(Adoption),
    ];

    protected override ForbiddenStep? ForbiddenStep(SubjectState state, Assertion claim) => StepRule.Of(state, claim);
    protected override ImmutableSortedDictionary<string, string> Detail(SubjectState state) => DocumentDetail.Of(state, base.Detail(state));
}
