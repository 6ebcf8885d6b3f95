namespace Tracker.Domain.Alerts;

[JsonDerivedType(typeof(OpenAlerts), "open-alerts")]
[JsonDerivedType(typeof(FollowRecord), "follow-record")]
[JsonDerivedType(typeof(ReadAlerts), "read-alerts")]
[JsonDerivedType(typeof(RingAlerts), "ring-alerts")]
public abstract record AlertCommand : Command;

/// <summary>Creates the participant's own record; does nothing if it exists.</summary>
public sealed record OpenAlerts : AlertCommand;

/// <summary>Follow a record or one of its agenda points, or no longer.</summary>
/// <param name="Was">The level that the sender saw.</param>
/// <param name="Point">An agenda point of a delegation; null for the whole record.</param>
/// <param name="Seen">The versions that the sender has on the screen: what was before is no news. Null if they have not opened the record.</param>
public sealed record FollowRecord(
    ActorId Record, AlertLevel Was, AlertLevel To, EntityId? Point = null, ImmutableSortedDictionary<CompartmentId, long>? Seen = null) : AlertCommand;

/// <summary>The participant has read the alerts of these records up to here.</summary>
public sealed record ReadAlerts(ImmutableArray<AlertsSeen> Read) : AlertCommand;

/// <summary>Sent by the program: there is something new in these records. What it is, is read when it is shown.</summary>
public sealed record RingAlerts(ImmutableArray<ActorId> Records) : AlertCommand;

[JsonDerivedType(typeof(AlertsOpened), "alerts.opened")]
[JsonDerivedType(typeof(RecordFollowed), "alerts.followed")]
[JsonDerivedType(typeof(AlertsRead), "alerts.read")]
[JsonDerivedType(typeof(AlertsRung), "alerts.rung")]
public abstract record AlertEvent : Event;

public sealed record AlertsOpened : AlertEvent;

public sealed record RecordFollowed(
    ActorId Record, AlertLevel Was, AlertLevel To, EntityId? Point = null, ImmutableSortedDictionary<CompartmentId, long>? Seen = null) : AlertEvent;

public sealed record AlertsRead(ImmutableArray<AlertsSeen> Read) : AlertEvent;

public sealed record AlertsRung(ImmutableArray<ActorId> Records) : AlertEvent;
