namespace Tracker.Storage;

/// <summary>Places on rosters that were offered. An offer is answered once; the time of each counts toward the limit of its inviter.</summary>
public interface IInvitations
{
    Task Add(OfferedPlace place, CancellationToken cancellation = default);

    /// <summary>The offers to a participant after a time that were not answered, oldest first.</summary>
    Task<IReadOnlyList<OfferedPlace>> Open(ParticipantId participant, DateTimeOffset since, CancellationToken cancellation = default);

    /// <summary>The offers of a delegation after a time that were not answered, oldest first.</summary>
    Task<IReadOnlyList<OfferedPlace>> Sent(ActorId delegation, DateTimeOffset since, CancellationToken cancellation = default);

    /// <summary>How many places a participant offered after a time, answered or not.</summary>
    Task<long> CountBy(ParticipantId invitedBy, DateTimeOffset since, CancellationToken cancellation = default);

    /// <summary>The offer was answered or withdrawn; false if the participant has no such open offer.</summary>
    Task<bool> End(EntityId place, ParticipantId participant, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Removes what was offered at this time or earlier.</summary>
    Task Forget(DateTimeOffset offeredBefore, CancellationToken cancellation = default);
}

/// <summary>A place on the roster of a delegation, offered to a participant by its head.</summary>
/// <param name="Organization">The organisation under which the participant would be on the roster.</param>
/// <param name="From">First day; null is open.</param>
/// <param name="To">Last day; null is open.</param>
/// <param name="Name">The invited as the head named them; empty for an offer that an earlier version stored.</param>
/// <param name="Email">The address as the head wrote it; empty for such an offer.</param>
public sealed record OfferedPlace(
    EntityId Id, ParticipantId Participant, ParticipantId InvitedBy, ActorId Delegation, GroupId Organization, RosterRole Role,
    DateOnly? From, DateOnly? To, DateTimeOffset InvitedAt, string Name = "", string Email = "");
