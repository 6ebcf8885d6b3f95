namespace Tracker.Domain.Parts;

/// <summary>One participant in one role for some days, both inclusive; a missing day is open.</summary>
public sealed record RosterEntry(
    EntityId Id, ParticipantId Participant, string Name, GroupId Organization, Choice<RosterRole> Role, Choice<DateOnly?> To, DateOnly? From = null)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To.Value is null || day <= To.Value);

    public static RosterEntry Of(RosterEntryAdded e, Recorded recorded) =>
        new(e.Id, e.Participant, e.Name, e.Organization,
            new(e.Role, recorded.Version, recorded.By, recorded.At), new(e.To, recorded.Version, recorded.By, recorded.At), e.From);

    public RosterLine Line => new(Participant, Role.Value, From, To.Value);
}
