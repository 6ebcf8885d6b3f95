namespace Tracker.Domain.HostingPlans;

/// <summary>How far a venue is agreed.</summary>
public enum VenueStatus { Proposed, Reserved, Secured }

/// <summary>What a venue offers.</summary>
/// <param name="Capacity">How many people it seats; null if that is not known.</param>
/// <param name="Days">The days on which the meeting would be there.</param>
/// <param name="HeldUntil">The last day to which it is held without a contract; null if it is not.</param>
public sealed record VenueTerms(
    string Name, string Place, MeetingDays Days, VenueStatus Status = VenueStatus.Proposed, int? Capacity = null, DateOnly? HeldUntil = null)
{
    private const int MostSeats = 1_000_000;

    internal Rejection? Refuses(string field) =>
        TextLimits.Demands(Name, field + ".name", TextLimits.Name) ?? TextLimits.Demands(Place, field + ".place", TextLimits.Name)
        ?? Days.Refuses(field + ".days")
        ?? (Capacity is < 1 or > MostSeats ? Rejection.Invalid("A venue seats at least one person.", field + ".capacity") : null);
}

/// <summary>A place where the meeting could be.</summary>
/// <param name="LostFor">Why it is lost; null while it can be had.</param>
public sealed record VenueOption(EntityId Id, Choice<VenueTerms> Terms, string? LostFor = null)
{
    [JsonIgnore]
    public bool IsLost => LostFor is not null;
}
