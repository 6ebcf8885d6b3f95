namespace Tracker.Storage;

/// <summary>Until when each participant has looked at what happened.</summary>
public interface ILooks
{
    /// <summary>Null if the participant never looked.</summary>
    Task<DateTimeOffset?> Last(ParticipantId participant, CancellationToken cancellation = default);

    /// <summary>Does nothing if the participant has looked at something later.</summary>
    Task Set(ParticipantId participant, DateTimeOffset at, CancellationToken cancellation = default);
}
