namespace Tracker.Domain.Parts;

[JsonDerivedType(typeof(Concur), "concur")]
public abstract record ConcurrenceCommand : Command;

/// <summary>The sender's answer to a position; it replaces their earlier one.</summary>
/// <param name="TextVersion">The text version that they read.</param>
/// <param name="Comment">Required to object and to concur with comment.</param>
public sealed record Concur(EntityId Point, int TextVersion, Answer Answer, string? Comment = null) : ConcurrenceCommand;

[JsonDerivedType(typeof(Concurred), "position.concurred")]
public abstract record ConcurrenceEvent : Event;
public sealed record Concurred(EntityId Point, int TextVersion, Answer Answer, string? Comment = null) : ConcurrenceEvent;
