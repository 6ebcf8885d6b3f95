namespace Tracker.Domain.Topics;

/// <summary>Everything else that sources say: tables, counted statements, recommendations, scenarios, terms, places.</summary>
public static class Topic
{
    public static readonly SubjectKind Kind = new("topic", bodyRequired: false,
        [typeof(OfPeriod), typeof(OfTechnology), typeof(RoleHeld), typeof(ConcernStated)]);
}
