using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>A command to a delegation. Each topic narrows it.</summary>
public abstract record DelegationCommand : Command;

/// <summary>An event of a delegation. Each topic narrows it.</summary>
public abstract record DelegationEvent : Event;
