using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Grains;

/// <summary>What every record of a silo uses.</summary>
/// <param name="Snapshots">The store of snapshots.</param>
/// <param name="Seal">Marks snapshots and milestones as written by this installation; without one they are not marked.</param>
/// <param name="Signal">Raised after claims or a watch were committed.</param>
/// <param name="Changed">Takes the records that changed, for those who follow them.</param>
/// <param name="Held">Hears of acts that wait to go out.</param>
public sealed record RecordServices(
    IEventLog Log, IMilestones Milestones, RecordKinds Kinds, TimeProvider Time, ILogger<RecordGrain> Logger,
    [FromKeyedServices(RecordGrain.SnapshotStore)] IGrainStorage Snapshots, ISeal? Seal = null,
    CommitSignal? Signal = null, ChangedRecords? Changed = null, HeldSignal? Held = null);
