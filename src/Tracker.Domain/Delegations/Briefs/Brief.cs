namespace Tracker.Domain.Delegations;

/// <summary>The delegation as it stood when somebody gave it a name: a version of the compartment that can be read later.</summary>
/// <param name="Version">The version of <c>delegation</c>.</param>
public sealed record Brief(EntityId Id, string Name, long Version, ParticipantId By, DateTimeOffset At);
