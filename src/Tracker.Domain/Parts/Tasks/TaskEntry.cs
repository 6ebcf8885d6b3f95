namespace Tracker.Domain.Parts;

/// <summary>Something to do before or at a gathering.</summary>
/// <param name="Owner">Who does it; null if unassigned.</param>
/// <param name="Due">The last day, or null.</param>
/// <param name="From">The playbook that it is a step of, or null.</param>
public sealed record TaskEntry(
    EntityId Id, Field Title, Choice<ParticipantId?> Owner, Choice<DateOnly?> Due, Choice<bool> Done, ActorId? From = null);
