namespace Tracker.Domain.HostingPlans;

/// <summary>How far the visa of an invited expert is.</summary>
public enum VisaStatus { ToApply, Applied, Appointment, Issued, NotNeeded, Refused, Withdrawn }

/// <summary>An expert who is invited to the meeting, as a letter names them.</summary>
public sealed record InvitedExpert(string Name, string Organization, string Country)
{
    internal Rejection? Refuses(string field) =>
        TextLimits.Demands(Name, field + ".name", TextLimits.Name) ?? TextLimits.Demands(Organization, field + ".organization", TextLimits.Title)
        ?? TextLimits.Demands(Country, field + ".country", TextLimits.Name);
}

/// <summary>The visa case of an invited expert, which only the office that tracks it reads.</summary>
/// <param name="LetterSent">When the invitation letter was sent; null before.</param>
/// <param name="On">The day of the status, such as that of the appointment; null if it is not known.</param>
/// <param name="Note">What the office noted with the status; for a withdrawn case why it ended.</param>
public sealed record VisaCase(
    EntityId Id, Choice<InvitedExpert> Expert, Choice<VisaStatus> Status, DateOnly? LetterSent = null, DateOnly? On = null, string? Note = null)
{
    /// <summary>Cases that one office tracks for one meeting.</summary>
    public const int Most = 1_000;

    /// <summary>True while it is not known whether the expert can enter.</summary>
    [JsonIgnore]
    public bool IsOpen => Status.Value is VisaStatus.ToApply or VisaStatus.Applied or VisaStatus.Appointment;
}
