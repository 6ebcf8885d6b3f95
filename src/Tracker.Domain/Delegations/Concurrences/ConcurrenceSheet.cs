namespace Tracker.Domain.Delegations;

/// <summary>What stands on the sheet for a participant, with the missing answer as an answer of its own.</summary>
public enum Reply { NoReply, Concur, ConcurWithComment, Object, Abstain, Recuse }

/// <param name="Given">Null with <see cref="Reply.NoReply"/>.</param>
public sealed record ConcurrenceLine(ParticipantId Participant, string Name, RosterRole Role, Reply Reply, bool IsStale, Concurrence? Given);

/// <summary>Who agreed to a position and who did not answer.</summary>
public static class ConcurrenceSheet
{
    /// <summary>One line for each participant on the roster on a day, without observers, ordered by name; empty for an unknown point.</summary>
    public static ImmutableArray<ConcurrenceLine> Of(DelegationState delegation, EntityId point, DateOnly day)
    {
        if (!delegation.Positions.TryGetValue(point, out var position)) return [];
        return
        [
            .. delegation.Roster.Values
                .Where(r => r.Role.Value != RosterRole.Observer && r.Covers(day))
                .GroupBy(r => r.Participant)
                .Select(own => LineOf(own.MaxBy(r => r.Role.Value)!, position))
                .OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Participant.Value, StringComparer.Ordinal),
        ];
    }

    private static ConcurrenceLine LineOf(RosterEntry entry, Position position)
    {
        var given = position.Concurrences.GetValueOrDefault(entry.Participant);
        return new(entry.Participant, entry.Name, entry.Role.Value, ReplyOf(given?.Answer), given?.IsStale(position.TextVersion) ?? false, given);
    }

    private static Reply ReplyOf(Answer? answer) => answer switch
    {
        Answer.Concur => Reply.Concur,
        Answer.ConcurWithComment => Reply.ConcurWithComment,
        Answer.Object => Reply.Object,
        Answer.Abstain => Reply.Abstain,
        Answer.Recuse => Reply.Recuse,
        _ => Reply.NoReply,
    };
}
