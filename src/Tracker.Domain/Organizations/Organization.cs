namespace Tracker.Domain.Organizations;

/// <summary>Companies, universities, institutes, associations and agencies that take part in the work of bodies.</summary>
public static class Organization
{
    public static readonly SubjectKind Kind = new("organization", bodyRequired: false,
        [typeof(Founded), typeof(Ended), typeof(PartOf), typeof(RoleHeld),
            typeof(CountryAttributed), typeof(Associated), typeof(Guidance), typeof(LiaisonPoint), typeof(BodyRule)],
        [new(typeof(AlsoNamed)), new(typeof(OfSort)), new(typeof(OfCountry)), new(typeof(PartOf))]);
}
