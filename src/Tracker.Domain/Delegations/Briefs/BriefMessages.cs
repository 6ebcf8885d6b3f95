namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(FreezeBrief), "freeze-brief")]
public abstract record BriefCommand : Command;

/// <summary>By the head or a spokesperson: keeps the delegation as it stands under a name.</summary>
public sealed record FreezeBrief(EntityId Id, string Name) : BriefCommand;

[JsonDerivedType(typeof(BriefFrozen), "brief.frozen")]
public abstract record BriefEvent : Event;
public sealed record BriefFrozen(EntityId Id, string Name) : BriefEvent;
