namespace Tracker.Grains;

/// <summary>Stores the state of a text about every thousand events, so that its history opens quickly at any version.</summary>
internal sealed partial class MilestoneWriter(IMilestones milestones, ActorId actor, RecordKind kind, ISeal? seal, ILogger logger)
{
    public const int Every = 1_000;
    private bool writing;

    /// <summary>Called after commits. Never fails and never waits.</summary>
    public void Passed(long before, RecordSnapshot now)
    {
        if (before / Every == now.Version / Every || writing) return;
        writing = true;
        _ = Write(now);
    }

    private async Task Write(RecordSnapshot snapshot)
    {
        try
        {
            // The state is immutable, so another thread can serialize it while people type.
            var bytes = await Task.Run(() => SnapshotSeals.Write(kind, snapshot, seal));
            await milestones.Add(actor, snapshot.Version, snapshot.At, bytes);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Unwritten(actor.Value, snapshot.Version, e.Message);
        }
        finally
        {
            writing = false;
        }
    }

    [LoggerMessage(1103, LogLevel.Information, "Milestone {Version} of {Actor} could not be written; its history opens more slowly there. {Reason}")]
    private partial void Unwritten(string actor, long version, string reason);
}
