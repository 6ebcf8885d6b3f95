namespace Tracker.Domain.Parts;

/// <summary>A note in one compartment, for its audience only.</summary>
/// <param name="About">The entity that it is about. Not checked, because the author may have no access to its compartment.</param>
public sealed record Note(EntityId Id, Field Text, ParticipantId Author, DateTimeOffset WrittenAt, EntityId? About = null);
