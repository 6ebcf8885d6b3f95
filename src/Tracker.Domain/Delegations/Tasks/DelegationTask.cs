using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>Something to do before or at the gathering.</summary>
/// <param name="Owner">Who does it, or null while nobody has taken it.</param>
/// <param name="Due">The last day, or null.</param>
public sealed record DelegationTask(EntityId Id, Field Title, Choice<ParticipantId?> Owner, Choice<DateOnly?> Due, Choice<bool> Done);
