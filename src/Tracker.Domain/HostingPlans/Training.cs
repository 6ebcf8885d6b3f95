namespace Tracker.Domain.HostingPlans;

/// <summary>A training day that is attached to a hosted meeting.</summary>
/// <param name="Host">Who holds it.</param>
/// <param name="Practices">What is taught.</param>
public sealed record TrainingDay(string Title, string Host, DateOnly On, string Practices)
{
    internal Rejection? Refuses(string field) =>
        TextLimits.Demands(Title, field + ".title", TextLimits.Title) ?? TextLimits.Demands(Host, field + ".host", TextLimits.Title)
        ?? TextLimits.Demands(Practices, field + ".practices", TextLimits.Body) ?? new MeetingDays(On, On).Refuses(field + ".on");
}

/// <summary>A role that somebody had after a training.</summary>
/// <param name="Role">What they are called there, such as associate rapporteur.</param>
/// <param name="In">The committee, work item or other record in which they have it.</param>
public sealed record LaterRole(string Role, Reference In, PartialDate Since, string Source);

/// <summary>A participant of the training, whom only the office that invited them reads.</summary>
/// <param name="Roles">Roles that they had afterwards; null before the first.</param>
public sealed record Trainee(EntityId Id, InvitedExpert Person, ImmutableList<LaterRole>? Roles = null)
{
    /// <summary>Participants whom one office invites, and roles of one of them.</summary>
    public const int Most = 500, MostRoles = 50;

    [JsonIgnore]
    public ImmutableList<LaterRole> AllRoles => Roles ?? [];
}
