using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>What a participant answers to a position.</summary>
public enum Answer { Concur, ConcurWithComment, Object, Abstain, Recuse }

/// <summary>An answer to one text version of a position.</summary>
/// <param name="OnBehalfOf">The organisation or office for which it was given.</param>
public sealed record Concurrence(
    ParticipantId Participant, Answer Answer, int TextVersion, DateTimeOffset At, string? Comment = null, GroupId? OnBehalfOf = null)
{
    /// <summary>True where the position's stance or text changed since.</summary>
    public bool IsStale(Position position) => TextVersion != position.TextVersion;
}
