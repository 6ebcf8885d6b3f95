using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;

namespace Tracker.Domain.WorkItems;

/// <summary>Work items: planned texts with status, editors, supporting members, contributions and relations.</summary>
public sealed class WorkItemKind() : SubjectKind("work-item", bodyRequired: true, [.. CommonStatements, .. OwnStatements])
{
    public static readonly ImmutableArray<Type> OwnStatements =
    [
        typeof(OfDocumentKind), typeof(OfCommittee), typeof(OfPeriod), typeof(OfTechnology), typeof(Foundational), typeof(StatusReached),
        typeof(Editor), typeof(SupportingMember), typeof(Contribution), typeof(ContributionOutcome), typeof(OriginatesIn), typeof(ConcernStated),
    ];

    protected override ForbiddenStep? ForbiddenStep(SubjectState state, Assertion claim) => StepRule.Of(state, claim);
    protected override ImmutableSortedDictionary<string, string> Detail(SubjectState state) => DocumentDetail.Of(state, base.Detail(state));
}
