using Tracker.Domain.Alerts;

namespace Tracker.Server.Alerts;

/// <summary>What the program says to a participant's own record.</summary>
public sealed class OwnRecord(IGrainFactory grains, RecordKinds kinds)
{
    private readonly RecordKind kind = kinds.Find(AlertsKind.Word)!;

    /// <summary>Sends a command; null if it was accepted. Throws <see cref="IOException"/> if that is not known.</summary>
    public async Task<Rejection?> Send(ParticipantId participant, Command command)
    {
        var outcome = await grains.Record(AlertsKind.Of(participant)).SendAsProgram(kind, CompartmentId.Own(participant), command);
        return outcome.Result == Result.Unknown ? throw new IOException($"It is not known whether {command.GetType().Name} is stored.") : outcome.Rejection;
    }
}
