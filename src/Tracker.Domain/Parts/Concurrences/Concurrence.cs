namespace Tracker.Domain.Parts;

/// <summary>How a participant answers a position.</summary>
public enum Answer { Concur, ConcurWithComment, Object, Abstain, Recuse }

/// <summary>An answer to one text version of a position.</summary>
/// <param name="OnBehalfOf">The organisation or office for which it was given.</param>
public sealed record Concurrence(
    ParticipantId Participant, Answer Answer, int TextVersion, DateTimeOffset At, string? Comment = null, GroupId? OnBehalfOf = null)
{
    /// <summary>True if the position has changed since the answer.</summary>
    /// <param name="current">The text version now.</param>
    public bool IsStale(int current) => TextVersion != current;
}
