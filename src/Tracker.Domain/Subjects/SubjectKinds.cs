using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Standards;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Subjects;

/// <summary>All kinds of subject; committee, organisation, person and topic need no rules of their own.</summary>
public static class SubjectKinds
{
    public static readonly WorkItemKind WorkItem = new();

    public static readonly StandardKind Standard = new();

    /// <summary>Bodies, study groups, working groups, Questions, initiatives.</summary>
    public static readonly SubjectKind Committee = new("committee", bodyRequired: false,
        [.. SubjectKind.CommonStatements, typeof(Founded), typeof(Ended), typeof(PartOf), typeof(RoleHeld), typeof(OfPeriod), typeof(OfTechnology)]);

    public static readonly SubjectKind Organization = new("organization", bodyRequired: false,
        [.. SubjectKind.CommonStatements, typeof(Founded), typeof(Ended), typeof(PartOf), typeof(RoleHeld)]);

    public static readonly SubjectKind Person = new("person", bodyRequired: false,
        [.. SubjectKind.CommonStatements, typeof(PartOf), typeof(RoleHeld)]);

    /// <summary>Everything else that sources say: tables, counted statements, recommendations, scenarios, terms, places.</summary>
    public static readonly SubjectKind Topic = new("topic", bodyRequired: false,
        [.. SubjectKind.CommonStatements, typeof(OfPeriod), typeof(OfTechnology), typeof(RoleHeld), typeof(ConcernStated)]);

    public static readonly ImmutableArray<SubjectKind> All = [WorkItem, Standard, Committee, Organization, Person, Topic];
}
