namespace Tracker.Domain.Persons;

/// <summary>People who take part in the work of bodies.</summary>
public static class Person
{
    public static readonly SubjectKind Kind = new("person", bodyRequired: false,
        [typeof(PartOf), typeof(RoleHeld), typeof(PersonalName), typeof(Affiliated)],
        [new(typeof(PersonalName)), new(typeof(Affiliated), From: true), new(typeof(OfCountry))]);
}
