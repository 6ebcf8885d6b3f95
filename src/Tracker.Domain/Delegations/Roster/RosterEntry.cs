using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>One participant in one role for some days, both inclusive; a missing day is open.</summary>
public sealed record RosterEntry(
    EntityId Id, ParticipantId Participant, string Name, GroupId Organization, Choice<RosterRole> Role, Choice<DateOnly?> To, DateOnly? From = null)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To.Value is null || day <= To.Value);

    public RosterLine Line => new(Participant, Role.Value, From, To.Value);
}
