using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Grains;

/// <summary>What every record of a silo works with.</summary>
/// <param name="Snapshots">Where snapshots are kept.</param>
public sealed record RecordServices(
    IEventLog Log, IMilestones Milestones, RecordKinds Kinds, TimeProvider Time, ILogger<RecordGrain> Logger,
    [FromKeyedServices(RecordGrain.SnapshotStore)] IGrainStorage Snapshots);
