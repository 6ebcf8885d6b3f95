namespace Tracker.Domain.Delegations;

/// <summary>A point of the gathering's agenda on which the delegation takes a position.</summary>
/// <param name="Number">As the gathering numbers it, such as <c>7.2</c>.</param>
/// <param name="WorkItems">The work items it covers, in the order in which they were linked.</param>
/// <param name="Removed">True if it was removed from the agenda; its position stays readable but cannot be changed.</param>
public sealed record AgendaPoint(EntityId Id, Field Number, Field Title, ImmutableArray<ActorId> WorkItems, bool Removed = false);
