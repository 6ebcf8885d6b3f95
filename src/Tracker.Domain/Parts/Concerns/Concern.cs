using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Parts;

/// <summary>A concern of a participant about a subject, for the audience of its compartment.</summary>
/// <param name="Withdrawn">When its author withdrew it, or null; it stays in the list.</param>
public sealed record Concern(
    EntityId Id, ConcernKind Kind, string Reason, ParticipantId By, DateTimeOffset At, ImmutableList<ConcernAnswer> Answers, DateTimeOffset? Withdrawn = null);

public sealed record ConcernAnswer(EntityId Id, string Text, ParticipantId By, DateTimeOffset At);
