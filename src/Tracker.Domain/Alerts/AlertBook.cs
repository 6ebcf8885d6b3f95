namespace Tracker.Domain.Alerts;

/// <summary>Of which changes a participant is told.</summary>
public enum AlertLevel { Nothing, Important, Everything }

/// <summary>A record that a participant follows.</summary>
/// <param name="Since">What was recorded before is no news, unless something else says how far they have read.</param>
/// <param name="Points">The agenda points that they follow more closely than the whole; null for none.</param>
public sealed record Followed(Choice<AlertLevel> Level, DateTimeOffset Since, ImmutableSortedDictionary<EntityId, Choice<AlertLevel>>? Points = null)
{
    public Choice<AlertLevel> Of(EntityId? point) => point is { } one ? Points?.GetValueOrDefault(one) ?? Nothing : Level;

    /// <summary>True if they are told of anything in it.</summary>
    [JsonIgnore]
    public bool IsOn => Level.Value != AlertLevel.Nothing || Points?.Values.Any(p => p.Value != AlertLevel.Nothing) is true;

    internal static readonly Choice<AlertLevel> Nothing = new(AlertLevel.Nothing);
}

/// <summary>How far a participant has read what happened in a record.</summary>
/// <param name="Versions">By compartment, the version up to which they have.</param>
/// <param name="Reminders">The keys of the reminders that they have read; null for none.</param>
public sealed record AlertsSeen(
    ActorId Record, ImmutableSortedDictionary<CompartmentId, long> Versions, ImmutableArray<string>? Reminders = null)
{
    /// <summary>Reminders of one record that are kept, the newest.</summary>
    public const int MostReminders = 500;

    /// <summary>Both together: nothing that was read is unread again.</summary>
    public AlertsSeen And(AlertsSeen more) => this with
    {
        Versions = more.Versions.Aggregate(Versions, (all, v) => v.Value > all.GetValueOrDefault(v.Key) ? all.SetItem(v.Key, v.Value) : all),
        Reminders = more.Reminders is { IsEmpty: false } keys ? [.. (Reminders ?? []).Except(keys).Concat(keys).TakeLast(MostReminders)] : Reminders,
    };

    /// <summary>The same, with the versions only of compartments that have none here.</summary>
    internal AlertsSeen WhereUnknown(ImmutableSortedDictionary<CompartmentId, long> versions) =>
        this with { Versions = versions.SetItems(Versions) };

    public bool HasRead(string reminder) => Reminders?.Contains(reminder) is true;
}

/// <summary>What one participant follows and has read: their own record, which nobody else reads.</summary>
/// <param name="Read">How far they have read each record.</param>
/// <param name="Waiting">Records of which they were told that there is something new, and that they have not read since.</param>
/// <param name="Mail">How they are told by mail; null until they have chosen anything.</param>
/// <param name="Waits">What they decided and can still take back; null for nothing.</param>
/// <param name="Refused">What was refused when its time had come; null for nothing.</param>
public sealed record AlertBook(
    ImmutableSortedDictionary<ActorId, Followed> Following, ImmutableSortedDictionary<ActorId, AlertsSeen> Read, ImmutableSortedSet<ActorId> Waiting,
    AlertMail? Mail = null, ImmutableSortedDictionary<EntityId, WaitingAct>? Waits = null, ImmutableSortedDictionary<EntityId, RefusedAct>? Refused = null)
{
    public static readonly AlertBook Empty = new(
        ImmutableSortedDictionary<ActorId, Followed>.Empty, ImmutableSortedDictionary<ActorId, AlertsSeen>.Empty, ImmutableSortedSet<ActorId>.Empty);

    /// <summary>Records that one participant follows, and points of one record.</summary>
    public const int Most = 2_000, MostPoints = 500;

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, WaitingAct> WaitingActs => Waits ?? ImmutableSortedDictionary<EntityId, WaitingAct>.Empty;

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, RefusedAct> RefusedActs => Refused ?? ImmutableSortedDictionary<EntityId, RefusedAct>.Empty;

    /// <summary>What waits at this place of a record's page; null for nothing.</summary>
    public KeyValuePair<EntityId, WaitingAct>? WaitsAt(ActorId record, string place) =>
        WaitingActs.Where(w => w.Value.Act.Record == record && w.Value.Act.Place == place).Select(w => (KeyValuePair<EntityId, WaitingAct>?)w)
            .FirstOrDefault();

    public Choice<AlertLevel> LevelOf(ActorId record, EntityId? point = null) => Following.GetValueOrDefault(record)?.Of(point) ?? Followed.Nothing;
}
