namespace Tracker.Domain.Parts;

/// <summary>Changes of the roster, by the head.</summary>
[JsonDerivedType(typeof(AddToRoster), "add-to-roster")]
[JsonDerivedType(typeof(ChangeRole), "change-role")]
[JsonDerivedType(typeof(EndRosterEntry), "end-roster-entry")]
[JsonDerivedType(typeof(HandOverHeadship), "hand-over-headship")]
public abstract record RosterCommand : Command;

/// <param name="Organization">An <c>org/</c> or <c>office/</c> group.</param>
/// <param name="From">First day, or null for any day before.</param>
/// <param name="To">Last day, inclusive, or null for open.</param>
public sealed record AddToRoster(
    EntityId Id, ParticipantId Participant, string Name, GroupId Organization, RosterRole Role, DateOnly? From = null, DateOnly? To = null) : RosterCommand;

public sealed record ChangeRole(EntityId Id, RosterRole Was, RosterRole To) : RosterCommand;

/// <summary>Sets the last day of an entry, inclusive; null opens it again.</summary>
public sealed record EndRosterEntry(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : RosterCommand;

/// <summary>Makes another entry the head, and the former head a member, at once.</summary>
public sealed record HandOverHeadship(EntityId From, EntityId To) : RosterCommand;

[JsonDerivedType(typeof(RosterEntryAdded), "roster.entry-added")]
[JsonDerivedType(typeof(RoleChanged), "roster.role-changed")]
[JsonDerivedType(typeof(RosterEntryEnded), "roster.entry-ended")]
public abstract record RosterEvent : Event;

public sealed record RosterEntryAdded(
    EntityId Id, ParticipantId Participant, string Name, GroupId Organization, RosterRole Role, DateOnly? From = null, DateOnly? To = null) : RosterEvent;

public sealed record RoleChanged(EntityId Id, RosterRole Was, RosterRole To) : RosterEvent;
public sealed record RosterEntryEnded(EntityId Id, DateOnly? Was = null, DateOnly? To = null) : RosterEvent;
