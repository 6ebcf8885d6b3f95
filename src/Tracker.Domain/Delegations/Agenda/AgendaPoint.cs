namespace Tracker.Domain.Delegations;

/// <summary>A point of the gathering's agenda on which the delegation takes a position.</summary>
/// <param name="Number">As the gathering numbers it, such as <c>7.2</c>.</param>
/// <param name="WorkItems">The work items it covers, in the order in which they were linked.</param>
/// <param name="Removed">True if it was removed from the agenda; its position stays readable but cannot be changed.</param>
/// <param name="Assigned">Who has a role at it, in the order in which they took it; null if no one ever had. The spokesperson is kept with the
/// position.</param>
public sealed record AgendaPoint(
    EntityId Id, Field Number, Field Title, ImmutableArray<ActorId> WorkItems, bool Removed = false,
    ImmutableSortedDictionary<PointRole, ImmutableArray<ParticipantId>>? Assigned = null);
