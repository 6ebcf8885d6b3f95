namespace Tracker.Domain.Delegations;

/// <summary>The answer of a participant, or that there is none.</summary>
public enum Reply { NoReply, Concur, ConcurWithComment, Object, Abstain, Recuse }

/// <param name="Given">Null with <see cref="Reply.NoReply"/>.</param>
public sealed record ConcurrenceLine(ParticipantId Participant, string Name, RosterRole Role, Reply Reply, bool IsStale, Concurrence? Given);

/// <summary>How each participant answered to a position.</summary>
public static class ConcurrenceSheet
{
    /// <summary>
    /// One line per participant on the roster that day, without observers, ordered by name; empty for an unknown point. For a final position
    /// it is the roster at the time at which it became final.
    /// </summary>
    public static ImmutableArray<ConcurrenceLine> Of(DelegationState delegation, EntityId point, DateOnly day)
    {
        return !delegation.Positions.TryGetValue(point, out var position) ? [] :
        [
            .. delegation.Roster.Values
                .Where(r => r.Role.Value != RosterRole.Observer && (FinalAt(position) is { } final ? WasOn(r, position, final) : r.Covers(day)))
                .GroupBy(r => r.Participant)
                .Select(own => LineOf(own.MaxBy(r => r.Role.Value)!, position))
                .OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Participant.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>When the position became final; null if it is not.</summary>
    public static DateTimeOffset? FinalAt(Position position) => position.State.Is(PositionState.Final) ? position.State.At : null;

    /// <summary>
    /// True if the entry covers the day on which the position became final and was there by then. Role and last day are set when an entry is
    /// made: if both were set later, it is taken as made later, unless its participant had answered.
    /// </summary>
    private static bool WasOn(RosterEntry entry, Position position, DateTimeOffset final) =>
        entry.Covers(DateOnly.FromDateTime(final.UtcDateTime))
        && !(entry.Role.At > final && entry.To.At > final && !position.Concurrences.ContainsKey(entry.Participant));

    private static ConcurrenceLine LineOf(RosterEntry entry, Position position)
    {
        var given = position.Concurrences.GetValueOrDefault(entry.Participant);
        return new(entry.Participant, entry.Name, entry.Role.Value, ReplyOf(given?.Answer), given?.IsStale(position.TextVersion) ?? false, given);
    }

    private static Reply ReplyOf(Answer? answer) => answer is { } given ? Enum.Parse<Reply>(given.ToString()) : Reply.NoReply;
}
