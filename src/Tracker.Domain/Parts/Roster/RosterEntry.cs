namespace Tracker.Domain.Parts;

/// <summary>One participant in one role for some days, both inclusive; a missing day is open.</summary>
/// <param name="AddedAt">When it was entered; null in a state that was kept by an earlier version.</param>
public sealed record RosterEntry(
    EntityId Id, ParticipantId Participant, string Name, GroupId Organization, Choice<RosterRole> Role, Choice<DateOnly?> To, DateOnly? From = null,
    DateTimeOffset? AddedAt = null)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To.Value is null || day <= To.Value);

    /// <summary>True if the participant was on the roster at this time: a day that was entered only later does not count.</summary>
    public bool WasOn(DateTimeOffset time) => Covers(DateOnly.FromDateTime(time.UtcDateTime)) && !(AddedAt > time);

    public static RosterEntry Of(RosterEntryAdded e, Recorded recorded) =>
        new(e.Id, e.Participant, e.Name, e.Organization,
            new(e.Role, recorded.Version, recorded.By, recorded.At), new(e.To, recorded.Version, recorded.By, recorded.At), e.From, recorded.At);

    public RosterLine Line => new(Participant, Role.Value, From, To.Value);
}
