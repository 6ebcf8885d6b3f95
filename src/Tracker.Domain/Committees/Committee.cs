namespace Tracker.Domain.Committees;

/// <summary>Bodies, study groups, working groups, Questions, initiatives.</summary>
public static class Committee
{
    public static readonly SubjectKind Kind = new("committee", bodyRequired: false,
        [typeof(Founded), typeof(Ended), typeof(PartOf), typeof(RoleHeld), typeof(OfPeriod), typeof(OfTechnology),
            typeof(WorksOn), typeof(BodyRule), typeof(Decided), typeof(Transparency), typeof(Safeguard)],
        [new(typeof(AlsoNamed)), new(typeof(OfSort)), new(typeof(PartOf)), new(typeof(WorksOn)), new(typeof(Founded))]);
}
