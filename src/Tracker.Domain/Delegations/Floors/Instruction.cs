namespace Tracker.Domain.Delegations;

/// <summary>That a delegate has read a version of an instruction.</summary>
public sealed record Acknowledged(int Version, DateTimeOffset At);

/// <summary>What the head tells those in the room to do on one agenda point.</summary>
/// <param name="Version">Incremented with every change; the first is 1.</param>
/// <param name="Text">Null if it was taken back.</param>
/// <param name="Before">The text that it replaced, or null.</param>
/// <param name="Acknowledgements">The latest of each delegate, even of an earlier version.</param>
public sealed record Instruction(
    int Version, ParticipantId By, DateTimeOffset At, ImmutableSortedDictionary<ParticipantId, Acknowledged> Acknowledgements,
    string? Text = null, string? Before = null)
{
    /// <summary>When a delegate acknowledged the version that stands; null if they have not.</summary>
    public DateTimeOffset? AcknowledgedBy(ParticipantId who) =>
        Acknowledgements.GetValueOrDefault(who) is { } one && one.Version == Version ? one.At : null;

    /// <summary>Those who are to acknowledge it: all who may write positions that day, without the one who gave it. Nobody if it was taken back.</summary>
    public IEnumerable<ParticipantId> Asked(DelegationState delegation, DateOnly today) => Text is null ? [] :
        delegation.Roster.Values.Where(r => r.Covers(today) && DelegationAccess.WritesPositions(r.Role.Value) && r.Participant != By)
            .Select(r => r.Participant).Distinct();

    /// <summary>Those of them who have not acknowledged the version that stands.</summary>
    public IEnumerable<ParticipantId> OwedBy(DelegationState delegation, DateOnly today) =>
        Asked(delegation, today).Where(p => AcknowledgedBy(p) is null);
}
